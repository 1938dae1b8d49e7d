package io.baton.generator.reference;

import static io.baton.generator.reference.OrderState.feedback;
import static io.baton.generator.reference.PolicyRules.OVERDUE;
import static io.baton.generator.reference.PolicyRules.RECEIVED;
import static io.baton.generator.reference.PolicyRules.REQUEST;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Instruct;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import io.baton.generator.reference.Action.Trigger;
import io.baton.generator.reference.OrderState.Phase;
import io.baton.generator.reference.OrderState.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says must happen to one order, in plain Java over the decision tables.
 *
 * <p>Numbers such as 4.2 are the contract's sections. It expects a valid policy and events that can
 * happen; a report that nobody listens to waits, as a message does.
 */
public final class ReferenceInterpreter implements DrivenOrder {
  private static final String STUCK = "stuck";

  private final PolicyRules rules;
  private final OrderState state;
  private final List<Action> actions = new ArrayList<>();
  private final Set<String> made = new HashSet<>();

  /** An interpreter for one order of that policy. */
  public ReferenceInterpreter(PolicyRules rules) {
    this.rules = rules;
    this.state = new OrderState(rules.systems());
  }

  // ---- what can happen

  @Override
  public List<Action> start(@Nullable String orderId, Map<String, ?> order) {
    if (orderId == null) {
      end("no order id"); // section 3: without orderId it makes no call and ends
      return answer();
    }
    state.orderId = orderId;
    state.order = order;
    system(REQUEST).listening = true;
    decide(system(REQUEST), feedback(REQUEST, Map.of("status", RECEIVED)));
    return answer();
  }

  @Override
  public List<Action> report(String system, Map<String, ?> feedback) {
    state.waiting.add(new Waiting(system, feedback(system, feedback)));
    deliverWhatWaits();
    return answer();
  }

  @Override
  public List<Action> callCompleted(String system) {
    SystemState called = system(system);
    takeCall(called);
    if (isRunning()) {
      called.countDeadlineFrom(state.now);
    }
    makeCalls(called);
    endIfCallsAreFinished();
    deliverWhatWaits();
    pauseIfStuck(system, String.valueOf(called.status));
    return answer();
  }

  @Override
  public List<Action> reply(String system, Map<String, ?> feedback) {
    SystemState called = system(system);
    takeCall(called);
    if (isRunning()) {
      decide(called, feedback(system, feedback));
    }
    makeCalls(called);
    endIfCallsAreFinished();
    return answer();
  }

  @Override
  public List<Action> timePasses(Duration duration) {
    Duration until = state.now.plus(duration);
    for (Optional<SystemState> next = nextDue(until); next.isPresent(); next = nextDue(until)) {
      SystemState silent = next.get();
      state.now = silent.due.orElse(state.now);
      decide(silent, feedback(silent.id, Map.of("status", OVERDUE)));
    }
    state.now = until;
    return answer();
  }

  @Override
  public List<Action> decision(String decision) {
    if (state.phase instanceof Phase.WaitingForPerson(String node)) {
      switch (decision) {
        case "resume" -> resume();
        case "end" -> end("exception: " + node);
        default -> actions.add(new AskPerson(node)); // section 3: anything else is asked again
      }
    }
    return answer();
  }

  /** 4.9. */
  @Override
  public List<Action> resumed() {
    if (state.phase instanceof Phase.Resuming) {
      state.phase = new Phase.Running();
      state.systems().forEach(this::callOrListenAgain);
      deliverWhatWaits();
      pauseIfStuck(REQUEST, RECEIVED);
    }
    return answer();
  }

  // ---- section 4

  /**
   * 4.2: a status is decided once, on the state at that moment. Of what it could do, the first
   * wins: nothing as a duplicate, end, abnormal, trigger.
   */
  private void decide(SystemState reporter, Map<String, @Nullable Object> feedback) {
    String status = String.valueOf(feedback.get("status"));
    if (isDuplicate(reporter, feedback)) {
      pauseIfStuck(reporter.id, status);
      return;
    }
    reporter.remember(feedback);
    boolean normal = rules.isNormal(status, state.context(feedback));
    reporter.result = normal ? "normal" : "abnormal";
    PolicyRules.Step step = rules.step(reporter.id, state.context(feedback));
    reporter.node = step.node();
    if (status.equals(OVERDUE)) {
      reporter.due = Optional.empty(); // section 2: once per silence
    } else {
      reporter.countDeadlineFrom(state.now);
    }
    if (step.outcome().isPresent()) {
      state.phase = new Phase.Ending(step.outcome().get()); // 4.5
      endIfCallsAreFinished();
    } else if (!normal) {
      handleException(step.node(), reporter.id, feedback); // 4.6
    } else {
      step.trigger().forEach(id -> trigger(system(id))); // 4.3; none: 4.4
      pauseIfStuck(reporter.id, status);
    }
  }

