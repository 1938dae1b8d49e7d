package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guard that asks for a status which its system never reports by the other rows, but nearly does.
 * Systems may report what no row names, so a status that resembles none is taken as meant.
 */
final class SpeltStatuses implements PolicyChecks.Check {
  private static final Pattern SEEN =
      Pattern.compile("list contains\\(\\s*([A-Za-z0-9]+)\\.seen\\s*,\\s*\"([^\"]*)\"\\s*\\)");

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    Set<String> told = new LinkedHashSet<>();
    for (StepRule rule : policy.steps()) {
      for (Condition condition : rule.conditions()) {
        Matcher seen = SEEN.matcher(condition.input());
        while (seen.find()) {
          String system = seen.group(1);
          String status = seen.group(2);
          Set<String> known = statusesOf(system, policy);
          Optional<String> meant = Suggestion.closest(status, known);
          if (!known.contains(status) && meant.isPresent() && told.add(condition.input())) {
            findings.warning(
                "unknown-status",
                places.input(rule.place(), condition.input()),
                "No row speaks of a status \"" + status + "\" of " + system + ", only this guard.",
                Suggestion.sentence(status, known)
                    + "If it is right, name it in a row of steps or results, too.");
          }
        }
      }
    }
  }

  /** What rows say that a system reports. */
  private static Set<String> statusesOf(String system, FulfillmentPolicy policy) {
    Set<String> statuses = new LinkedHashSet<>();
    policy.steps().stream()
        .filter(rule -> rule.reporters().contains(system))
        .forEach(rule -> statuses.addAll(rule.statuses()));
    policy.results().stream()
        .filter(rule -> rule.reporters().contains(system))
        .flatMap(rule -> rule.conditions().stream())
        .filter(condition -> condition.input().equals("feedback.status"))
        .forEach(
            condition -> {
              if (Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression t)) {
                statuses.addAll(t.literals());
              }
            });
    policy.systems().stream()
        .filter(s -> s.id().equals(system))
        .map(FulfillmentSystem::done)
        .forEach(statuses::addAll);
    return statuses;
  }
}
