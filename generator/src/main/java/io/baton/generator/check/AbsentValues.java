package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row that makes a report abnormal because of a value, such as {@code not("0")}, and fits a
 * report without that value, too. Only {@code results} are asked: elsewhere, and of an order, such
 * a cell is the usual way to say "otherwise".
 */
final class AbsentValues implements PolicyChecks.Check {
  private static final Pattern REPORTED =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*\\.(?:params|data)\\..+", Pattern.DOTALL);

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    List<ResultRule> rules = policy.results();
    for (int i = 0; i < rules.size(); i++) {
      ResultRule rule = rules.get(i);
      List<ResultRule> above = rules.subList(0, i);
      for (Condition condition : rule.conditions()) {
        if (!rule.normal()
            && fitsUnnoticed(condition)
            && above.stream().noneMatch(earlier -> catches(earlier, rule, condition.input()))) {
          findings.warning(
              "matches-absent",
              places.input(rule.place(), condition.input()),
              "A report without %s fits this row, too, and is abnormal."
                  .formatted(condition.input()),
              "Put a row above it that has null in this cell, and says what such a report is.");
        }
      }
    }
  }

  private static boolean fitsUnnoticed(Condition condition) {
    return REPORTED.matcher(condition.input()).matches()
        && Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression tests)
        && tests.matchesAbsent()
        && !tests.speaksOfNull();
  }

  /** Whether the earlier rule takes all that the later one would take of reports without it. */
  private static boolean catches(ResultRule earlier, ResultRule later, String absent) {
    return earlier.reporters().containsAll(later.reporters())
        && earlier.conditions().stream()
            .allMatch(
                condition ->
                    condition.input().equals(absent)
                        ? fitsAbsent(condition)
                        : later.conditions().stream().anyMatch(c -> isWithin(c, condition)));
  }

  private static boolean fitsAbsent(Condition condition) {
    return Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression tests)
        && tests.matchesAbsent();
  }

  /** Whether what passes the narrow condition certainly passes the wide one. */
  private static boolean isWithin(Condition narrow, Condition wide) {
    return narrow.equals(wide)
        || (narrow.input().equals(wide.input())
            && Feel.parseTests(narrow.tests()) instanceof Feel.Understood(FeelExpression few)
            && Feel.parseTests(wide.tests()) instanceof Feel.Understood(FeelExpression many)
            && few.testedTexts().filter(t -> t.stream().allMatch(many::matches)).isPresent());
  }
}
