package io.baton.generator.model;

import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code exceptions}: who is told what, and what then? */
final class ExceptionRows {

  /** What a system is told by a row that does not say it. */
  private static final String CANCEL = "cancel";

  private ExceptionRows() {}

  /** The rules of the rows that are free of mistakes. */
  static List<ExceptionRule> read(PolicyTable table, KnownSystems systems) {
    List<ExceptionRule> rules = new ArrayList<>();
    for (Row row : table.rows()) {
      ExceptionRule rule = rule(row, systems);
      if (!row.isBroken()) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static ExceptionRule rule(Row row, KnownSystems systems) {
    List<Row.Test> tests = row.tests();
    Optional<Row.Test> node = tests.stream().filter(t -> t.input().equals("node")).findFirst();
    node.filter(test -> KnownSystems.isFixed(row, test, "nodes"))
        .ifPresent(test -> row.mustBeNames(test));
    return new ExceptionRule(
        row.rule().id(),
        row.rule().place(),
        node.map(test -> test.cell().text()).orElse("-"),
        Row.conditions(tests, "node"),
        system(row, systems),
        row.text("instruction").orElse(CANCEL),
        proceed(row),
        row.rule().annotation());
  }

  private static Optional<String> system(Row row, KnownSystems systems) {
    Optional<String> system = row.text("system");
    if (system.filter(FulfillmentPolicy.REQUEST::equals).isPresent()) {
      row.error(
          "request-instructed",
          row.place("system"),
          "The request cannot be told anything: it only reports.",
          "Name a system that does something.");
    }
    return systems.known(row, "system", system.stream().toList()).stream().findFirst();
  }

  private static Optional<Proceed> proceed(Row row) {
    Optional<String> proceed = row.text("proceed");
    return switch (proceed.orElse("")) {
      case "" -> Optional.empty();
      case "end" -> Optional.of(Proceed.END);
      case "resume" -> Optional.of(Proceed.RESUME);
      case "manual" -> Optional.of(Proceed.MANUAL);
      default -> {
        row.error(
            "bad-proceed",
            row.place("proceed"),
            "The order cannot proceed with \"" + proceed.orElse("") + "\".",
            "Write \"end\", \"resume\" or \"manual\".");
        yield Optional.empty();
      }
    };
  }
}
