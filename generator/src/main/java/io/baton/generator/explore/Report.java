package io.baton.generator.explore;

import io.baton.generator.explore.Event.Result;
import io.baton.generator.explore.Tables.Asked;
import io.baton.generator.explore.Tables.Cell;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final Choices choices;
  private final Map<Unknown, Integer> brought = new HashMap<>();
  private final Map<Unknown, String> circumstances = new LinkedHashMap<>();
  private final Set<Unknown> askedBySteps = new HashSet<>();

  private List<AskedRule> steps = List.of();
  private boolean isNormal = true;
  private boolean isJudged;
  private String node;
  private Set<String> triggered = Set.of();
  private List<AskedRule> exceptions = List.of();
  private final List<String> instructed = new ArrayList<>();
  private Result result = Result.GOES_ON;
  private Optional<String> outcome = Optional.empty();

  /** The order is changed by it. */
  Report(Tables tables, Situation order, int reporter, String status, Choices choices) {
    this.tables = tables;
    this.order = order;
    this.reporter = reporter;
    this.status = status;
    this.choices = choices;
    this.node = id();
  }

  private String id() {
    return tables.reporter(reporter).id();
  }

  /** Lets it happen. */
  Event happen() {
    remember();
    isNormal = judge();
    isJudged = true;
    order.set(reporter, order.of(reporter).judged(isNormal, tables.observed(reporter)));
    steps = matching(tables.stepsOf(reporter, status), "");
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
      result = Result.IS_STUCK;
      outcome = Optional.of("exception: " + FulfillmentPolicy.STUCK);
    }
    markEffects();
    return event();
  }

  private List<StepRule> rules() {
    return steps.stream().map(rule -> tables.policy().steps().get(rule.index)).toList();
  }

  private List<ExceptionRule> exceptionRules() {
    return exceptions.stream().map(rule -> tables.policy().exceptions().get(rule.index)).toList();
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
      if (bringsData()) {
        stored.set(slot, brought(tables.unknown(reporter, input)) + 1);
      } else if (input.startsWith("feedback.params.")) {
        stored.set(slot, 0);
      }
    }
    boolean isDone = tables.reporter(reporter).done().contains(status);
    boolean isOverdue = status.equals(FulfillmentPolicy.OVERDUE);
    order.set(reporter, state.reported(status, isDone, isOverdue, stored, observed));
  }

  /** What the order itself says at its start, and what silence says, has no params and no data. */
  private boolean bringsData() {
    return !status.equals(FulfillmentPolicy.OVERDUE)
        && !(reporter == Tables.REQUEST && status.equals(FulfillmentPolicy.RECEIVED));
  }

  private boolean judge() {
    for (Asked asked : tables.resultsOf(reporter, status)) {
      if (holds(asked, "")) {
        asked.rule().tookEffect();
        return tables.policy().results().get(asked.rule().index).normal();
      }
    }
    return !status.equals(FulfillmentPolicy.OVERDUE);
  }

  private List<AskedRule> matching(List<Asked> rules, String at) {
    List<AskedRule> matching = new ArrayList<>();
    for (Asked asked : rules) {
      if (holds(asked, at)) {
        matching.add(asked.rule());
      }
    }
    return matching;
  }

  private boolean holds(Asked asked, String at) {
    asked.rule().isAsked();
    for (Cell cell : asked.cells()) {
      if (!asked.rule().answered(cell.index(), holds(cell.question(), at))) {
        return false;
      }
    }
    asked.rule().matched();
    return true;
  }

  private boolean holds(Question question, String at) {
    if (isJudged && question instanceof Question.OfData data) {
      askedBySteps.add(data.unknown());
    }
    return switch (question) {
      case Question.OfData data when data.unknown().isOfOrder() ->
          data.passes().get(known(data.unknown()));
      case Question.OfData data ->
          bringsData() ? data.passes().get(brought(data.unknown())) : data.passesAbsent();
      case Question.OfStored stored -> {
        int value = order.of(stored.system()).stored().get(stored.slot());
        yield value == 0 ? stored.passesAbsent() : stored.passes().get(value - 1);
      }
      case Question.OfState state -> tables.holds(state, order, reporter, status, at);
      case Question.OfReport report -> throw new IllegalStateException("Answered before");
    };
  }

  private int known(Unknown unknown) {
    int value = order.known(unknown);
    if (value < 0) {
      value = choose(unknown);
      order.learn(unknown, value);
    }
    return value;
  }

  private int brought(Unknown unknown) {
    return brought.computeIfAbsent(unknown, this::choose);
  }

  private int choose(Unknown unknown) {
    int count = unknown.values().size();
    int value = choices.choose(count);
    if (count > 1) {
      circumstances.put(unknown, unknown.values().get(value).label());
    }
    return value;
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
    exceptions = matching(tables.exceptionsAt(at, reporter, status), at);
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
        switch (proceed(at)) {
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

  /** Section 5: of the rules of a node one may speak for all, unless none of them applies. */
  private Proceed proceed(String at) {
    List<ExceptionRule> speaking = new ArrayList<>(exceptionRules());
    if (!speaking.isEmpty()) {
      tables
          .rulesAt(at)
          .forEach(rule -> speaking.add(tables.policy().exceptions().get(rule.index)));
    }
    return speaking.stream()
        .flatMap(rule -> rule.proceed().stream())
        .findFirst()
        .orElse(Proceed.MANUAL);
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
    for (AskedRule asked : exceptions) {
      ExceptionRule rule = tables.policy().exceptions().get(asked.index);
      if (rule.system().map(instructed::contains).orElse(true)) {
        asked.tookEffect();
      }
    }
  }

  /** That a normal report has the result code of one is not. */
  private List<String> worthTelling() {
    return circumstances.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().isOfOrder() || !isNormal || askedBySteps.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private Event event() {
    return new Event(
        id(),
        status,
        worthTelling(),
        isNormal,
        node,
        rules(),
        List.copyOf(triggered),
        exceptionRules(),
        instructed,
        result,
        outcome);
  }
}
