package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.List;

/** {@code "picked "} looks like {@code "picked"}, and is never equal to it. */
final class OuterBlanks implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    policy.steps().forEach(rule -> check(rule.place(), rule.conditions(), places, findings));
    policy.results().forEach(rule -> check(rule.place(), rule.conditions(), places, findings));
    policy.exceptions().forEach(rule -> check(rule.place(), rule.conditions(), places, findings));
  }

  private static void check(
      Place rule, List<Condition> conditions, Places places, Findings findings) {
    for (Condition condition : conditions) {
      List<Object> literals =
          Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression tests)
              ? tests.comparedLiterals()
              : List.of();
      for (Object literal : literals) {
        if (literal instanceof String text && !text.strip().equals(text)) {
          findings.warning(
              "outer-blanks",
              places.input(rule, condition.input()),
              "The text \"" + text + "\" begins or ends with a blank.",
              "Take the blank out: texts are compared exactly.");
        }
      }
    }
  }
}
