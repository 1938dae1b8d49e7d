package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.RECEIVED;
import static io.baton.generator.model.FulfillmentPolicy.REQUEST;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often things can happen in an order by the tables alone, so that a process has no element for
 * what cannot happen. Errs on the side of "more often".
 */
final class Occurrences {
  /** The guard that makes a join; what other guards say about {@code seen} is not understood. */
  private static final Pattern SEEN =
      Pattern.compile("list contains\\(([a-z][A-Za-z0-9]*)\\.seen, *\"([^\"]*)\"\\)");

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
            rules.stream().allMatch(rule -> isBeforeTheFirstCall(rule, system.id()))
                || (rules.stream().allMatch(rule -> firesAtMostOnce(policy, rule, once))
                    && OrderGuards.excludeEachOther(policy, rules));
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

  /** A rule that matches only while the system has not been triggered. */
  private static boolean isBeforeTheFirstCall(StepRule rule, String system) {
    return rule.conditions().stream()
        .anyMatch(c -> c.input().equals(system + ".triggered") && c.tests().equals("0"));
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
                    || (!rule.statuses().isEmpty() && s.done().containsAll(rule.statuses()))
                    || waited(rule).getOrDefault(reporter, Set.of()).stream()
                        .anyMatch(s.done()::contains))
        .orElse(false);
  }

  /** A rule that waits for all of its reporters fires with the last of them only. */
  private static boolean isJoin(StepRule rule) {
    return waited(rule).keySet().containsAll(rule.reporters());
  }

  /** The statuses that must have been reported before a rule can match, by system. */
  private static Map<String, Set<String>> waited(StepRule rule) {
    return rule.conditions().stream()
        .filter(condition -> condition.tests().equals("true"))
        .map(condition -> SEEN.matcher(condition.input()))
        .filter(Matcher::matches)
        .collect(Collectors.groupingBy(m -> m.group(1), mapping(m -> m.group(2), toSet())));
  }

  /**
   * Whether a call of the system can be open when another system's status ends the order. Not if
   * every way to that status leads through a report of the system, which it gives after the call.
   */
  static boolean callMayBeOpenAtEnd(FulfillmentPolicy policy, String system) {
    return policy.steps().stream()
        .filter(rule -> rule.outcome().isPresent() && !isBeforeTheFirstCall(rule, system))
        .flatMap(rule -> rule.reporters().stream())
        .anyMatch(reporter -> !reporter.equals(system) && isReachable(policy, reporter, system));
  }

  /** Whether a reporter can come to report without any report of {@code avoided}. */
  private static boolean isReachable(FulfillmentPolicy policy, String reporter, String avoided) {
    Set<String> seen = new HashSet<>(Set.of(REQUEST));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (StepRule rule : policy.steps()) {
        if (rule.reporters().stream().anyMatch(seen::contains)
            && seen.containsAll(waited(rule).keySet())
            && canShareAnOrder(policy, rule, avoided)) {
          grows |= seen.addAll(rule.trigger().stream().filter(t -> !t.equals(avoided)).toList());
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
