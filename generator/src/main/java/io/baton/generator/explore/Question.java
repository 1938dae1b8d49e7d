package io.baton.generator.explore;

import io.baton.generator.feel.FeelExpression;
import java.util.BitSet;
import java.util.List;

/** What a filled-in input cell asks, by what the answer depends on. */
sealed interface Question {

  /** On who reports what, and on the node. */
  record OfReport(FeelExpression input, FeelExpression tests) implements Question {}

  /**
   * On what the order or the report brings.
   *
   * @param passes which of the unknown's values pass the tests
   * @param passesAbsent whether the tests pass where nothing is brought
   */
  record OfData(Unknown unknown, BitSet passes, boolean passesAbsent) implements Question {}

  /**
   * On what a system's reports have brought so far.
   *
   * @param system its index
   * @param slot where its state keeps the value
   */
  record OfStored(int system, int slot, BitSet passes, boolean passesAbsent) implements Question {}

  /**
   * On what systems have reported and how often they were triggered.
   *
   * @param id among the questions of this kind, from 0
   * @param systems indexes of those that it reads
   * @param readsReport whether it reads the report, too
   */
  record OfState(
      int id,
      FeelExpression input,
      FeelExpression tests,
      List<Integer> systems,
      boolean readsReport)
      implements Question {
    public OfState {
      systems = List.copyOf(systems);
    }
  }
}
