package io.baton.generator.model;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import io.baton.generator.policy.PolicyDocument.InputColumn;
import io.baton.generator.policy.PolicyDocument.OutputColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A decision table of the policy whose columns are known by what they mean. */
final class PolicyTable {

  private final DecisionTable table;
  private final CellTexts texts;
  private final KnownNames names;
  private final Findings findings;

  /** Expression per input column, spaces aside; empty where it was reported. */
  private final List<String> inputs = new ArrayList<>();

  private final Map<String, Integer> outputs = new LinkedHashMap<>();

  private PolicyTable(DecisionTable table, KnownNames names, Findings findings) {
    this.table = table;
    this.texts = new CellTexts(findings);
    this.names = names;
    this.findings = findings;
  }

  /** Reads the columns and reports what is wrong with them and with the table's head. */
  static PolicyTable of(DecisionTable table, TableKind kind, KnownNames names, Findings findings) {
    PolicyTable read = new PolicyTable(table, names, findings);
    read.checkHead(kind);
    for (int i = 0; i < table.inputs().size(); i++) {
      read.inputs.add(read.input(table.inputs().get(i), i, kind));
    }
    for (String needed : kind.inputs()) {
      if (!read.inputs.contains(needed)) {
        findings.error(
            "missing-input",
            table.place(),
            "The table has no input column with the expression " + needed + ".",
            "Add one, or correct the expression of the column that is meant; labels don't count.");
      }
    }
    read.readOutputs(kind);
    return read;
  }

  DecisionTable table() {
    return table;
  }

  /** The rows with their cells, to be read one by one; of too many, those that may be. */
  List<Row> rows() {
    return table.rules().stream()
        .limit(TableKind.MAX_RULES)
        .map(rule -> new Row(this, rule, findings))
        .toList();
  }

  /** Whether all columns that the rows cannot be understood without are there. */
  boolean has(TableKind kind) {
    return inputs.containsAll(kind.inputs()) && outputs.keySet().containsAll(kind.neededOutputs());
  }

  List<String> inputs() {
    return inputs;
  }

  /** The predefined values of each column with that expression; nothing for one without. */
  List<Optional<List<String>>> predefined(String input) {
    return IntStream.range(0, inputs.size())
        .filter(i -> inputs.get(i).equals(input))
        .mapToObj(i -> CellTexts.predefined(table.inputs().get(i).predefined()))
        .toList();
  }

  Optional<Integer> output(String name) {
    return Optional.ofNullable(outputs.get(name));
  }

  CellTexts texts() {
    return texts;
  }

  KnownNames names() {
    return names;
  }

  private void checkHead(TableKind kind) {
    Place place = table.place();
    if (!table.hitPolicy().equals(kind.hitPolicy())) {
      findings.error(
          "hit-policy",
          place,
          "The hit policy is " + shown(table.hitPolicy()) + ".",
          "Choose " + shown(kind.hitPolicy()) + " in the table's head.");
    }
    if (!table.aggregation().isEmpty()) {
      findings.error(
          "aggregation",
          place,
          "The hit policy aggregates: " + shown(table.aggregation()) + ".",
          "Choose " + shown(kind.hitPolicy()) + " without an aggregation.");
    }
    if (table.rules().size() > TableKind.MAX_RULES) {
      findings.error(
          "too-many-rules",
          place,
          "The table has %d rules.".formatted(table.rules().size()),
          "A table has at most " + TableKind.MAX_RULES + " rules.");
    }
  }

  /** As Modeler shows it: Collect, not COLLECT. */
  private static String shown(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String input(InputColumn column, int index, TableKind kind) {
    if (column.expression().isEmpty()) {
      boolean isUsed = table.rules().stream().anyMatch(rule -> !rule.inputs().get(index).isEmpty());
      if (isUsed) {
        findings.error(
            "missing-expression",
            column.place(),
            "The column has conditions, but no expression that says what they are about.",
            "Give it an expression, such as order.total.");
      }
      return "";
    }
    if (!kind.hasGuards() && !kind.inputs().contains(column.expression())) {
      findings.error(
          "unknown-input",
          column.place(),
          "This table has no input column " + column.expression() + ".",
          "Its only input column is " + String.join(", ", kind.inputs()) + ".");
      return "";
    }
    return texts
        .expression(column.expression(), column.place(), names)
        .map(
            expression ->
                expression
                    .path()
                    .flatMap(PolicyTable::joined)
                    .orElse(Feel.withoutComments(column.expression())))
        .orElse("");
  }

  /** A path as it is compared with others, unless some of its names need backticks. */
  private static Optional<String> joined(List<String> path) {
    String joined = String.join(".", path);
    return Feel.parseExpression(joined) instanceof Feel.Understood(FeelExpression expression)
            && expression.path().equals(Optional.of(path))
        ? Optional.of(joined)
        : Optional.empty();
  }

  private void readOutputs(TableKind kind) {
    for (int i = 0; i < table.outputs().size(); i++) {
      OutputColumn column = table.outputs().get(i);
      String known = "The outputs of this table are " + String.join(", ", kind.outputs()) + ".";
      if (column.name().isEmpty()) {
        findings.error(
            "nameless-output", column.place(), "The output column has no output name.", known);
      } else if (!kind.outputs().contains(column.name())) {
        findings.error(
            "unknown-output",
            column.place(),
            "The table has no output called \"" + column.name() + "\".",
            Suggestion.sentence(column.name(), kind.outputs()) + known);
      } else if (outputs.putIfAbsent(column.name(), i) != null) {
        findings.error(
            "duplicate-output",
            column.place(),
            "A second column is called \"" + column.name() + "\".",
            "Keep one of them.");
      }
    }
    for (String needed : kind.neededOutputs()) {
      if (!outputs.containsKey(needed)) {
        findings.error(
            "missing-output",
            table.place(),
            "The table has no output column with the name " + needed + ".",
            "Add one, or correct the name of the column that is meant; labels don't count.");
      }
    }
  }
}
