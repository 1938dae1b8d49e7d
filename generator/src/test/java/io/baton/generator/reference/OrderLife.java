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
import io.baton.generator.reference.OrderState.Decided;
import io.baton.generator.reference.OrderState.Phase;
import io.baton.generator.reference.OrderState.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an order does, line by line with the contract; numbers such as 4.2 are its sections.
 *
 * <p>A decision and its carrying out are two steps, {@link #decide} and {@link #carryOut}: between
 * them another report may be decided.
 */
final class OrderLife {
  private static final String STUCK = "stuck";

  private final PolicyRules rules;
  private final OrderState state;

  /** What the order has done, until someone takes it. */
  final List<Action> actions = new ArrayList<>();

  /** What the order has decided, and by which rules, until someone takes it. */
  final List<Decision> decisions = new ArrayList<>();

  /** Whether an answer that is on its way comes to nothing. */
  boolean callsAreCutOff;

  OrderLife(PolicyRules rules, OrderState state) {
    this.rules = rules;
    this.state = state;
  }

  // ---- what can happen

  void begin(@Nullable String orderId, Map<String, ?> order) {
    if (orderId == null) {
      end("no order id"); // section 3: without orderId it makes no call and ends
      return;
    }
    state.orderId = orderId;
    state.order = order;
    system(REQUEST).listening = true;
    decide(system(REQUEST), feedback(REQUEST, Map.of("status", RECEIVED)));
  }

  void takesCall(SystemState called) {
    if (takeCall(called)) {
      if (isRunning()) {
        called.countDeadlineFrom(state.now);
      }
      makeCalls(called);
      endIfCallsAreFinished();
      pauseIfStuck(feedback(called.id, lastStatus(called)));
    }
  }

  void replies(SystemState called, Map<String, @Nullable Object> feedback) {
    if (takeCall(called)) {
      decide(called, feedback);
      makeCalls(called);
      endIfCallsAreFinished();
    }
  }

  /** 4.8, 4.11: each system's in order of arrival, once it is listened to. */
  void hear(Waiting report) {
    state.waiting.remove(report);
    decide(system(report.system()), report.feedback());
  }

  /**
   * 4.8: what was handed over at the very moment when an exception interrupts is delivered again at
   * the resume, behind what waits for the same system by then.
   */
  void handOverInVain(Waiting report) {
    state.waiting.remove(report);
    state.waiting.add(report);
    state.handedOverInVain.add(report.system());
  }

  void isOverdue(SystemState silent) {
    state.now = silent.due.filter(due -> due.compareTo(state.now) > 0).orElse(state.now);
    decide(silent, feedback(silent.id, Map.of("status", OVERDUE)));
  }

  void decides(String decision) {
    if (state.phase instanceof Phase.WaitingForPerson(String node)) {
      switch (decision) {
        case "resume" -> resume();
        case "end" -> end("exception: " + node);
        default -> actions.add(new AskPerson(node)); // section 3: anything else is asked again
      }
    }
  }

  /** 4.9; 4.12: what was decided before the exception began comes first. */
  void goesOn() {
    if (state.phase instanceof Phase.Resuming) {
      state.phase = new Phase.Running();
      state.systems().forEach(SystemState::keepNewestCall);
      Optional<Decided> abnormal =
          state.decided.stream().filter(d -> d instanceof Decided.Abnormal).findFirst();
      if (abnormal.isPresent()) {
        carryOut(abnormal.get());
      } else if (!state.decided.isEmpty()) {
        carryOut(state.decided.getFirst());
      } else {
        state.systems().forEach(this::callOrListenAgain);
        state.resumed = true;
      }
    }
  }

  // ---- from a status to what follows

  /**
   * 4.2: a status is decided once, on the state at that moment. Of what it could do, the first
   * wins: nothing as a duplicate, end, abnormal, trigger.
   */
  private void decide(SystemState reporter, Map<String, @Nullable Object> feedback) {
    String status = String.valueOf(feedback.get("status"));
    if (isDuplicate(reporter, feedback)) {
      pauseIfStuck(feedback);
      return;
    }
    reporter.remember(feedback);
    PolicyRules.Result result = rules.result(status, state.context(feedback));
    boolean normal = result.isNormal();
    reporter.result = normal ? "normal" : "abnormal";
    PolicyRules.Step step = rules.step(reporter.id, state.context(feedback));
    reporter.node = step.node();
    if (status.equals(OVERDUE)) {
      reporter.due = Optional.empty(); // section 2: once per silence
    } else {
      reporter.countDeadlineFrom(state.now);
    }
    if (!isRunning() || isEndDecided()) {
      return; // 4.5: nothing new is triggered, what is reported now is only remembered
    }
    decisions.add(Decision.OnReport.of(reporter.id, status, result, step));
    if (step.outcome().isPresent()) {
      reporter.stopListening();
      state.decided.add(new Decided.End(reporter.id, step.outcome().get())); // 4.5
    } else if (!normal) {
      reporter.stopListening();
      state.decided.add(new Decided.Abnormal(step.node(), feedback)); // 4.6
    } else {
      Cause cause = Cause.of(feedback);
      step.trigger().forEach(id -> trigger(system(id), cause)); // 4.3; none: 4.4
      pauseIfStuck(feedback);
    }
  }

  /** 4.2: what follows only carries the decision out. */
  void carryOut(Decided decision) {
    state.decided.remove(decision);
    switch (decision) {
      case Decided.End(String reporter, String outcome) -> {
        state.decided.clear(); // 4.5: end wins
        state.phase = new Phase.Ending(outcome);
        callsAreCutOff = true; // and made again, with their keys
        state.systems().forEach(this::makeCalls);
        endIfCallsAreFinished();
      }
      case Decided.Abnormal(String node, Map<String, @Nullable Object> feedback) ->
          handleException(node, feedback);
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
  private void trigger(SystemState system, Cause cause) {
    system.trigger(cause);
    makeCalls(system);
  }

  /** Makes those calls that wait for nothing and are not being made already. */
  private void makeCalls(SystemState system) {
    boolean waits =
        state.decided.stream().anyMatch(decision -> decision.reporter().equals(system.id));
    for (int call : waits ? Set.<Integer>of() : state.callsOf(system)) {
      String key = state.key(system, call);
      if (state.made.add(key)) {
        actions.add(new Trigger(system.id, key));
      }
    }
  }

  /** 4.6, 4.8: instructs who is triggered and associated with the node, and nobody else. */
  private void handleException(String node, Map<String, @Nullable Object> feedback) {
    String status = String.valueOf(feedback.get("status"));
    actions.add(new Paused(node, String.valueOf(feedback.get("system")), status));
    state.resumed = false;
    state.handedOverInVain.clear();
    state.systems().forEach(SystemState::stopListening);
    state.made.clear(); // what is cut off may be repeated, 4.9
    PolicyRules.Handling handling = rules.handling(node, state.context(feedback));
    decisions.add(Decision.OnException.of(node, handling, id -> system(id).triggered > 0));
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
      makeCalls(system);
    } else if (system.id.equals(REQUEST) || system.triggered > 0) {
      system.listening = !system.done && !system.answersByReply;
      system.countDeadlineFrom(state.now);
    }
  }

  /** Of each system that is listened to the first report that waits. */
  List<Waiting> heard() {
    Map<String, Waiting> first = new LinkedHashMap<>();
    if (isRunning()) {
      state.waiting.stream()
          .filter(report -> system(report.system()).listening)
          .filter(report -> !state.handedOverInVain.contains(report.system()))
          .forEach(report -> first.putIfAbsent(report.system(), report));
    }
    return List.copyOf(first.values());
  }

  /** 4.14; {@code feedback} is the last that happened. */
  private void pauseIfStuck(Map<String, @Nullable Object> feedback) {
    boolean isHeardFurther = state.resumed && REQUEST.equals(feedback.get("system"));
    if (isRunning() && state.decided.isEmpty() && !isHeardFurther && nobodyHasMoreToSay()) {
      state.decided.add(new Decided.Abnormal(STUCK, feedback));
    }
  }

  private static Map<String, ?> lastStatus(SystemState system) {
    return Map.of("status", String.valueOf(system.status));
  }

  /** 4.14, 4.8: after a resume what waited is heard first. */
  boolean isStuckAfterResume() {
    boolean resumed = state.resumed;
    state.resumed = false;
    if (resumed) {
      pauseIfStuck(feedback(REQUEST, lastStatus(system(REQUEST))));
    }
    return isRunning() && !state.decided.isEmpty();
  }

  private boolean nobodyHasMoreToSay() {
    return state.systems().stream().allMatch(SystemState::hasNothingMoreToSay);
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
    state.decided.clear();
    state.systems().forEach(system -> system.openCalls.clear());
    actions.add(new Ended(outcome));
  }

  /** Of several calls the oldest. A call that was cut off meanwhile can't be answered. */
  private boolean takeCall(SystemState called) {
    Set<Integer> calls = state.callsOf(called);
    if (calls.isEmpty() || callsAreCutOff) {
      return false;
    }
    called.takeCall(Collections.min(calls));
    return true;
  }

  /**
   * Those whose deadline passes, the earliest first; an engine whose clock jumps sees all at once.
   */
  List<SystemState> due(Duration until) {
    return isRunning()
        ? state.systems().stream()
            .filter(system -> system.due.filter(due -> due.compareTo(until) <= 0).isPresent())
            .sorted(Comparator.comparing(system -> system.due.orElse(until)))
            .toList()
        : List.of();
  }

  private SystemState system(String id) {
    return state.system(id);
  }

  private boolean isEndDecided() {
    return state.decided.stream().anyMatch(decision -> decision instanceof Decided.End);
  }

  boolean isRunning() {
    return state.phase instanceof Phase.Running;
  }
}
