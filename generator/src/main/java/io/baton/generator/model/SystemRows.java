package io.baton.generator.model;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentSystem.Answers;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code systems}: how does each system answer? */
final class SystemRows {

  private final Findings findings;
  private final Map<String, FulfillmentSystem> systems = new LinkedHashMap<>();

  private SystemRows(Findings findings) {
    this.findings = findings;
  }

  /** Every system that has a row, {@code request} too if it has, in the order of the table. */
  static Map<String, FulfillmentSystem> read(DecisionTable table, Findings findings) {
    KnownNames names = new KnownNames(List.of("system"), List.of());
    PolicyTable rows = PolicyTable.of(table, TableKind.SYSTEMS, names, findings);
    SystemRows read = new SystemRows(findings);
    // Without the column of the answers a system is known all the same.
    if (rows.inputs().contains("system")) {
      rows.rows().forEach(read::row);
    }
    if (read.systems.size() > TableKind.MAX_SYSTEMS) {
      findings.error(
          "too-many-systems",
          table.place(),
          "The policy has %d systems.".formatted(read.systems.size()),
          "A policy has at most " + TableKind.MAX_SYSTEMS + " systems.");
    }
    return read.systems;
  }

  private void row(Row row) {
    List<Row.Test> tests = row.tests();
    Optional<Row.Test> test = tests.stream().filter(t -> t.input().equals("system")).findFirst();
    FulfillmentSystem read = system(row);
    Optional<List<String>> ids = test.map(Row.Test::tests).flatMap(FeelExpression::testedTexts);
    if (ids.isEmpty()) {
      if (!row.isBroken()) {
        row.error(
            "no-system-id",
            test.map(t -> t.cell().place()).orElse(row.rule().place()),
            "The row does not say by its id which system it is about.",
            "Write the system's id in quotes, such as \"inventory\".");
      }
      return;
    }
    Place place = test.orElseThrow().cell().place();
    ids.get().forEach(id -> add(id.strip(), read, row, place));
  }

  private void add(String id, FulfillmentSystem read, Row row, Place place) {
    if (systems.containsKey(id)) {
      row.error(
          "duplicate-system",
          place,
          "The system \"" + id + "\" has a second row.",
          "Keep one row for each system.");
      return;
    }
    SystemIds.check(id, place, findings);
    String name = read.name().isEmpty() ? id : read.name();
    systems.put(id, new FulfillmentSystem(id, name, read.answers(), read.deadline(), read.done()));
  }

  private static FulfillmentSystem system(Row row) {
    Optional<String> name = row.text("name");
    Optional<String> answers = row.text("answers");
    Optional<String> deadline = row.text("deadline");
    List<String> done = row.texts("done");
    row.mustBeShort(done, row.place("done"));
    return new FulfillmentSystem("", name.orElse(""), answers(row, answers), deadline, done);
  }

  private static Answers answers(Row row, Optional<String> answers) {
    boolean isRequest =
        row.rule().inputs().stream()
            .anyMatch(cell -> cell.text().equals(CellTexts.quote(FulfillmentPolicy.REQUEST)));
    return switch (answers.orElse("")) {
      case "reply" -> Answers.REPLY;
      case "feedback" -> Answers.FEEDBACK;
      default -> {
        // The request is never asked, so a row for its deadline need not say how it answers.
        if (!row.isBroken() && row.has("answers") && !(isRequest && answers.isEmpty())) {
          row.error(
              "bad-answers",
              row.place("answers"),
              answers
                  .map(text -> "A system cannot answer by \"" + text + "\".")
                  .orElse("The row does not say how the system answers."),
              "Write \"reply\" if the status is in the answer to the call, \"feedback\" if it comes"
                  + " later.");
        }
        yield Answers.FEEDBACK;
      }
    };
  }
}
