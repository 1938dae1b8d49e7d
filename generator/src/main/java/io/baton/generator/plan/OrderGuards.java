package io.baton.generator.plan;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Guards over the order's payload, which never changes: two rules whose guards ask for different
 * orders never fire in the same one, however often their statuses come.
 */
final class OrderGuards {
  private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)");

  private OrderGuards() {}

  /** Whether of these rules at most one can ever fire in the same order. */
  static boolean excludeEachOther(FulfillmentPolicy policy, List<StepRule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      for (int j = i + 1; j < rules.size(); j++) {
        List<Condition> one = needed(policy, rules.get(i), new HashSet<>());
        List<Condition> other = needed(policy, rules.get(j), new HashSet<>());
        if (one.stream().noneMatch(c -> other.stream().anyMatch(o -> areDisjoint(c, o)))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The guards over the order that hold whenever the rule fires: its own, and those before it. */
  private static List<Condition> needed(FulfillmentPolicy policy, StepRule rule, Set<String> seen) {
    Stream<Condition> own =
        rule.conditions().stream().filter(c -> c.input().matches("order(\\.[A-Za-z0-9_]+)+"));
    Stream<Condition> before =
        rule.reporters().stream()
            .filter(reporter -> rule.reporters().size() == 1 && seen.add(reporter))
            .map(reporter -> Occurrences.rulesThatTrigger(policy, reporter))
            .filter(triggering -> triggering.size() == 1)
            .flatMap(triggering -> needed(policy, triggering.getFirst(), seen).stream());
    return Stream.concat(own, before).toList();
  }

  private static boolean areDisjoint(Condition one, Condition other) {
    if (!one.input().equals(other.input())) {
      return false;
    }
    Optional<Range> a = Range.of(one.tests());
    Optional<Range> b = Range.of(other.tests());
    return a.isPresent() && b.isPresent() && a.get().isDisjointFrom(b.get());
  }

  /** {@code < 500} and the like; other tests are not compared. */
  private record Range(boolean isUpperBound, boolean includesLimit, BigDecimal limit) {
    static Optional<Range> of(String tests) {
      Matcher matcher = COMPARISON.matcher(tests);
      return matcher.matches()
          ? Optional.of(
              new Range(
                  matcher.group(1).startsWith("<"),
                  matcher.group(1).endsWith("="),
                  new BigDecimal(matcher.group(2))))
          : Optional.empty();
    }

    boolean isDisjointFrom(Range other) {
      if (isUpperBound == other.isUpperBound) {
        return false;
      }
      Range upper = isUpperBound ? this : other;
      Range lower = isUpperBound ? other : this;
      int order = upper.limit.compareTo(lower.limit);
      return order < 0 || (order == 0 && !(upper.includesLimit && lower.includesLimit));
    }
  }
}
