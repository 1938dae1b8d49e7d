package io.baton.generator.check;

import io.baton.generator.diagnostic.Place;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.policy.PolicyDocument.Cell;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import io.baton.generator.policy.PolicyDocument.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the cell that a mistake of a rule or a system is in. */
record Places(PolicyDocument document) {

  /** The output cell of the rule at that place; the rule itself where the table has none. */
  Place output(Place rule, String output) {
    Optional<DecisionTable> table = document.table(rule.table());
    return table.flatMap(t -> row(t, rule).flatMap(row -> output(t, row, output))).orElse(rule);
  }

  /** The input cell of the rule at that place; the rule itself where the table has none. */
  Place input(Place rule, String expression) {
    Optional<DecisionTable> table = document.table(rule.table());
    return table.flatMap(t -> row(t, rule).flatMap(row -> input(t, row, expression))).orElse(rule);
  }

  private static Optional<Place> input(DecisionTable table, Rule row, String expression) {
    List<String> expressions = table.inputs().stream().map(column -> column.expression()).toList();
    return IntStream.range(0, expressions.size())
        .filter(i -> expressions.get(i).equals(expression))
        .mapToObj(i -> row.inputs().get(i).place())
        .findFirst();
  }

  /** The output cell of the row of that system; the table where it has none. */
  Place ofSystem(String system, String output) {
    Optional<DecisionTable> table = document.table("systems");
    return table
        .flatMap(
            t ->
                t.rules().stream()
                    .filter(row -> names(row, system))
                    .findFirst()
                    .flatMap(row -> output(t, row, output)))
        .orElse(Place.ofTable(document.file(), "systems"));
  }

  /** The cell with the id of that system; the table where it has no row. */
  Place ofSystem(String system) {
    return document.table("systems").stream()
        .flatMap(table -> table.rules().stream())
        .flatMap(row -> row.inputs().stream())
        .filter(cell -> cell.text().contains("\"" + system + "\""))
        .map(Cell::place)
        .findFirst()
        .orElse(Place.ofTable(document.file(), "systems"));
  }

  private static Optional<Rule> row(DecisionTable table, Place place) {
    return table.rules().stream().filter(row -> row.place().equals(place)).findFirst();
  }

  private static boolean names(Rule row, String system) {
    return row.inputs().stream().anyMatch(cell -> cell.text().contains("\"" + system + "\""));
  }

  private static Optional<Place> output(DecisionTable table, Rule row, String output) {
    List<String> names = table.outputs().stream().map(column -> column.name()).toList();
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equals(output))
        .mapToObj(i -> row.outputs().get(i).place())
        .findFirst();
  }
}
