package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A system that nobody tells to stop although an exception of another reporter can end the order
 * while it works. Told only where exceptions instruct at all; a system's own failure it knows.
 */
final class Recalled implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    Set<String> instructed =
        policy.exceptions().stream()
            .flatMap(rule -> rule.system().stream())
            .collect(Collectors.toSet());
    if (instructed.isEmpty()) {
      return;
    }
    Set<String> triggered = Triggered.reached(FulfillmentPolicy.REQUEST, policy);
    for (FulfillmentSystem system : policy.systems()) {
      if (triggered.contains(system.id()) && !instructed.contains(system.id())) {
        endsBesides(system, policy)
            .ifPresent(
                node ->
                    findings.warning(
                        "never-recalled",
                        places.ofSystem(system.id()),
                        "If the order ends by an exception at \"%s\", nobody tells %s to stop: no row of exceptions names it."
                            .formatted(node, system.name()),
                        "Add a row that tells it what to do; if its work may stand, write into this"
                            + " row's annotation: accepts never-recalled: <the reason>."));
      }
    }
  }

  /** The first node at which the order ends because of somebody else than the system. */
  private static Optional<String> endsBesides(FulfillmentSystem system, FulfillmentPolicy policy) {
    for (StepRule rule : policy.steps()) {
      for (String reporter : rule.reporters()) {
        String node = rule.node().orElse(reporter);
        if (rule.outcome().isEmpty()
            && rule.trigger().isEmpty()
            && isBesides(reporter, system, policy)
            && endsAt(node, policy)) {
          return Optional.of(node);
        }
      }
    }
    return Optional.empty();
  }

  /** What has finished before the system begins does not fail while it works. */
  private static boolean isBesides(
      String reporter, FulfillmentSystem system, FulfillmentPolicy policy) {
    return !reporter.equals(system.id())
        && policy.systems().stream()
            .filter(other -> other.id().equals(reporter))
            .noneMatch(other -> isOverBefore(other, system.id(), policy));
  }

  private static boolean isOverBefore(
      FulfillmentSystem other, String system, FulfillmentPolicy policy) {
    List<StepRule> towards =
        policy.steps().stream()
            .filter(rule -> rule.reporters().contains(other.id()))
            .filter(rule -> rule.trigger().stream().anyMatch(t -> leadsTo(t, system, policy)))
            .toList();
    return !towards.isEmpty()
        && (other.answers() == Answers.REPLY
            || towards.stream()
                .allMatch(rule -> rule.statuses().stream().anyMatch(other.done()::contains)));
  }

  private static boolean leadsTo(String triggered, String system, FulfillmentPolicy policy) {
    return Triggered.reached(triggered, policy).contains(system);
  }

  private static boolean endsAt(String node, FulfillmentPolicy policy) {
    List<ExceptionRule> rules = new ExceptionNodes(policy).rulesAt(node);
    return rules.stream().anyMatch(rule -> rule.proceed().filter(Proceed.END::equals).isPresent());
  }
}
