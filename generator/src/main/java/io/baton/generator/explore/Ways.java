package io.baton.generator.explore;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The situations that orders come into, numbered, and the ways there. */
final class Ways {
  private final Map<IntBuffer, Integer> numbers = new HashMap<>();
  private final List<Situation> situations = new ArrayList<>();
  private final List<Way> shortest = new ArrayList<>();
  private final Passages passages = new Passages();

  /** How a situation was reached first: from where, -1 for the start. */
  record Way(int from, Event event) {}

  /** The number of an equal situation. */
  Optional<Integer> number(Situation situation) {
    return Optional.ofNullable(numbers.get(situation.key()));
  }

  /** The number of a new situation. */
  int begin(Situation situation, int from, Event event) {
    int number = situations.size();
    numbers.put(situation.key(), number);
    situations.add(situation);
    shortest.add(new Way(from, event));
    return number;
  }

  /** A better way. */
  void replace(int number, int from, Event event) {
    shortest.set(number, new Way(from, event));
  }

  /** How many there are. */
  int situations() {
    return situations.size();
  }

  Situation situation(int number) {
    return situations.get(number);
  }

  /** The shortest way. */
  Way to(int number) {
    return shortest.get(number);
  }

  /** All ways. */
  Passages passages() {
    return passages;
  }

  /** The shortest story into a situation, and what happens then. */
  Story story(int number, Event... then) {
    Deque<Event> events = new ArrayDeque<>(List.of(then));
    for (int at = number; at >= 0; at = shortest.get(at).from()) {
      events.addFirst(shortest.get(at).event());
    }
    return new Story(List.copyOf(events));
  }
}
