package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules of {@code steps} that match together must name the same node. Reported where it is certain
 * that they do: the same system, a status that both accept, and guards of which one rule has all
 * that the other has.
 */
final class AgreedNodes implements PolicyChecks.Check {

  private static final String STATUS = "feedback.status";

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    List<StepRule> rules = policy.steps();
    for (int i = 0; i < rules.size(); i++) {
      StepRule later = rules.get(i);
      rules.subList(0, i).stream()
          .filter(earlier -> disagreement(earlier, later).isPresent())
          .findFirst()
          .ifPresent(earlier -> report(earlier, later, places, findings));
    }
  }

  private static void report(StepRule earlier, StepRule later, Places places, Findings findings) {
    String system = disagreement(earlier, later).orElseThrow();
    findings.error(
        "node-conflict",
        places.output(later.place(), "node"),
        "For a status of %s that both rows fit, this row names the node \"%s\", row %d \"%s\"."
            .formatted(system, node(later, system), earlier.place().row(), node(earlier, system)),
        "Name the same node in both, or give them conditions that exclude each other; an empty"
            + " cell means the system's own id.");
  }

  /** The first system for which both rules match with different nodes. */
  private static Optional<String> disagreement(StepRule a, StepRule b) {
    return a.reporters().stream()
        .filter(b.reporters()::contains)
        .filter(system -> !node(a, system).equals(node(b, system)))
        .findFirst()
        .filter(system -> statusesOverlap(a, b) && guardsAllowBoth(a, b));
  }

  private static String node(StepRule rule, String system) {
    return rule.node().orElse(system);
  }

  private static boolean statusesOverlap(StepRule a, StepRule b) {
    Set<Condition> ofA = conditions(a, true);
    Set<Condition> ofB = conditions(b, true);
    return ofA.isEmpty()
        || ofB.isEmpty()
        || ofA.equals(ofB)
        || a.statuses().stream().anyMatch(b.statuses()::contains);
  }

  private static boolean guardsAllowBoth(StepRule a, StepRule b) {
    Set<Condition> ofA = conditions(a, false);
    Set<Condition> ofB = conditions(b, false);
    return ofA.containsAll(ofB) || ofB.containsAll(ofA);
  }

  private static Set<Condition> conditions(StepRule rule, boolean ofStatus) {
    Set<Condition> conditions = new HashSet<>(rule.conditions());
    conditions.removeIf(condition -> condition.input().equals(STATUS) != ofStatus);
    return conditions;
  }
}
