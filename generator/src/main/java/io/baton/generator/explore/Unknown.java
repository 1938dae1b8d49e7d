package io.baton.generator.explore;

import java.util.List;

/**
 * Something that only real orders and reports bring, such as {@code order.total}: not its value,
 * but which of the tables' tests it passes. Of the values that pass the same tests one stands for
 * all.
 *
 * @param id among all unknowns, from 0
 * @param isOfOrder whether it is the same in all the order's life; else each report brings a new
 *     one
 * @param input the expression of the column
 * @param values at least one
 */
record Unknown(int id, boolean isOfOrder, String input, List<Value> values) {

  Unknown {
    values = List.copyOf(values);
  }

  /**
   * One value that stands for all that pass the same tests.
   *
   * @param label what is told of it in a story, such as {@code order.total 499}
   */
  record Value(String label) {}
}
