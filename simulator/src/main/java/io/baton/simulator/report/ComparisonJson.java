package io.baton.simulator.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.simulator.report.Changes.Change;
import io.baton.simulator.report.Comparison.Example;
import io.baton.simulator.report.Comparison.Told;
import io.baton.simulator.run.Story;
import java.util.Locale;

/** Two policies on the same orders, for programs. */
final class ComparisonJson {
  private ComparisonJson() {}

  static void write(Comparison comparison, ObjectNode node) {
    node.put("against", comparison.after().understood().document().file());
    node.put("ordersThatEndDifferently", comparison.different());
    ArrayNode changes = node.putArray("changes");
    for (Change change : comparison.changes()) {
      ObjectNode of = changes.addObject();
      of.put("what", change.what().strip());
      of.put("unit", change.unit().name().toLowerCase(Locale.ROOT));
      of.put("now", change.before());
      of.put("then", change.after());
      of.put("margin", change.margin());
      of.put("mayBeChance", !change.isSure() && change.difference() != 0);
    }
    ArrayNode examples = node.putArray("examples");
    for (Example example : comparison.examples()) {
      ObjectNode of = examples.addObject();
      of.put("order", example.order());
      life(example.before(), of.putObject("now"));
      life(example.after(), of.putObject("then"));
    }
  }

  private static void life(Told told, ObjectNode node) {
    node.put("outcome", told.outcome());
    node.put("time", told.end());
    ArrayNode steps = node.putArray("steps");
    for (Story.Step step : told.steps()) {
      steps.addObject().put("at", step.at()).put("told", step.sentence());
    }
  }
}
