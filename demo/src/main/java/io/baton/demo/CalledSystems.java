package io.baton.demo;

import io.baton.sandbox.Journal.Entry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Which systems were called for which order; a repeated call with the same key counts once. */
final class CalledSystems {

  private final Map<String, LongAdder> triggersByOrder = new ConcurrentHashMap<>();

  void see(Entry entry) {
    if (entry.kind() == io.baton.sandbox.Journal.Kind.TRIGGERED) {
      triggersByOrder.computeIfAbsent(entry.orderId(), o -> new LongAdder()).increment();
    }
  }

  /** How many trigger calls the systems acted upon, by order id. */
  Map<String, Long> triggersByOrder() {
    Map<String, Long> counts = new TreeMap<>();
    triggersByOrder.forEach((order, count) -> counts.put(order, count.sum()));
    return counts;
  }
}