  /** 4.11; the request's {@code received} was decided when the order started. */
  private static boolean isDuplicate(SystemState reporter, Map<String, @Nullable Object> feedback) {
    boolean receivedAgain =
        reporter.id.equals(REQUEST)
            && RECEIVED.equals(feedback.get("status"))
            && reporter.seen.contains(RECEIVED);
    return receivedAgain || !reporter.isNewEvent(feedback);
  }

  /** 4.3, 4.7. */
  private void trigger(SystemState system) {
    system.trigger();
    makeCalls(system);
  }

  /** Makes those calls that wait for nothing and are not being made already. */
  private void makeCalls(SystemState system) {
    for (int call : state.callsOf(system)) {
      String key = state.key(system, call);
      if (made.add(key)) {
        actions.add(new Trigger(system.id, key));
      }
    }
  }

  /** 4.6, 4.8: instructs who is triggered and associated with the node, and nobody else. */
  private void handleException(
      String node, String reporter, Map<String, @Nullable Object> feedback) {
    String status = String.valueOf(feedback.get("status"));
    actions.add(new Paused(node, reporter, status));
    state.systems().forEach(SystemState::stopListening);
    made.clear(); // what is cut off may be repeated, 4.9
    PolicyRules.Handling handling = rules.handling(node, state.context(feedback));
    handling
        .instructions()
        .forEach(
            (id, instruction) -> {
              if (system(id).triggered > 0) {
                String key = system(id).instruct(state.orderId, instruction);
                actions.add(new Instruct(id, instruction, node, status, key));
              }
            });
    switch (handling.proceed()) {
      case END -> end("exception: " + node);
      case RESUME -> resume();
      case MANUAL -> {
        state.phase = new Phase.WaitingForPerson(node);
        actions.add(new AskPerson(node));
      }
    }
  }

  private void resume() {
    state.phase = new Phase.Resuming();
    actions.add(new Resumed());
  }

  /** 4.9; 4.10: of several open calls of one system, resume repeats the newest. */
  private void callOrListenAgain(SystemState system) {
    if (!system.openCalls.isEmpty()) {
      system.keepNewestCall();
      makeCalls(system);
    } else if (system.id.equals(REQUEST) || system.triggered > 0) {
      system.listening = !system.done && !system.answersByReply;
      system.countDeadlineFrom(state.now);
    }
  }

  /** 4.8, 4.11: in order of arrival, to whoever is listened to. */
  private void deliverWhatWaits() {
    for (Optional<Waiting> next = firstHeard(); next.isPresent(); next = firstHeard()) {
      state.waiting.remove(next.get());
      decide(system(next.get().system()), next.get().feedback());
    }
  }

  private Optional<Waiting> firstHeard() {
    return isRunning()
        ? state.waiting.stream().filter(report -> system(report.system()).listening).findFirst()
        : Optional.empty();
  }

  /** 4.14. */
  private void pauseIfStuck(String reporter, String status) {
    if (isRunning() && state.systems().stream().allMatch(SystemState::hasNothingMoreToSay)) {
      handleException(STUCK, reporter, feedback(reporter, Map.of("status", status)));
    }
  }

  /** 4.5: trigger calls decided before are finished first. */
  private void endIfCallsAreFinished() {
    if (state.phase instanceof Phase.Ending(String outcome)
        && state.systems().stream().allMatch(system -> system.openCalls.isEmpty())) {
      end(outcome);
    }
  }

  private void end(String outcome) {
    state.phase = new Phase.Over(outcome);
    state.systems().forEach(system -> system.openCalls.clear());
    actions.add(new Ended(outcome));
  }

  /** Of several calls the oldest. */
  private void takeCall(SystemState called) {
    Set<Integer> calls = state.callsOf(called);
    if (calls.isEmpty()) {
      throw new IllegalStateException("No call of " + called.id + " is open");
    }
    called.takeCall(Collections.min(calls));
  }

  private Optional<SystemState> nextDue(Duration until) {
    return isRunning()
        ? state.systems().stream()
            .filter(system -> system.due.filter(due -> due.compareTo(until) <= 0).isPresent())
            .min(Comparator.comparing(system -> system.due.orElse(until)))
        : Optional.empty();
  }

  @Override
  public Set<String> openCalls() {
    return state.openCalls();
  }

  /** What the order knows, to be asked only. */
  OrderState state() {
    return state;
  }

  private SystemState system(String id) {
    return state.system(id);
  }

  private boolean isRunning() {
    return state.phase instanceof Phase.Running;
  }

  private List<Action> answer() {
    List<Action> answer = List.copyOf(actions);
    actions.clear();
    return answer;
  }
}
