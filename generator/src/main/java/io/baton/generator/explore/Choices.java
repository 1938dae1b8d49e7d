package io.baton.generator.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes through everything that can come of something in which there are choices: do it again and
 * again, each time choosing anew, as long as {@link #hasNext}.
 */
final class Choices {
  private final List<Integer> chosen = new ArrayList<>();
  private final List<Integer> possible = new ArrayList<>();
  private int position;

  /** Which of so many it is this time, from 0. */
  int choose(int count) {
    if (position == chosen.size()) {
      chosen.add(0);
      possible.add(count);
    }
    return chosen.get(position++);
  }

  /** Goes on to the next combination, if there is one. */
  boolean hasNext() {
    position = 0;
    while (!chosen.isEmpty() && chosen.getLast() + 1 == possible.getLast()) {
      chosen.removeLast();
      possible.removeLast();
    }
    if (chosen.isEmpty()) {
      return false;
    }
    chosen.add(chosen.removeLast() + 1);
    return true;
  }
}
