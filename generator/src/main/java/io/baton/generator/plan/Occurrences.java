package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.RECEIVED;
import static io.baton.generator.model.FulfillmentPolicy.REQUEST;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How often things can happen in an order by the tables alone, so that a process has no element for
 * what cannot happen. Errs on the side of "more often".
 */
final class Occurrences {
  private Occurrences() {}

  /** The systems that are triggered at most once in an order, whatever is reported. */
  static Set<String> triggeredAtMostOnce(FulfillmentPolicy policy) {
    Set<String> once = new HashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (FulfillmentSystem system : policy.systems()) {
        List<StepRule> rules = rulesThatTrigger(policy, system.id());
        boolean isOnce =
            rules.stream().allMatch(rule -> firesAtMostOnce(policy, rule, once))
                && OrderGuards.excludeEachOther(policy, rules);
        if (isOnce && once.add(system.id())) {
          grows = true;
        }
      }
    }
    return once;
  }

  static List<StepRule> rulesThatTrigger(FulfillmentPolicy policy, String system) {
    return policy.steps().stream().filter(r -> r.trigger().contains(system)).toList();
  }

  private static boolean firesAtMostOnce(
      FulfillmentPolicy policy, StepRule rule, Set<String> once) {
    boolean reportedOnce =
        rule.reporters().stream().allMatch(r -> isReportedOnce(policy, rule, r, once));
    return reportedOnce && (rule.reporters().size() == 1 || isJoin(rule));
  }

  private static boolean isReportedOnce(
      FulfillmentPolicy policy, StepRule rule, String reporter, Set<String> once) {
    if (reporter.equals(REQUEST)) {
      return rule.statuses().equals(List.of(RECEIVED));
    }
    if (!once.contains(reporter)) {
      return false;
    }
    Optional<FulfillmentSystem> system =
        policy.systems().stream().filter(s -> s.id().equals(reporter)).findFirst();
    return system
        .map(
            s ->
                s.answers() == Answers.REPLY
                    || (!rule.statuses().isEmpty() && s.done().containsAll(rule.statuses())))
        .orElse(false);
  }

  /** A rule that waits for all of its reporters fires with the last of them only. */
  private static boolean isJoin(StepRule rule) {
    return rule.reporters().stream()
        .allMatch(
            reporter ->
                rule.conditions().stream()
                    .anyMatch(
                        c ->
                            c.input().startsWith("list contains(" + reporter + ".seen,")
                                && c.tests().equals("true")));
  }

  /**
   * Whether a call of the system can be open when another system's status ends the order. Not if
   * every way to that status leads through a report of the system, which it gives after the call.
   */
  static boolean callMayBeOpenAtEnd(FulfillmentPolicy policy, String system) {
    return policy.steps().stream()
        .filter(rule -> rule.outcome().isPresent())
        .flatMap(rule -> rule.reporters().stream())
        .anyMatch(reporter -> !reporter.equals(system) && isReachable(policy, reporter, system));
  }

  /** Whether a reporter can come to report without any report of {@code avoided}. */
  private static boolean isReachable(FulfillmentPolicy policy, String reporter, String avoided) {
    Set<String> seen = new HashSet<>(Set.of(REQUEST));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String current = open.remove();
      for (StepRule rule : policy.steps()) {
        boolean needsAvoided = isJoin(rule) && rule.reporters().contains(avoided);
        if (rule.reporters().contains(current)
            && !needsAvoided
            && canShareAnOrder(policy, rule, avoided)) {
          rule.trigger().stream().filter(t -> !t.equals(avoided) && seen.add(t)).forEach(open::add);
        }
      }
    }
    return seen.contains(reporter);
  }

  private static boolean canShareAnOrder(FulfillmentPolicy policy, StepRule rule, String system) {
    return rulesThatTrigger(policy, system).stream()
        .anyMatch(other -> !OrderGuards.excludeEachOther(policy, List.of(rule, other)));
  }
}
