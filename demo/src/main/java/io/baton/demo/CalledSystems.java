package io.baton.demo;

import io.baton.demo.Summary.SystemCounts;
import io.baton.sandbox.Journal.Entry;
import io.baton.sandbox.Journal.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was asked of which system for which order; a repeated call with the same key counts once.
 */
final class CalledSystems {

  private final Map<String, Map<What, LongAdder>> byOrder = new ConcurrentHashMap<>();

  private record What(String system, Kind kind) {}

  void see(Entry entry) {
    byOrder
        .computeIfAbsent(entry.orderId(), o -> new ConcurrentHashMap<>())
        .computeIfAbsent(new What(entry.system(), entry.kind()), w -> new LongAdder())
        .increment();
  }

  /** How many trigger calls the systems acted upon for that order. */
  long triggers(String orderId) {
    return byOrder.getOrDefault(orderId, Map.of()).entrySet().stream()
        .filter(count -> count.getKey().kind() == Kind.TRIGGERED)
        .mapToLong(count -> count.getValue().sum())
        .sum();
  }

  /** What each system got and sent for these orders, sorted by its id. */
  List<SystemCounts> counts(Collection<String> orderIds) {
    List<Map<What, LongAdder>> counts =
        orderIds.stream().map(id -> byOrder.getOrDefault(id, Map.of())).toList();
    return counts.stream()
        .flatMap(count -> count.keySet().stream().map(What::system))
        .distinct()
        .sorted()
        .map(
            system ->
                new SystemCounts(
                    system,
                    sum(counts, new What(system, Kind.TRIGGERED)),
                    sum(counts, new What(system, Kind.INSTRUCTED)),
                    sum(counts, new What(system, Kind.REPORTED))))
        .toList();
  }

  private static long sum(List<Map<What, LongAdder>> counts, What what) {
    return counts.stream()
        .map(count -> count.get(what))
        .filter(c -> c != null)
        .mapToLong(LongAdder::sum)
        .sum();
  }
}
