package io.baton.simulator.life;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a policy's cells can read by a path, such as {@code order.total}. */
final class Paths {
  private final Rules rules;

  Paths(Rules rules) {
    this.rules = rules;
  }

  /** Where a value is. */
  @FunctionalInterface
  interface Path {
    @Nullable Object of(Moment moment);
  }

  /** How to come to what a path names; empty for a name that is not known here. */
  Optional<Path> path(List<String> names) {
    List<String> inner = names.subList(1, names.size());
    return switch (names.getFirst()) {
      case "order" -> Optional.of(moment -> within(moment.order().payload, inner));
      case "feedback" -> Optional.of(moment -> within(moment.report().feedback(), inner));
      default -> ofSystem(names);
    };
  }

  private Optional<Path> ofSystem(List<String> names) {
    Optional<Integer> index = rules.index(names.getFirst());
    if (index.isEmpty() || names.size() < 2) {
      return Optional.empty();
    }
    int system = index.get();
    List<String> inner = names.subList(2, names.size());
    return field(names.get(1))
        .map(field -> moment -> within(field.apply(moment.order().of(system)), inner));
  }

  private static Optional<Function<SystemLife, @Nullable Object>> field(String name) {
    return switch (name) {
      case "triggered" -> Optional.of(system -> system.triggered);
      case "status" -> Optional.of(system -> system.status);
      case "result" -> Optional.of(system -> system.result);
      case "node" -> Optional.of(system -> system.node);
      case "params" -> Optional.of(system -> system.params);
      case "data" -> Optional.of(system -> system.data);
      case "seen" -> Optional.of(system -> system.seen);
      case "times" -> Optional.of(system -> system.times);
      default -> Optional.empty();
    };
  }

  /** What is not there is null, as in FEEL. */
  private static @Nullable Object within(@Nullable Object value, List<String> names) {
    Object found = value;
    for (String name : names) {
      found = found instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return found;
  }
}
