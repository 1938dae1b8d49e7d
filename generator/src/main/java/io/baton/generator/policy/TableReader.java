package io.baton.generator.policy;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.policy.PolicyDocument.Cell;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import io.baton.generator.policy.PolicyDocument.InputColumn;
import io.baton.generator.policy.PolicyDocument.OutputColumn;
import io.baton.generator.policy.PolicyDocument.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Reads one decision of a policy file. */
final class TableReader {

  private final String file;
  private final String decisionId;
  private final Findings findings;

  TableReader(String file, String decisionId, Findings findings) {
    this.file = file;
    this.decisionId = decisionId;
    this.findings = findings;
  }

  Optional<DecisionTable> read(Element decision) {
    Place place = new Place(file, decisionId, 0, "", decisionId);
    Optional<Element> table = DmnXml.child(decision, "decisionTable");
    if (table.isEmpty()) {
      findings.error(
          "not-a-table",
          place,
          "The decision \"" + decisionId + "\" has no decision table.",
          "Make it a decision table, or remove it from the policy.");
    }
    return table.map(t -> table(decision, t, place));
  }

  private DecisionTable table(Element decision, Element table, Place place) {
    List<InputColumn> inputs = new ArrayList<>();
    for (Element input : DmnXml.children(table, "input")) {
      inputs.add(input(input, inputs.size() + 1));
    }
    List<OutputColumn> outputs = new ArrayList<>();
    for (Element output : DmnXml.children(table, "output")) {
      outputs.add(output(output, outputs.size() + 1));
    }
    List<Rule> rules = new ArrayList<>();
    int row = 0;
    for (Element rule : DmnXml.children(table, "rule")) {
      row++;
      rule(rule, row, inputs, outputs).ifPresent(rules::add);
    }
    String hitPolicy = DmnXml.attribute(table, "hitPolicy");
    return new DecisionTable(
        decisionId,
        DmnXml.attribute(decision, "name"),
        place,
        hitPolicy.isEmpty() ? "UNIQUE" : hitPolicy,
        DmnXml.attribute(table, "aggregation"),
        inputs,
        outputs,
        rules);
  }

  private InputColumn input(Element input, int number) {
    String expression = DmnXml.child(input, "inputExpression").map(DmnXml::text).orElse("");
    String label = firstOf(DmnXml.attribute(input, "label"), expression, "input " + number);
    String id = DmnXml.attribute(input, "id");
    return new InputColumn(id, expression, predefined(input, "inputValues"), column(label, id));
  }

  private OutputColumn output(Element output, int number) {
    String name = DmnXml.attribute(output, "name");
    String label = firstOf(DmnXml.attribute(output, "label"), name, "output " + number);
    String id = DmnXml.attribute(output, "id");
    return new OutputColumn(id, name, predefined(output, "outputValues"), column(label, id));
  }

  private Place column(String label, String id) {
    return new Place(file, decisionId, 0, label, id);
  }

  private static String predefined(Element column, String values) {
    return DmnXml.child(column, values).map(DmnXml::text).orElse("");
  }

  private static String firstOf(String label, String otherwise, String atLast) {
    if (!label.isEmpty()) {
      return label;
    }
    return otherwise.isEmpty() ? atLast : otherwise;
  }

  private Optional<Rule> rule(
      Element rule, int row, List<InputColumn> inputs, List<OutputColumn> outputs) {
    List<Element> left = DmnXml.children(rule, "inputEntry");
    List<Element> right = DmnXml.children(rule, "outputEntry");
    String id = firstOf(DmnXml.attribute(rule, "id"), "", decisionId + "_row_" + row);
    Place place = new Place(file, decisionId, row, "", id);
    if (left.size() != inputs.size() || right.size() != outputs.size()) {
      findings.error(
          "cell-count",
          place,
          "The row has %d input and %d output cells, but the table has %d and %d columns."
              .formatted(left.size(), right.size(), inputs.size(), outputs.size()),
          "Delete the row in the file and write it again in Camunda Modeler.");
      return Optional.empty();
    }
    List<Cell> inputCells = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      inputCells.add(cell(left.get(i), row, inputs.get(i).place()));
    }
    List<Cell> outputCells = new ArrayList<>();
    for (int i = 0; i < right.size(); i++) {
      outputCells.add(cell(right.get(i), row, outputs.get(i).place()));
    }
    return Optional.of(
        new Rule(id, place, inputCells, outputCells, DmnXml.content(rule, "description")));
  }

  private Cell cell(Element entry, int row, Place column) {
    String id = DmnXml.attribute(entry, "id");
    return new Cell(DmnXml.text(entry), new Place(file, decisionId, row, column.column(), id));
  }
}
