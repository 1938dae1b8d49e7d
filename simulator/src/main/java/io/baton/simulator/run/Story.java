package io.baton.simulator.run;

import io.baton.generator.PolicyCompiler.Understood;
import io.baton.generator.explain.PolicyExplainer;
import io.baton.generator.explore.Event;
import io.baton.generator.explore.Event.Result;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.simulator.life.Handling;
import io.baton.simulator.life.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to one order, in the sentences in which policies are explained. */
public final class Story {
  private Story() {}

  /**
   * A step of a story.
   *
   * @param at milliseconds from the order's start
   */
  public record Step(long at, String sentence) {}

  /** The steps of an order's life. */
  public static List<Step> of(Understood policy, Rules rules, Trace trace) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < trace.decided.size(); i++) {
      events.add(event(rules, trace, i));
    }
    List<String> sentences = PolicyExplainer.story(policy.policy(), policy.document(), events);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      steps.add(new Step(trace.decided.get(i).at(), sentences.get(i)));
    }
    return steps;
  }

  private static Event event(Rules rules, Trace trace, int index) {
    Trace.Decided decided = trace.decided.get(index);
    Optional<Handling> abnormal = handled(trace, index, false);
    Optional<Handling> stuck = handled(trace, index, true);
    return new Event(
        rules.reporters().get(decided.report().reporter()).id(),
        decided.report().status(),
        decided.verdict().isAbnormal() ? params(decided) : List.of(),
        !decided.verdict().isAbnormal(),
        decided.verdict().step().node(),
        decided.verdict().step().hits(),
        decided.verdict().triggered().stream().map(s -> rules.reporters().get(s).id()).toList(),
        abnormal.map(Handling::rules).orElse(List.of()),
        abnormal.map(handling -> told(rules, trace, handling, decided.at())).orElse(List.of()),
        stuck.map(Handling::rules).orElse(List.of()),
        result(decided, abnormal, stuck),
        decided.verdict().step().outcome());
  }

  private static Optional<Handling> handled(Trace trace, int index, boolean isStuck) {
    return trace.handled.stream()
        .filter(handled -> handled.after() == index + 1)
        .map(Trace.Handled::handling)
        .filter(handling -> handling.node().equals(FulfillmentPolicy.STUCK) == isStuck)
        .findFirst();
  }

  private static List<String> params(Trace.Decided decided) {
    return decided.report().feedback().get("params") instanceof Map<?, ?> params
        ? params.entrySet().stream().map(p -> p.getKey() + " " + p.getValue()).toList()
        : List.of();
  }

  private static List<String> told(Rules rules, Trace trace, Handling handling, long at) {
    return handling.rules().stream()
        .map(ExceptionRule::system)
        .flatMap(Optional::stream)
        .distinct()
        .filter(
            id ->
                trace.told.stream()
                    .anyMatch(
                        told ->
                            told.at() == at
                                && rules.reporters().get(told.system()).id().equals(id)))
        .toList();
  }

  private static Result result(
      Trace.Decided decided, Optional<Handling> abnormal, Optional<Handling> stuck) {
    if (decided.verdict().isEnd()) {
      return Result.ENDS;
    }
    if (abnormal.isPresent()) {
      return switch (abnormal.get().proceed()) {
        case END -> Result.ENDS_BY_EXCEPTION;
        case RESUME -> Result.RESUMES;
        case MANUAL -> Result.ASKS_PERSON;
      };
    }
    return stuck
        .map(
            handling ->
                handling.proceed() == FulfillmentPolicy.Proceed.END
                    ? Result.ENDS_STUCK
                    : Result.IS_STUCK)
        .orElse(Result.GOES_ON);
  }
}
