package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every system is triggered in some order, and some order is fulfilled. */
final class Triggered implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    Set<String> reached = reached(FulfillmentPolicy.REQUEST, policy);
    for (FulfillmentSystem system : policy.systems()) {
      if (!reached.contains(system.id())) {
        report(policy, system, places, findings);
      }
    }
    boolean canEnd =
        policy.steps().stream()
            .filter(rule -> rule.outcome().isPresent())
            .anyMatch(rule -> rule.reporters().stream().anyMatch(reached::contains));
    if (!canEnd) {
      findings.warning(
          "no-end",
          Place.ofTable(places.document().file(), "steps"),
          "No row that can apply ends an order: none is ever fulfilled, all end by an exception.",
          "Write \"end\" in the column proceed of the row after which an order is fulfilled.");
    }
  }

  private static void report(
      FulfillmentPolicy policy, FulfillmentSystem system, Places places, Findings findings) {
    List<StepRule> triggering =
        policy.steps().stream().filter(rule -> rule.trigger().contains(system.id())).toList();
    String why =
        triggering.isEmpty()
            ? "No row of steps triggers " + system.name() + "."
            : "%s is triggered only by %s, whose systems are never triggered themselves."
                .formatted(system.name(), rows(triggering));
    findings.warning(
        "never-triggered",
        places.ofSystem(system.id(), "answers"),
        why,
        "Name it in the column trigger of the row after which it is to work, or delete its rows.");
  }

  private static String rows(List<StepRule> rules) {
    String numbers =
        rules.stream()
            .map(rule -> String.valueOf(rule.place().row()))
            .collect(Collectors.joining(", "));
    return (rules.size() == 1 ? "row " : "rows ") + numbers + " of steps";
  }

  /** A reporter, and every system that its reports can trigger, or those of one of them. */
  static Set<String> reached(String from, FulfillmentPolicy policy) {
    Set<String> reached = new HashSet<>(Set.of(from));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (StepRule rule : policy.steps()) {
        if (rule.reporters().stream().anyMatch(reached::contains)) {
          grows |= reached.addAll(rule.trigger());
        }
      }
    }
    return reached;
  }
}
