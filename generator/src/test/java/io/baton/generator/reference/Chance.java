package io.baton.generator.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the contract leaves to chance, such as which of two reports at the same instant is heard
 * first: a list of choices that can be made again, and then in every other way.
 */
final class Chance {
  private final List<Integer> made;
  private final List<Integer> outOf = new ArrayList<>();

  /** The first of all that is possible is chosen, always. */
  Chance() {
    this(List.of());
  }

  private Chance(List<Integer> fixed) {
    this.made = new ArrayList<>(fixed);
  }

  /** Chooses one of that many, 0 for the first. */
  int choose(int count) {
    if (count == 1) {
      return 0;
    }
    outOf.add(count);
    if (made.size() < outOf.size()) {
      made.add(0);
    }
    return made.get(outOf.size() - 1);
  }

  /** The next way to choose, after all choices were made; empty when there is no other. */
  Optional<Chance> other() {
    for (int last = outOf.size() - 1; last >= 0; last--) {
      if (made.get(last) + 1 < outOf.get(last)) {
        List<Integer> fixed = new ArrayList<>(made.subList(0, last));
        fixed.add(made.get(last) + 1);
        return Optional.of(new Chance(fixed));
      }
    }
    return Optional.empty();
  }
}
