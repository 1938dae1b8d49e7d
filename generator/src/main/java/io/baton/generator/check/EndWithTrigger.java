package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.StepRule;

/** A rule that ends the order cannot trigger anything: the end wins, nobody would be called. */
final class EndWithTrigger implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    for (StepRule rule : policy.steps()) {
      if (rule.outcome().isPresent() && !rule.trigger().isEmpty()) {
        findings.error(
            "end-with-trigger",
            places.output(rule.place(), "proceed"),
            "The row triggers " + String.join(", ", rule.trigger()) + " and ends the order.",
            "Remove one of the two: after the end nothing is triggered any more.");
      }
    }
  }
}
