package io.baton.simulator.report;

import io.baton.simulator.run.OrderFigures;
import io.baton.simulator.run.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What is different under another policy, for the same orders in the same world.
 *
 * <p>Each confidence interval comes from batches: the orders are cut into 20 parts, the difference
 * is taken in each, and Student's distribution says how far the mean of 20 such may be off.
 */
public final class Changes {
  /** Fewer orders than that say nothing. */
  public static final int FEWEST_ORDERS = 200;

  private static final int BATCHES = 20;

  /** Of Student's distribution with 19 degrees of freedom, for a probability of 95 %. */
  private static final double T_95 = 2.093;

  private Changes() {}

  /** In which unit something is told. */
  public enum Unit {
    SHARE,
    NUMBER,
    TIME
  }

  /**
   * Something measured under both policies.
   *
   * @param margin with a confidence of 95 %, the difference is off by no more than that
   */
  public record Change(String what, Unit unit, double before, double after, double margin) {
    public double difference() {
      return after - before;
    }

    /** Whether it can be told from chance. */
    public boolean isSure() {
      return Math.abs(difference()) > margin;
    }
  }

  @FunctionalInterface
  private interface Measure {
    double of(OrderFigures figures, int from, int until);
  }

  /** All that is compared; findings of the same number of orders and the same seed. */
  public static List<Change> of(Findings before, Findings after) {
    OrderFigures one = before.staged().ofOrders();
    OrderFigures other = after.staged().ofOrders();
    List<Change> changes = new ArrayList<>();
    TreeSet<String> outcomes = new TreeSet<>(before.outcomes());
    outcomes.addAll(after.outcomes());
    for (String outcome : outcomes) {
      Measure share = (f, from, until) -> f.share(outcome, from, until);
      changes.add(change("orders that end: " + outcome, Unit.SHARE, share, one, other));
    }
    changes.add(change("calls per order", Unit.NUMBER, OrderFigures::callsPerOrder, one, other));
    changes.add(
        change("  of orders that failed", Unit.NUMBER, OrderFigures::wastedPerOrder, one, other));
    changes.add(
        change("recalls per order", Unit.NUMBER, OrderFigures::recallsPerOrder, one, other));
    if (before.hasCosts()) {
      changes.add(change("cost per order", Unit.NUMBER, OrderFigures::costPerOrder, one, other));
    }
    changes.add(change("half of the completed within", Unit.TIME, quantile(0.5), one, other));
    changes.add(change("95 % of the completed within", Unit.TIME, quantile(0.95), one, other));
    return changes;
  }

  private static Measure quantile(double share) {
    return (figures, from, until) -> {
      Samples times = new Samples();
      for (int order = from; order < until; order++) {
        if (Findings.isCompleted(figures.outcome(order))) {
          times.add(figures.time(order));
        }
      }
      return times.quantile(share);
    };
  }

  private static Change change(
      String what, Unit unit, Measure measure, OrderFigures before, OrderFigures after) {
    int orders = before.orders();
    double[] differences = new double[BATCHES];
    double sum = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      int from = (int) ((long) orders * batch / BATCHES);
      int until = (int) ((long) orders * (batch + 1) / BATCHES);
      differences[batch] = measure.of(after, from, until) - measure.of(before, from, until);
      sum += differences[batch];
    }
    double squares = 0;
    for (double difference : differences) {
      squares += Math.pow(difference - sum / BATCHES, 2);
    }
    double margin = T_95 * Math.sqrt(squares / (BATCHES - 1) / BATCHES);
    return new Change(
        what, unit, measure.of(before, 0, orders), measure.of(after, 0, orders), margin);
  }
}
