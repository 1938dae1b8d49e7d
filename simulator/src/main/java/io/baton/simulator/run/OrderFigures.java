package io.baton.simulator.run;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What came of each of many orders: an entry for each. Threads that live different orders may write
 * at once. A range of orders is from one number up to but not including another.
 */
public final class OrderFigures {
  private final String[] outcomes;
  private final long[] times;
  private final int[] calls;
  private final int[] wasted;
  private final int[] recalls;
  private final double[] costs;

  OrderFigures(int orders) {
    this.outcomes = new String[orders];
    this.times = new long[orders];
    this.calls = new int[orders];
    this.wasted = new int[orders];
    this.recalls = new int[orders];
    this.costs = new double[orders];
  }

  void count(int order, Trace trace, double cost) {
    outcomes[order] = trace.outcome();
    times[order] = trace.end();
    calls[order] = trace.calls.size();
    wasted[order] = trace.isEndedByException() ? trace.calls.size() : 0;
    recalls[order] = trace.told.size();
    costs[order] = cost;
  }

  public int orders() {
    return outcomes.length;
  }

  public String outcome(int order) {
    return outcomes[order];
  }

  /** From its start to its end, in milliseconds. */
  public long time(int order) {
    return times[order];
  }

  /** How many orders ended in which way. */
  public Map<String, Long> outcomes() {
    Map<String, Long> counted = new TreeMap<>();
    for (String outcome : outcomes) {
      counted.merge(outcome, 1L, Long::sum);
    }
    return counted;
  }

  /** From start to end, of the orders that ended so, in milliseconds. */
  public Samples times(String outcome) {
    Samples samples = new Samples();
    for (int i = 0; i < times.length; i++) {
      if (outcomes[i].equals(outcome)) {
        samples.add(times[i]);
      }
    }
    return samples;
  }

  /** The share of the orders that ended so. */
  public double share(String outcome, int from, int until) {
    return IntStream.range(from, until).filter(i -> outcomes[i].equals(outcome)).count()
        / (double) (until - from);
  }

  public double callsPerOrder(int from, int until) {
    return mean(calls, from, until);
  }

  /** Calls for orders that ended by an exception. */
  public double wastedPerOrder(int from, int until) {
    return mean(wasted, from, until);
  }

  public double recallsPerOrder(int from, int until) {
    return mean(recalls, from, until);
  }

  public double costPerOrder(int from, int until) {
    return Arrays.stream(costs, from, until).average().orElse(0);
  }

  private static double mean(int[] numbers, int from, int until) {
    return Arrays.stream(numbers, from, until).average().orElse(0);
  }

  public long totalCalls() {
    return sum(calls);
  }

  public long totalWasted() {
    return sum(wasted);
  }

  public long totalRecalls() {
    return sum(recalls);
  }

  public double totalCost() {
    double sum = 0;
    for (double cost : costs) {
      sum += cost;
    }
    return sum;
  }

  /** What calls and recalls of orders cost that ended by an exception. */
  public double failedCost() {
    double sum = 0;
    for (int i = 0; i < costs.length; i++) {
      sum += Trace.isByException(outcomes[i]) ? costs[i] : 0;
    }
    return sum;
  }

  private static long sum(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().sum();
  }
}
