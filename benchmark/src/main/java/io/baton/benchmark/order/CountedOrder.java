package io.baton.benchmark.order;

import java.util.List;
import java.util.SortedMap;

/**
 * An order that has ended.
 *
 * @param doings what the process asked of its workers at the start and after each step, sorted
 *     within the step: {@code call warehouse:1 because {...}}, {@code end fulfilled}
 * @param records how many records the engine has written for it, those of polling for jobs aside
 * @param kinds the same by what they are about: {@code Status_warehouse: PROCESS_INSTANCE}
 */
public record CountedOrder(
    List<List<String>> doings, int records, SortedMap<String, Integer> kinds) {
  public CountedOrder {
    doings = List.copyOf(doings);
  }
}
