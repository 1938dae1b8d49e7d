package io.baton.simulator.life;

import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an order has decided on a report. */
public record Verdict(Result result, Step step) {

  /**
   * By {@code results}.
   *
   * @param rule its place in the table; -1 for none
   */
  public record Result(boolean isNormal, int rule) {
    static final Result UNNAMED = new Result(true, -1);
    static final Result OVERDUE = new Result(false, -1);
  }

  /**
   * By {@code steps}.
   *
   * @param hits the rules that apply
   * @param trigger indexes of the systems that they trigger
   */
  public record Step(
      List<StepRule> hits, Set<Integer> trigger, String node, Optional<String> outcome) {

    static Step of(List<StepRule> hits, Rules rules, Report report) {
      Set<Integer> trigger = new LinkedHashSet<>(4);
      Optional<String> node = Optional.empty();
      Optional<String> outcome = Optional.empty();
      for (StepRule rule : hits) {
        rule.trigger().forEach(id -> trigger.add(rules.index(id).orElseThrow()));
        node = node.isPresent() ? node : rule.node();
        outcome = outcome.isPresent() ? outcome : rule.outcome();
      }
      String own = rules.reporters().get(report.reporter()).id();
      return new Step(hits, trigger, node.orElse(own), outcome);
    }
  }

  /** Whether it ends the order. */
  public boolean isEnd() {
    return step.outcome().isPresent();
  }

  /** Whether it is abnormal, and counts as that: an end comes first. */
  public boolean isAbnormal() {
    return !isEnd() && !result.isNormal();
  }

  /** Whom it triggers: nobody, if it ends the order or is abnormal. */
  public Set<Integer> triggered() {
    return isEnd() || isAbnormal() ? Set.of() : step.trigger();
  }
}
