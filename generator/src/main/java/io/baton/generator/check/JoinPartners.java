package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row that waits for several systems names each of them, with its status, and has a guard for
 * each. If it has a guard for some only, it applies whenever one of the others reports: too early,
 * or twice. If it has the guard and does not name the system, it misses that system's report.
 */
final class JoinPartners implements PolicyChecks.Check {

  private static final Pattern SEEN =
      Pattern.compile("list contains\\(\\s*([A-Za-z0-9]+)\\.seen\\s*,\\s*\"([^\"]*)\"\\s*\\)");

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    for (StepRule rule : policy.steps()) {
      for (Condition condition : rule.conditions()) {
        Matcher seen = SEEN.matcher(condition.input());
        if (condition.tests().equals("true") && seen.matches()) {
          checkNamed(policy, rule, seen.group(1), seen.group(2), places, findings);
        }
      }
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

  private static void checkNamed(
      FulfillmentPolicy policy,
      StepRule rule,
      String partner,
      String status,
      Places places,
      Findings findings) {
    boolean hasSystem = rule.reporters().contains(partner);
    boolean hasStatus = rule.statuses().isEmpty() || rule.statuses().contains(status);
    boolean isJoin = hasSystem ? rule.reporters().size() > 1 : !rule.statuses().isEmpty();
    boolean isForgotten = hasSystem != hasStatus && isJoin;
    if (isForgotten && !hasRowOfItsOwn(policy, rule, partner, status)) {
      findings.warning(
          "join-without-partner",
          places.input(rule.place(), hasSystem ? "feedback.status" : "feedback.system"),
          "The row waits for \"%s\" of %s, but does not apply when that comes last: %s is missing here."
              .formatted(status, partner, hasSystem ? "the status" : "the system"),
          "Add \"%s\".".formatted(hasSystem ? status : partner));
    }
  }

  /** A join may also be two rows, one for each system that may come last. */
  private static boolean hasRowOfItsOwn(
      FulfillmentPolicy policy, StepRule rule, String partner, String status) {
    return policy.steps().stream()
        .filter(other -> other.reporters().contains(partner))
        .filter(other -> other.statuses().isEmpty() || other.statuses().contains(status))
        .anyMatch(other -> !other.equals(rule) && other.trigger().containsAll(rule.trigger()));
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
