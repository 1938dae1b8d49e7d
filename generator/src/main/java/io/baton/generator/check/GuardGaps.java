package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two rows that differ in {@code < 500} and {@code > 500} only: neither applies to 500. */
final class GuardGaps implements PolicyChecks.Check {
  private static final Pattern BOUND = Pattern.compile("([<>])\\s*(-?\\d+(?:\\.\\d+)?)");

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    for (StepRule rule : policy.steps()) {
      for (Condition condition : rule.conditions()) {
        Matcher above = BOUND.matcher(condition.tests());
        if (above.matches() && above.group(1).equals(">")) {
          below(policy, rule, condition, above.group(2))
              .ifPresent(
                  other ->
                      findings.warning(
                          "gap-between-guards",
                          places.input(rule.place(), condition.input()),
                          "Neither this row nor row %d applies if %s is exactly %s."
                              .formatted(other.place().row(), condition.input(), above.group(2)),
                          "Write \">= %s\" here, or \"<= %s\" there."
                              .formatted(above.group(2), above.group(2))));
        }
      }
    }
  }

  /** The row with the other side of the bound, if no row of the same kind is about the bound. */
  private static Optional<StepRule> below(
      FulfillmentPolicy policy, StepRule rule, Condition condition, String bound) {
    List<StepRule> alike =
        policy.steps().stream().filter(r -> isAlike(r, rule, condition.input())).toList();
    boolean isCovered =
        alike.stream()
            .flatMap(r -> tests(r, condition.input()).stream())
            .anyMatch(tests -> tests.contains(bound) && !BOUND.matcher(tests).matches());
    return isCovered
        ? Optional.empty()
        : alike.stream()
            .filter(r -> tests(r, condition.input()).stream().anyMatch(t -> isBelow(t, bound)))
            .findFirst();
  }

  private static boolean isBelow(String tests, String bound) {
    Matcher below = BOUND.matcher(tests);
    return below.matches() && below.group(1).equals("<") && below.group(2).equals(bound);
  }

  private static Optional<String> tests(StepRule rule, String input) {
    return rule.conditions().stream()
        .filter(c -> c.input().equals(input))
        .map(Condition::tests)
        .findFirst();
  }

  private static boolean isAlike(StepRule one, StepRule other, String except) {
    return one.reporters().equals(other.reporters())
        && without(one, except).equals(without(other, except));
  }

  private static List<Condition> without(StepRule rule, String input) {
    List<Condition> conditions = new ArrayList<>(rule.conditions());
    conditions.removeIf(condition -> condition.input().equals(input));
    return conditions;
  }
}
