package io.baton.generator.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the four tables of a policy: what it is called, and what it must have.
 *
 * @param id of its decision
 * @param inputs expressions of the input columns that it must have
 * @param hasGuards whether it may have input columns of the analyst's own
 * @param neededOutputs outputs without which the table says nothing
 * @param otherOutputs outputs that it may have; a missing one is empty in every row
 */
record TableKind(
    String id,
    String hitPolicy,
    List<String> inputs,
    boolean hasGuards,
    List<String> neededOutputs,
    List<String> otherOutputs) {

  /** From the contract. */
  static final int MAX_RULES = 1_000;

  /** Each asks for the state of all others: the process of 200 has 7 MB, of 1,000 over 100 MB. */
  static final int MAX_SYSTEMS = 200;

  static final TableKind STEPS =
      new TableKind(
          "steps",
          "COLLECT",
          List.of("feedback.system", "feedback.status"),
          true,
          List.of("trigger"),
          List.of("node", "proceed"));

  static final TableKind RESULTS =
      new TableKind("results", "FIRST", List.of(), true, List.of("result"), List.of());

  static final TableKind EXCEPTIONS =
      new TableKind(
          "exceptions",
          "COLLECT",
          List.of("node"),
          true,
          List.of("system"),
          List.of("instruction", "proceed"));

  static final TableKind SYSTEMS =
      new TableKind(
          "systems",
          "UNIQUE",
          List.of("system"),
          false,
          List.of("answers"),
          List.of("name", "deadline", "done"));

  private static final List<TableKind> ALL = List.of(STEPS, RESULTS, EXCEPTIONS, SYSTEMS);

  static Optional<TableKind> of(String decisionId) {
    return ALL.stream().filter(kind -> kind.id.equals(decisionId)).findFirst();
  }

  static List<String> ids() {
    return ALL.stream().map(TableKind::id).toList();
  }

  List<String> outputs() {
    return Stream.concat(neededOutputs.stream(), otherOutputs.stream()).toList();
  }
}
