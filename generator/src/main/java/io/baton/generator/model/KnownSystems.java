package io.baton.generator.model;

import io.baton.generator.diagnostic.Place;
import io.baton.generator.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The systems that the policy lists, and what its rows may say of them.
 *
 * @param ids in the order in which the steps trigger them first, without the request
 */
record KnownSystems(List<String> ids) {

  KnownSystems {
    ids = List.copyOf(ids);
  }

  /** Whoever can report: the request first. */
  List<String> reporters() {
    List<String> reporters = new ArrayList<>();
    reporters.add(FulfillmentPolicy.REQUEST);
    reporters.addAll(ids);
    return reporters;
  }

  /**
   * Which reporters the row's cells of {@code feedback.system} let through: all where there is no
   * such cell.
   */
  List<String> reporters(Row row, List<Row.Test> tests) {
    List<String> reporters = reporters();
    for (Row.Test test : tests) {
      if (test.input().equals("feedback.system") && isFixed(row, test, "systems")) {
        mustBeKnown(row, test, test.tests().literals());
        reporters = reporters.stream().filter(test.tests()::matches).toList();
      }
    }
    if (reporters.isEmpty() && !row.isBroken()) {
      row.error(
          "never-matches",
          row.rule().place(),
          "The row fits no system at all.",
          "Name the system that reports the status.");
    }
    return reporters;
  }

  /** Whether a cell can be decided before any order exists; else it was reported. */
  static boolean isFixed(Row row, Row.Test test, String what) {
    Optional<List<String>> variable = test.tests().variables().stream().findFirst();
    if (variable.isEmpty() && test.tests().isQuick()) {
      return true;
    }
    row.error(
        "not-fixed",
        test.cell().place(),
        "The cell %s, but which %s a row is about must not depend on an order."
            .formatted(
                variable
                    .map(path -> "depends on " + String.join(".", path))
                    .orElse("calculates with more than texts"),
                what),
        "Name the " + what + " here, and put the condition into a column of its own.");
    return false;
  }

  /** Reports the ids that no system has and returns the others. */
  List<String> known(Row row, String output, List<String> named) {
    for (String id : named) {
      if (!ids.contains(id) && !id.equals(FulfillmentPolicy.REQUEST)) {
        unknown(row, row.place(output), id);
      }
    }
    return named.stream().filter(ids::contains).toList();
  }

  private void mustBeKnown(Row row, Row.Test test, List<String> named) {
    for (String id : named) {
      if (!reporters().contains(id.strip())) {
        unknown(row, test.cell().place(), id);
      }
    }
  }

  private void unknown(Row row, Place place, String id) {
    if (row.isNotPredefined(id, place)) {
      return;
    }
    row.error(
        "unknown-system",
        place,
        "There is no system \"" + id + "\".",
        Suggestion.sentence(id, reporters())
            + "Correct the id, or add a row for it to the table of systems.");
  }
}
