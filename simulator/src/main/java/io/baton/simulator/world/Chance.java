package io.baton.simulator.world;

/**
 * Random numbers that depend on nothing but what they are for: the same order meets the same luck
 * under another policy, in another thread, and whatever was drawn before.
 */
public final class Chance {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** A double has so many random bits. */
  private static final int BITS = 53;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /** The numbers for the n-th time that something happens in an order. */
  public static Chance of(long seed, long order, String what, int number) {
    return new Chance(mixed(mixed(mixed(seed) ^ order) ^ what.hashCode()) ^ number * GOLDEN);
  }

  /** Numbers for a part of it, whatever is drawn here. */
  public Chance part(int number) {
    return new Chance(mixed(state ^ (number + 1) * GOLDEN));
  }

  /** From 0 up to but not including 1. */
  double next() {
    state += GOLDEN;
    return (mixed(state) >>> (Long.SIZE - BITS)) * 0x1.0p-53;
  }

  /** Whether what has that probability happens. */
  public boolean happens(double probability) {
    return next() < probability;
  }

  /** A number of the exponential distribution with the mean 1. */
  public double exponential() {
    return -Math.log(1 - next());
  }

  /** A number of the standard normal distribution, by Box and Muller. */
  double normal() {
    return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  }

  /** The finalizer of SplitMix64: every bit of the result depends on every bit of the number. */
  private static long mixed(long number) {
    long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
