package io.baton.demo;

import java.util.Collection;
import java.util.Map;

/**
 * System calls made for orders that failed in the end: what staging wasted, and what a dispatch to
 * all systems at once would have wasted on the same orders.
 *
 * @param failedOrders orders that ended by exception
 * @param staged trigger calls made for them
 * @param allAtOnce the same orders times the systems of their policy
 */
record Waste(int failedOrders, long staged, long allAtOnce) {

  /**
   * @param failed ids of the orders that ended by exception
   * @param triggersByOrder trigger calls that systems acted upon, by order id
   * @param systems how many systems the policy has
   */
  static Waste of(Collection<String> failed, Map<String, Long> triggersByOrder, int systems) {
    long staged = failed.stream().mapToLong(o -> triggersByOrder.getOrDefault(o, 0L)).sum();
    return new Waste(failed.size(), staged, (long) failed.size() * systems);
  }

  /** Share of the calls that staging saved, 0 to 1; 0 when nothing would have been wasted. */
  double saved() {
    return allAtOnce == 0 ? 0 : 1 - (double) staged / allAtOnce;
  }
}
