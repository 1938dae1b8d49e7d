package io.baton.benchmark.order;

import java.util.List;
import java.util.Map;

/**
 * What happens to an order from its start to its end, one thing after the other: the systems of an
 * order that is measured do not race, so that its records can be counted exactly.
 *
 * @param name such as {@code normal}
 * @param payload the order
 */
public record Course(String name, Map<String, Object> payload, List<Step> steps) {
  public Course {
    payload = Map.copyOf(payload);
    steps = List.copyOf(steps);
  }
}
