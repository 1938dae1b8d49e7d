package io.baton.generator.model;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.policy.PolicyDocument.Cell;
import io.baton.generator.policy.PolicyDocument.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code results}: is that status normal? */
final class ResultRows {

  private static final String REMEDY =
      "End the table with a row that has no conditions and says what all other statuses are.";

  private ResultRows() {}

  /** The rules of the rows that are free of mistakes. */
  static List<ResultRule> read(PolicyTable table, KnownSystems systems, Findings findings) {
    checkCatchAll(table, findings);
    List<ResultRule> rules = new ArrayList<>();
    for (Row row : table.rows()) {
      ResultRule rule = rule(row, systems);
      if (!row.isBroken()) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static void checkCatchAll(PolicyTable table, Findings findings) {
    List<Rule> rules = table.table().rules();
    Place place = rules.isEmpty() ? table.table().place() : rules.getLast().place();
    if (rules.isEmpty()) {
      findings.error("no-catch-all", place, "The table has no row.", REMEDY);
    } else if (rules.stream().noneMatch(ResultRows::isCatchAll)) {
      findings.error("no-catch-all", place, "The last row does not fit every status.", REMEDY);
    }
    rules.stream()
        .filter(ResultRows::isCatchAll)
        .findFirst()
        .filter(rule -> !rule.equals(rules.getLast()))
        .ifPresent(
            rule ->
                findings.error(
                    "catch-all-not-last",
                    rule.place(),
                    "The row fits every status, so no row below it is ever reached.",
                    "Move it to the end, or give it its conditions."));
  }

  private static boolean isCatchAll(Rule rule) {
    return rule.inputs().stream().allMatch(Cell::isEmpty);
  }

  private static ResultRule rule(Row row, KnownSystems systems) {
    List<Row.Test> tests = row.tests();
    List<String> reporters = systems.reporters(row, tests);
    StepRows.statuses(row, tests);
    boolean namesOverdue =
        tests.stream()
            .filter(test -> test.input().equals("feedback.status"))
            .anyMatch(test -> test.tests().literals().contains(FulfillmentPolicy.OVERDUE));
    return new ResultRule(
        row.rule().id(),
        row.rule().place(),
        reporters,
        Row.conditions(tests, "feedback.system"),
        isNormal(row),
        namesOverdue,
        row.rule().annotation());
  }

  private static boolean isNormal(Row row) {
    Optional<String> result = row.text("result");
    return switch (result.orElse("")) {
      case "normal" -> true;
      case "abnormal" -> false;
      default -> {
        if (!row.isBroken() && row.has("result")) {
          row.error(
              "bad-result",
              row.place("result"),
              result
                  .map(text -> "A status cannot be \"" + text + "\".")
                  .orElse("The row does not say whether the status is normal."),
              "Write \"normal\" or \"abnormal\".");
        }
        yield false;
      }
    };
  }
}
