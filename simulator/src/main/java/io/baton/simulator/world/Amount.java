package io.baton.simulator.world;

/** A number that chance draws: of milliseconds, of money, of degrees. */
public sealed interface Amount {

  /** Always the same. */
  record Constant(double value) implements Amount {}

  /** Any between two, equally likely. */
  record Uniform(double from, double to) implements Amount {}

  /** Of what happens at any moment with the same probability. */
  record Exponential(double mean) implements Amount {}

  /** Lognormal: mostly about the median, seldom very much more. */
  record Skewed(double median, double p95) implements Amount {
    /** So many standard deviations above its mean, 95 % of a normal distribution lie below. */
    private static final double OF_95 = 1.6448536269514722;

    double sigma() {
      return Math.log(p95 / median) / OF_95;
    }
  }

  /** Draws one. */
  default double draw(Chance chance) {
    return switch (this) {
      case Constant(double value) -> value;
      case Uniform(double from, double to) -> from + (to - from) * chance.next();
      case Exponential(double mean) -> mean * chance.exponential();
      case Skewed skewed -> skewed.median() * Math.exp(skewed.sigma() * chance.normal());
    };
  }
}
