package io.baton.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What there is to tell after a demo.
 *
 * @param orders how many were asked for
 * @param started how many were started
 * @param types how the orders of each business type fared
 * @param unfinished orders that reached no end, and where each stands
 * @param clockMoved how far the engine's clock was moved ahead
 * @param diagrams the generated process, or the folder of several
 */
record Summary(
    int orders,
    int started,
    List<OrdersOfType> types,
    Map<String, List<String>> unfinished,
    Noise noise,
    Decided decided,
    Duration took,
    Duration clockMoved,
    Path diagrams) {

  /** What one system got: trigger calls and exception instructions, each key once. */
  record SystemCounts(String system, long triggers, long instructions, long reported) {}

  /**
   * How often a person was asked, and decided what.
   *
   * @param resumed how many orders went on
   * @param ended how many were ended
   */
  record Decided(int resumed, int ended) {}

  /**
   * What the systems did besides.
   *
   * @param repeatedReports reports sent again with the same event id
   * @param repeatedCalls trigger calls that came again with the same key
   * @param unavailable trigger calls answered 503
   * @param retriedReports reports that had to be sent again because Baton did not take them
   * @param undelivered reports that Baton never took
   */
  record Noise(
      long repeatedReports,
      long repeatedCalls,
      long unavailable,
      long retriedReports,
      long undelivered) {}

  /** Whether every order that was asked for reached an end. */
  boolean allEnded() {
    return unfinished.isEmpty() && started == orders;
  }

  /** The calls wasted on the orders of all types. */
  Waste waste() {
    return types.stream().map(OrdersOfType::waste).reduce(Waste.NONE, Waste::plus);
  }

  /** The middle one of ascending numbers, the lower of two; 0 when there are none. */
  static long median(List<Long> ascending) {
    return ascending.isEmpty() ? 0 : ascending.get((ascending.size() - 1) / 2);
  }
}
