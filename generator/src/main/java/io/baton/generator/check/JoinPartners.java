package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row that waits for several systems has a guard for each of them. If it has one for some only,
 * it applies whenever one of the others reports: too early, or twice.
 */
final class JoinPartners implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    for (StepRule rule : policy.steps()) {
      List<String> missing =
          rule.reporters().stream().filter(reporter -> !isWaitedFor(rule, reporter)).toList();
      boolean isJoin = missing.size() < rule.reporters().size();
      if (isJoin && !missing.isEmpty()) {
        String reporter = missing.getFirst();
        String guarded =
            rule.reporters().stream().filter(r -> !missing.contains(r)).findFirst().orElse("");
        findings.warning(
            "join-without-partner",
            places.input(rule.place(), "feedback.system"),
            "The row waits for %s, but not for %s: it applies to every such status of %s."
                .formatted(guarded, reporter, guarded),
            "Add a column list contains(%s.seen, \"...\") with true, or take %s out of the row."
                .formatted(reporter, reporter));
      }
    }
  }

  private static boolean isWaitedFor(StepRule rule, String reporter) {
    return rule.conditions().stream().map(Condition::input).anyMatch(i -> asks(i, reporter));
  }

  private static boolean asks(String input, String reporter) {
    return Pattern.compile("\\b" + Pattern.quote(reporter) + "\\.(seen|times|status|result)\\b")
        .matcher(input)
        .find();
  }
}
