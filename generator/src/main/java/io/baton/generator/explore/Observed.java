package io.baton.generator.explore;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What guards look at of a system's state. All else need not be told apart.
 *
 * @param attributes such as {@code status}
 * @param seen the statuses that they look for in {@code seen}; empty for all
 * @param maxCount beyond that they don't tell numbers apart
 * @param stored inputs whose value of the last report they look at, such as {@code
 *     feedback.params.resultCode}, by slot
 */
record Observed(
    Set<String> attributes, Optional<Set<String>> seen, int maxCount, List<String> stored) {

  Observed {
    attributes = Set.copyOf(attributes);
    seen = seen.map(Set::copyOf);
    stored = List.copyOf(stored);
  }

  /**
   * Beyond that it makes no difference how many calls of a system that replies are open: its
   * replies are counted so far, or looked for by their status.
   */
  int maxCalls() {
    return Math.max(2, Math.max(maxCount, seen.map(Set::size).orElse(maxCount)));
  }

  boolean sees(String attribute) {
    return attributes.contains(attribute);
  }
}
