package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A node that is offered as a predefined value, and that no row is about. Nodes exist in the policy
 * only; statuses are the systems' business, so one that no row names is predefined for good reason.
 */
final class UnusedNodes implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    Set<String> used = new HashSet<>(ExceptionNodes.of(policy));
    for (DecisionTable table : places.document().tables()) {
      if (table.id().equals("steps")) {
        table.outputs().stream()
            .filter(column -> column.name().equals("node"))
            .forEach(column -> check(column.predefined(), column.place(), used, findings));
      } else if (table.id().equals("exceptions")) {
        table.inputs().stream()
            .filter(column -> column.expression().equals("node"))
            .forEach(column -> check(column.predefined(), column.place(), used, findings));
      }
    }
  }

  private static void check(String predefined, Place column, Set<String> used, Findings findings) {
    List<String> nodes =
        Feel.parseTests(predefined) instanceof Feel.Understood(FeelExpression tests)
            ? tests.testedTexts().orElse(List.of())
            : List.of();
    for (String node : nodes) {
      // Often both columns have the same predefined values.
      if (used.add(node)) {
        findings.warning(
            "unused-value",
            column,
            "The node \"" + node + "\" is predefined, but no row of steps or exceptions names it.",
            "Name it in the row that it was meant for, or take it out of the predefined values.");
      }
    }
  }
}
