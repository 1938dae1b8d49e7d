package io.baton.generator.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What an expression of a policy may read: the order, the feedback, and the state of each system.
 *
 * @param roots the variables, such as {@code order} and the id of every system
 * @param systems those of them whose parts are a system's state
 */
record KnownNames(List<String> roots, List<String> systems) {

  private static final List<String> FEEDBACK =
      List.of("eventId", "system", "status", "node", "params", "data", "reportedAt");

  private static final List<String> STATE =
      List.of("triggered", "status", "result", "node", "params", "data", "seen", "times");

  KnownNames {
    roots = List.copyOf(roots);
    systems = List.copyOf(systems);
  }

  /** The names of a table: every system's, and what the table has on top, such as {@code node}. */
  static KnownNames of(Collection<String> systems, String... more) {
    List<String> reporters = new ArrayList<>();
    reporters.add(FulfillmentPolicy.REQUEST);
    reporters.addAll(systems);
    List<String> roots = new ArrayList<>(List.of("order", "feedback"));
    roots.addAll(List.of(more));
    roots.addAll(reporters);
    return new KnownNames(roots, reporters);
  }

  /** What is unknown about a path, with what it may have been meant to be. */
  record Unknown(String name, String of, Collection<String> known) {}

  Optional<Unknown> unknown(List<String> path) {
    String root = path.getFirst();
    if (!roots.contains(root)) {
      return Optional.of(new Unknown(root, "", roots));
    }
    if (path.size() == 1 || root.equals("order")) {
      return Optional.empty();
    }
    Collection<String> parts =
        root.equals("feedback") ? FEEDBACK : systems.contains(root) ? STATE : List.of();
    return parts.isEmpty() || parts.contains(path.get(1))
        ? Optional.empty()
        : Optional.of(new Unknown(path.get(1), root, parts));
  }
}
