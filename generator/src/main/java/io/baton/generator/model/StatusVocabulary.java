package io.baton.generator.model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which statuses a policy knows, where it gives them as predefined values. */
final class StatusVocabulary {
  private StatusVocabulary() {}

  /**
   * All that systems may report; empty: anything, since a column of statuses in steps or results
   * has no predefined values.
   *
   * @param systems whose {@code done} names statuses, too
   */
  static List<String> of(
      Map<TableKind, PolicyTable> tables, Collection<FulfillmentSystem> systems) {
    List<Optional<List<String>>> columns =
        Stream.of(TableKind.STEPS, TableKind.RESULTS)
            .flatMap(kind -> Stream.ofNullable(tables.get(kind)))
            .flatMap(table -> table.predefined("feedback.status").stream())
            .toList();
    Set<String> statuses = new LinkedHashSet<>();
    for (Optional<List<String>> predefined : columns) {
      if (predefined.isEmpty() || predefined.get().isEmpty()) {
        return List.of();
      }
      statuses.addAll(predefined.get());
    }
    if (!statuses.isEmpty()) {
      systems.forEach(system -> statuses.addAll(system.done()));
    }
    // No system reports it; Baton does.
    statuses.remove(FulfillmentPolicy.OVERDUE);
    return List.copyOf(statuses);
  }
}
