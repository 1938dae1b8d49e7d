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
 * @param outcomes how many orders ended with which outcome
 * @param unfinished orders that reached no end, and where each stands
 * @param systems what each system got and sent
 * @param recordsOfFulfilled engine records of each fulfilled order, ascending
 * @param recordsOfFailed engine records of each order that ended by exception, ascending
 * @param clockMoved how far the engine's clock was moved ahead
 * @param diagram the generated process
 */
record Summary(
    int orders,
    int started,
    Map<String, Integer> outcomes,
    Map<String, List<String>> unfinished,
    List<SystemCounts> systems,
    List<Long> recordsOfFulfilled,
    List<Long> recordsOfFailed,
    Noise noise,
    Waste waste,
    Duration took,
    Duration clockMoved,
    Path diagram) {

  /** What one system got: trigger calls and exception instructions, each key once. */
  record SystemCounts(String system, long triggers, long instructions, long reported) {}

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

  /** The middle one of ascending numbers, the lower of two; 0 when there are none. */
  static long median(List<Long> ascending) {
    return ascending.isEmpty() ? 0 : ascending.get((ascending.size() - 1) / 2);
  }
}
