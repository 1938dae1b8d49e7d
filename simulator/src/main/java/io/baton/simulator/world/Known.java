package io.baton.simulator.world;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the policies that a world is for know; one of several is enough.
 *
 * @param triggered systems that a rule triggers
 * @param replying systems that reply in every policy that has them
 * @param statuses all that may be reported; empty: anything
 * @param named the statuses that rules name
 */
public record Known(
    String businessType,
    Set<String> systems,
    Set<String> triggered,
    Set<String> replying,
    Optional<Set<String>> statuses,
    Set<String> named,
    Set<String> instructions) {

  /** What these policies of one business type know. */
  public static Known of(List<FulfillmentPolicy> policies) {
    Set<String> systems = new LinkedHashSet<>(Set.of(FulfillmentPolicy.REQUEST));
    Set<String> triggered = new LinkedHashSet<>();
    Set<String> replying = new HashSet<>();
    Set<String> listened = new HashSet<>();
    Set<String> statuses = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    Set<String> instructions = new LinkedHashSet<>();
    for (FulfillmentPolicy policy : policies) {
      for (FulfillmentSystem system : policy.systems()) {
        systems.add(system.id());
        named.addAll(system.done());
        (system.answers() == Answers.REPLY ? replying : listened).add(system.id());
      }
      policy.steps().stream().map(StepRule::trigger).forEach(triggered::addAll);
      policy.steps().stream().map(StepRule::statuses).forEach(named::addAll);
      policy.exceptions().stream().map(ExceptionRule::instruction).forEach(instructions::add);
      statuses.addAll(policy.statuses());
    }
    replying.removeAll(listened);
    boolean isAnything = policies.stream().anyMatch(policy -> policy.statuses().isEmpty());
    return new Known(
        policies.getFirst().businessType(),
        systems,
        triggered,
        replying,
        isAnything ? Optional.empty() : Optional.of(statuses),
        named,
        instructions);
  }
}
