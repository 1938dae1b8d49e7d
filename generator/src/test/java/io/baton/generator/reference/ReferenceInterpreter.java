package io.baton.generator.reference;

import static io.baton.generator.reference.OrderState.feedback;

import io.baton.generator.reference.OrderState.Phase;
import io.baton.generator.reference.OrderState.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says must happen to one order, in plain Java over the decision tables.
 *
 * <p>It expects a valid policy and events that can happen; a report that nobody listens to waits,
 * as a message does. What the contract says of each event is in {@link OrderLife}.
 */
public final class ReferenceInterpreter implements DrivenOrder {
  private final OrderState state;
  private final OrderLife life;
  private final PolicyRules rules;

  /** An interpreter for one order of that policy. */
  public ReferenceInterpreter(PolicyRules rules) {
    this(rules, new OrderState(rules.systems()));
  }

  private ReferenceInterpreter(PolicyRules rules, OrderState state) {
    this.rules = rules;
    this.state = state;
    this.life = new OrderLife(rules, state);
  }

  /** The same order, to see what else can happen to it. */
  public ReferenceInterpreter copy() {
    return new ReferenceInterpreter(rules, new OrderState(state));
  }

  // ---- what can happen

  @Override
  public List<Action> happens(Happening happening) {
    return happens(happening, new Chance());
  }

  /** What happens when that is chosen where the contract leaves it to chance. */
  List<Action> happens(Happening happening, Chance chance) {
    List<Happening> all =
        happening instanceof Happening.AtOnce(List<Happening> several)
            ? several
            : List.of(happening);
    Duration until = state.now.plus(Happening.timeThatPasses(happening));
    comeToRest(
        all.stream().filter(one -> !(one instanceof Happening.TimePasses)).toList(), until, chance);
    state.now = until;
    List<Action> answer = List.copyOf(life.actions);
    life.actions.clear();
    return answer;
  }

  /**
   * Lets all of it happen, and all that follows. What comes first is chance: one of the happenings,
   * a report that waits, a deadline, or that a decision is carried out which has been taken before.
   */
  private void comeToRest(List<Happening> happenings, Duration until, Chance chance) {
    List<Happening> rest = new ArrayList<>(happenings);
    life.callsAreCutOff = false;
    life.decisions.clear();
    while (true) {
      List<Runnable> next = new ArrayList<>();
      if (life.isRunning()) {
        state.decided.forEach(decision -> next.add(() -> life.carryOut(decision)));
      }
      rest.forEach(happening -> next.add(() -> happen(happening, rest)));
      life.heard().forEach(report -> next.add(() -> life.hear(report)));
      if (!state.decided.isEmpty()) {
        life.heard().forEach(report -> next.add(() -> life.handOverInVain(report)));
      }
      life.due(until).forEach(silent -> next.add(() -> life.isOverdue(silent)));
      if (!next.isEmpty()) {
        next.get(chance.choose(next.size())).run();
      } else if (!life.isStuckAfterResume()) {
        return;
      }
    }
  }

  private void happen(Happening happening, List<Happening> outOf) {
    outOf.remove(happening);
    switch (happening) {
      case Happening.Starts(String orderId, Map<String, ?> order) -> life.begin(orderId, order);
      case Happening.Reports(String system, Map<String, ?> reported) ->
          state.waiting.add(new Waiting(system, feedback(system, reported)));
      case Happening.TakesCall(String system) -> life.takesCall(state.system(system));
      case Happening.Replies(String system, Map<String, ?> reported) ->
          life.replies(state.system(system), feedback(system, reported));
      case Happening.Decides(String decision) -> life.decides(decision);
      case Happening.GoesOn goesOn -> life.goesOn();
      case Happening.TimePasses passes -> throw new IllegalStateException("It has no moment");
      case Happening.AtOnce all -> throw new IllegalArgumentException("All at once in one");
    }
  }

  /** What was decided in the last happening, in that order. */
  public List<Decision> decisions() {
    return List.copyOf(life.decisions);
  }

  /** Whether an end is decided, and only calls are still to be finished; or it is over. */
  public boolean isEnding() {
    return state.phase instanceof Phase.Ending || state.phase instanceof Phase.Over;
  }

  @Override
  public Map<String, Cause> calls() {
    return state.calls();
  }

  @Override
  public Optional<Map<String, @Nullable Object>> knows(String system) {
    return Optional.of(state.system(system).asGuardsSeeIt());
  }

  /** What the order knows of every system, by id, as guards see it. */
  public Map<String, @Nullable Object> states() {
    return state.asGuardsSeeIt();
  }

  PolicyRules rules() {
    return rules;
  }

  /** What the order knows, to be asked only. */
  OrderState state() {
    return state;
  }
}
