package io.baton.generator.model;

import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table {@code steps}: a system reports a status, whom do we trigger? */
final class StepRows {

  /** "end", or "end" and an outcome. */
  private static final Pattern END = Pattern.compile("end(?:\\s+(.+))?", Pattern.DOTALL);

  private StepRows() {}

  /** The rules of the rows that are free of mistakes. */
  static List<StepRule> read(PolicyTable table, KnownSystems systems) {
    List<StepRule> rules = new ArrayList<>();
    for (Row row : table.rows()) {
      StepRule rule = rule(row, systems);
      if (!row.isBroken()) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static StepRule rule(Row row, KnownSystems systems) {
    List<Row.Test> tests = row.tests();
    List<String> reporters = systems.reporters(row, tests);
    List<String> statuses = statuses(row, tests);
    List<String> trigger = trigger(row, systems);
    Optional<String> node = row.text("node");
    row.mustBeShort(node.stream().toList(), row.place("node"));
    return new StepRule(
        row.rule().id(),
        row.rule().place(),
        reporters,
        statuses,
        Row.conditions(tests, "feedback.system"),
        trigger,
        node,
        outcome(row),
        row.rule().annotation());
  }

  /** The statuses that the cell names, if it is a plain list of them. */
  static List<String> statuses(Row row, List<Row.Test> tests) {
    List<String> statuses = new ArrayList<>();
    for (Row.Test test : tests) {
      if (test.input().equals("feedback.status")) {
        row.mustBeNames(test);
        Optional<List<String>> named = test.tests().testedTexts();
        named.ifPresent(statuses::addAll);
      }
    }
    return statuses.stream().distinct().toList();
  }

  private static List<String> trigger(Row row, KnownSystems systems) {
    List<String> trigger = row.texts("trigger");
    if (trigger.contains(FulfillmentPolicy.REQUEST)) {
      row.error(
          "request-triggered",
          row.place("trigger"),
          "The request cannot be triggered: it only reports.",
          "Name a system that does something.");
    }
    return systems.known(row, "trigger", trigger);
  }

  private static Optional<String> outcome(Row row) {
    Optional<String> proceed = row.text("proceed");
    if (proceed.isEmpty()) {
      return Optional.empty();
    }
    Matcher end = END.matcher(proceed.get());
    if (end.matches()) {
      return Optional.of(Optional.ofNullable(end.group(1)).orElse(FulfillmentPolicy.FULFILLED));
    }
    row.error(
        "bad-proceed",
        row.place("proceed"),
        "The order cannot proceed with \"" + proceed.get() + "\".",
        "Leave the cell empty, or write \"end\" or \"end\" and an outcome, such as \"end"
            + " returned\".");
    return Optional.empty();
  }
}
