package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.List;
import java.util.regex.Pattern;

/** What a system has reported so far is a list: a text is never equal to it. */
final class ListsOfStatuses implements PolicyChecks.Check {
  private static final Pattern SEEN = Pattern.compile("[A-Za-z][A-Za-z0-9]*\\.seen");

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    policy.steps().forEach(rule -> check(rule.place(), rule.conditions(), places, findings));
    policy.results().forEach(rule -> check(rule.place(), rule.conditions(), places, findings));
    policy.exceptions().forEach(rule -> check(rule.place(), rule.conditions(), places, findings));
  }

  private static void check(
      Place rule, List<Condition> conditions, Places places, Findings findings) {
    for (Condition condition : conditions) {
      List<String> texts = texts(condition);
      if (SEEN.matcher(condition.input()).matches() && !texts.isEmpty()) {
        findings.error(
            "text-for-list",
            places.input(rule, condition.input()),
            "%s is a list of all statuses so far, and \"%s\" is a text: the row never applies."
                .formatted(condition.input(), texts.getFirst()),
            "Write list contains(?, \"" + texts.getFirst() + "\").");
      }
    }
  }

  private static List<String> texts(Condition condition) {
    return Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression tests)
        ? tests.testedTexts().orElse(List.of())
        : List.of();
  }
}
