package io.baton.generator.explore;

import io.baton.generator.explore.Event.Result;
import io.baton.generator.explore.Tables.Asked;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One report to one order: decided as the contract says (section 4), and carried out at once. What
 * is unknown is chosen; another choice is another report.
 */
final class Report {
  private final Tables tables;
  private final Situation order;
  private final int reporter;
  private final String status;
  private final Circumstances circumstances;

  private List<AskedRule> steps = List.of();
  private boolean isNormal = true;
  private String node;
  private Set<String> triggered = Set.of();
  private List<AskedRule> exceptions = List.of();
  private List<ExceptionRule> whenStuck = List.of();

  private final List<String> instructed = new ArrayList<>();
  private Result result = Result.GOES_ON;
  private Optional<String> outcome = Optional.empty();

  /** The order is changed by it. */
  Report(Tables tables, Situation order, int reporter, String status, Choices choices) {
    this.tables = tables;
    this.order = order;
    this.reporter = reporter;
    this.status = status;
    this.circumstances = Circumstances.of(tables, order, reporter, status, choices);
    this.node = id();
  }

  private String id() {
    return tables.reporter(reporter).id();
  }

  /** Lets it happen. */
  Event happen() {
    remember();
    isNormal = judge();
    circumstances.isJudged();
    order.set(reporter, order.of(reporter).judged(isNormal, tables.observed(reporter)));
    steps = circumstances.matching(tables.stepsOf(reporter, status), "");
    node = rules().stream().flatMap(rule -> rule.node().stream()).findFirst().orElse(id());
    order.set(reporter, order.of(reporter).at(node, tables.observed(reporter)));
    outcome = rules().stream().flatMap(rule -> rule.outcome().stream()).findFirst();
    if (outcome.isPresent()) {
      result = Result.ENDS;
    } else if (!isNormal) {
      handleException(node);
    } else {
      trigger();
    }
    boolean goesOn = result == Result.GOES_ON || result == Result.RESUMES;
    if (goesOn && Reports.nobodyHasMoreToSay(tables, order)) {
      getStuck();
    }
    markEffects();
    return event();
  }

  private void getStuck() {
    Circumstances asked =
        result == Result.RESUMES
            ? Circumstances.ofResume(tables, order, circumstances.choices())
            : circumstances;
    Stuck stuck = Stuck.at(tables, order, asked);
    whenStuck = stuck.rules();
    result = stuck.result();
    outcome = Optional.of("exception: " + FulfillmentPolicy.STUCK);
  }

  private List<StepRule> rules() {
    return steps.stream().map(rule -> tables.policy().steps().get(rule.index)).toList();
  }

  private List<ExceptionRule> exceptionRules() {
    return tables.exceptionRules(exceptions);
  }

  private void remember() {
    LocalState state = order.of(reporter);
    if (tables.answersByReply(reporter)) {
      state = state.replied();
    }
    Observed observed = tables.observed(reporter);
    List<Integer> stored = new ArrayList<>(state.stored());
    for (int slot = 0; slot < stored.size(); slot++) {
      String input = observed.stored().get(slot);
      if (circumstances.bringData()) {
        stored.set(slot, circumstances.brought(tables.unknown(reporter, input)) + 1);
      } else if (input.startsWith("feedback.params.")) {
        stored.set(slot, 0);
      }
    }
    boolean isDone = tables.reporter(reporter).done().contains(status);
    boolean isOverdue = status.equals(FulfillmentPolicy.OVERDUE);
    order.set(reporter, state.reported(status, isDone, isOverdue, stored, observed));
  }

  private boolean judge() {
    List<Asked> rules = tables.resultsOf(reporter, status);
    for (int i = 0; i < rules.size(); i++) {
      AskedRule rule = rules.get(i).rule();
      if (circumstances.hold(rules.get(i), "")) {
        rule.tookEffect();
        rules.subList(i + 1, rules.size()).forEach(later -> later.rule().wasForestalledBy(rule));
        return tables.policy().results().get(rule.index).normal();
      }
    }
    return !status.equals(FulfillmentPolicy.OVERDUE);
  }

  private void trigger() {
    triggered = new LinkedHashSet<>();
    rules().forEach(rule -> triggered.addAll(rule.trigger()));
    for (String id : triggered) {
      int system = tables.index(id);
      order.set(
          system, order.of(system).trigger(tables.answersByReply(system), tables.observed(system)));
    }
  }

  private void handleException(String at) {
    exceptions = circumstances.exceptionsAt(at);
    Set<String> told = new LinkedHashSet<>();
    exceptionRules().forEach(rule -> told.addAll(rule.system().stream().toList()));
    for (String id : told) {
      int system = tables.index(id);
      if (order.of(system).triggered() > 0) {
        order.set(system, order.of(system).instructed());
        instructed.add(id);
      }
    }
    result =
        switch (tables.proceed(at, exceptionRules())) {
          case END -> Result.ENDS_BY_EXCEPTION;
          case RESUME -> Result.RESUMES;
          case MANUAL -> Result.ASKS_PERSON;
        };
    if (result == Result.RESUMES) {
      resume(order, tables);
    } else {
      outcome = Optional.of("exception: " + at);
    }
  }

  /** What an order that goes on after an exception knows. */
  static void resume(Situation order, Tables tables) {
    for (int system = 0; system < tables.reporterCount(); system++) {
      order.set(system, order.of(system).resumed());
    }
  }

  /** A rule that only names a node has done all it can by matching. */
  private void markEffects() {
    for (AskedRule asked : steps) {
      StepRule rule = tables.policy().steps().get(asked.index);
      boolean does =
          rule.outcome()
              .map(o -> result == Result.ENDS && outcome.equals(Optional.of(o)))
              .orElse(rule.trigger().isEmpty() || !triggered.isEmpty());
      if (does) {
        asked.tookEffect();
      }
    }
    tables.markEffects(exceptions, order);
  }

  private Event event() {
    return new Event(
        id(),
        status,
        circumstances.worthTelling(isNormal),
        isNormal,
        node,
        rules(),
        List.copyOf(triggered),
        exceptionRules(),
        instructed,
        whenStuck,
        result,
        outcome);
  }
}
