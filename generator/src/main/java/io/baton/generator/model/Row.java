package io.baton.generator.model;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.policy.PolicyDocument.Cell;
import io.baton.generator.policy.PolicyDocument.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One row while it is read: every mistake of its cells is reported, the first hides no other. */
final class Row {

  /** From the contract: nodes and statuses. */
  private static final int MAX_LENGTH = 100;

  private final PolicyTable table;
  private final Rule rule;
  private final Findings findings;
  private final Set<UnknownValue> unknownValues = new HashSet<>();
  private boolean isBroken;

  Row(PolicyTable table, Rule rule, Findings findings) {
    this.table = table;
    this.rule = rule;
    this.findings = findings;
  }

  Rule rule() {
    return rule;
  }

  /** Whether something in it was reported, so that nothing should be concluded from it. */
  boolean isBroken() {
    return isBroken;
  }

  void error(String code, Place place, String message, String remedy) {
    isBroken = true;
    findings.error(code, place, message, remedy);
  }

  /** A text of a cell that is none of its column's predefined values. */
  private record UnknownValue(String text, Place place) {}

  /** Whether a text was reported as none of the predefined values: once is enough. */
  boolean isNotPredefined(String text, Place place) {
    return unknownValues.contains(new UnknownValue(text, place));
  }

  /** Whether the table has that output. */
  boolean has(String output) {
    return table.output(output).isPresent();
  }

  /** The place of an output's cell, or of the row where the table lacks that output. */
  Place place(String output) {
    return table.output(output).map(i -> rule.outputs().get(i).place()).orElse(rule.place());
  }

  /** One cell of the input side, parsed. */
  record Test(String input, Cell cell, FeelExpression tests) {}

  /** All cells of the input side that are filled in and can be read. */
  List<Test> tests() {
    List<Test> tests = new ArrayList<>();
    for (int i = 0; i < rule.inputs().size(); i++) {
      Cell cell = rule.inputs().get(i);
      String input = table.inputs().get(i);
      if (!cell.isEmpty()) {
        Optional<FeelExpression> parsed =
            table.texts().tests(cell.text(), cell.place(), table.names());
        isBroken |= parsed.isEmpty();
        parsed.ifPresent(expression -> tests.add(new Test(input, cell, expression)));
        String predefined = table.table().inputs().get(i).predefined();
        parsed.flatMap(FeelExpression::testedTexts).ifPresent(t -> vocabulary(t, predefined, cell));
      }
    }
    return tests;
  }

  /** The conditions of all these tests but those of one column. */
  static List<Condition> conditions(List<Test> tests, String without) {
    return tests.stream()
        .filter(test -> !test.input().equals(without))
        .map(test -> new Condition(test.input(), Feel.withoutComments(test.cell().text())))
        .toList();
  }

  /** The texts of an output cell, none where it is empty. */
  List<String> texts(String output) {
    Optional<Integer> index = table.output(output);
    if (index.isEmpty() || rule.outputs().get(index.get()).isEmpty()) {
      return List.of();
    }
    Cell cell = rule.outputs().get(index.get());
    Optional<List<String>> texts = table.texts().literals(cell.text(), cell.place());
    isBroken |= texts.isEmpty();
    List<String> values =
        texts.orElse(List.of()).stream().filter(text -> !text.isEmpty()).distinct().toList();
    values.forEach(value -> mustBeFit(value, cell.place()));
    vocabulary(values, table.table().outputs().get(index.get()).predefined(), cell);
    return values;
  }

  /** The one text of an output cell. */
  Optional<String> text(String output) {
    List<String> texts = texts(output);
    if (texts.size() > 1) {
      error(
          "one-text-expected",
          place(output),
          "The cell holds " + texts.size() + " texts.",
          "Write one text here; use another row for another case.");
    }
    return texts.stream().findFirst();
  }

  /** Nodes and statuses, which the cell names, must be fit to be names in the process. */
  void mustBeNames(Test test) {
    List<String> names = test.tests().literals();
    names.forEach(name -> mustBeFit(name, test.cell().place()));
    mustBeShort(names, test.cell().place());
  }

  /** The same for an output, whose texts were looked at already. */
  void mustBeShort(Collection<String> names, Place place) {
    for (String name : names) {
      int length = name.codePointCount(0, name.length());
      if (length > MAX_LENGTH) {
        error(
            "too-long",
            place,
            "\"%s...\" has %d characters.".formatted(start(name), length),
            "A node or a status has at most " + MAX_LENGTH + " characters.");
      }
    }
  }

  private static String start(String name) {
    return name.substring(0, name.offsetByCodePoints(0, 20));
  }

  /** Whether the process can hold the text, as it is. */
  private void mustBeFit(String value, Place place) {
    if (value.codePoints().anyMatch(c -> c < ' ' && "\t\n\r".indexOf(c) < 0)) {
      error(
          "control-character",
          place,
          "A text in the cell has a control character, which a process cannot hold.",
          "Leave it out, such as \\b or \\f; \\n is a line break.");
    }
    if (value.startsWith("=")) {
      error(
          "leading-equals",
          place,
          "The text \"" + value + "\" begins with an equals sign.",
          "Camunda would take it for an expression; leave the equals sign out.");
    }
  }

  private void vocabulary(List<String> values, String predefined, Cell cell) {
    Optional<List<String>> vocabulary = CellTexts.predefined(predefined);
    if (vocabulary.isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>(vocabulary.get());
    for (String value : values) {
      if (!known.contains(value)) {
        unknownValues.add(new UnknownValue(value, cell.place()));
        error(
            "not-predefined",
            cell.place(),
            "\"" + value + "\" is none of the column's predefined values.",
            Suggestion.sentence(value, vocabulary.get())
                + "Correct the cell, or add the value to the predefined ones of the column.");
      }
    }
  }
}
