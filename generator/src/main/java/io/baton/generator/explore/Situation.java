package io.baton.generator.explore;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where an order stands: what it knows of each system, and what is known of its payload. Mutable.
 */
final class Situation {
  /** For each reporter the number of its local state, then for each unknown its value from 1. */
  private final int[] numbers;

  private final LocalStates states;

  private Situation(LocalStates states, int[] numbers) {
    this.states = states;
    this.numbers = numbers;
  }

  static Situation initial(LocalStates states, int unknowns) {
    return new Situation(states, new int[states.reporters() + unknowns]);
  }

  Situation copy() {
    return new Situation(states, Arrays.copyOf(numbers, numbers.length));
  }

  /** Equal to that of an equal situation. */
  IntBuffer key() {
    return IntBuffer.wrap(numbers).asReadOnlyBuffer();
  }

  LocalState of(int reporter) {
    return states.get(reporter, numbers[reporter]);
  }

  /** A number that is the same for equal states of that reporter. */
  int number(int reporter) {
    return numbers[reporter];
  }

  void set(int reporter, LocalState state) {
    numbers[reporter] = states.number(reporter, state);
  }

  /** Which value an unknown of the order has; -1 if that has not mattered so far. */
  int known(Unknown unknown) {
    return numbers[states.reporters() + unknown.id()] - 1;
  }

  /** Whether all that is known of this order's payload is known, and the same, of another's. */
  boolean isKnownOf(Situation other) {
    return IntStream.range(states.reporters(), numbers.length)
        .allMatch(i -> numbers[i] == 0 || numbers[i] == other.numbers[i]);
  }

  void learn(Unknown unknown, int value) {
    numbers[states.reporters() + unknown.id()] = value + 1;
  }
}
