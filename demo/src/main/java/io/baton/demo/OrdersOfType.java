package io.baton.demo;

import io.baton.demo.Summary.SystemCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the orders of one business type fared.
 *
 * @param outcomes how many orders ended with which outcome
 * @param systems what each system got and sent for them
 * @param records engine records of each order, ascending, by how it ended
 */
record OrdersOfType(
    String businessType,
    SortedMap<String, Integer> outcomes,
    List<SystemCounts> systems,
    SortedMap<String, List<Long>> records,
    Waste waste) {

  private static final String BY_EXCEPTION = "ended by exception";

  /**
   * Sums up.
   *
   * @param orders all orders of the type, also those without an end
   * @param systems how many systems the type's policy has
   */
  static OrdersOfType of(
      String businessType, Collection<TrackedOrder> orders, CalledSystems called, int systems) {
    SortedMap<String, Integer> outcomes = new TreeMap<>();
    SortedMap<String, List<Long>> records = new TreeMap<>();
    Waste waste = Waste.NONE;
    for (TrackedOrder order : orders.stream().filter(TrackedOrder::ended).toList()) {
      String outcome = order.outcome().orElse("no outcome");
      boolean failed = outcome.startsWith("exception:");
      outcomes.merge(outcome, 1, Integer::sum);
      records
          .computeIfAbsent(failed ? BY_EXCEPTION : outcome, o -> new ArrayList<>())
          .add(order.records());
      if (failed) {
        waste = waste.plus(new Waste(1, called.triggers(order.orderId()), systems));
      }
    }
    records.values().forEach(counts -> counts.sort(null));
    List<String> ids = orders.stream().map(TrackedOrder::orderId).toList();
    return new OrdersOfType(businessType, outcomes, called.counts(ids), records, waste);
  }

  /** How many orders ended. */
  int ended() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }
}
