package io.baton.simulator.life;

import static io.baton.generator.model.FulfillmentPolicy.OVERDUE;
import static io.baton.generator.model.FulfillmentPolicy.RECEIVED;
import static io.baton.generator.model.FulfillmentPolicy.STUCK;
import static io.baton.simulator.life.Rules.REQUEST;

import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import io.baton.simulator.life.OrderState.Phase;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * One order by its policy; numbers such as 4.2 are sections of the contract. One thing happens at a
 * time, and all that follows from it is done before the next. Times are milliseconds from any
 * moment on, and only grow.
 */
public final class OrderLife {
  private final Rules rules;
  private final Acts acts;
  private final Dispatch dispatch;
  private final OrderState state;
  private final Calls calls;
  private final Inbox inbox = new Inbox();
  private final Report start;
  private Report lastAbnormal;

  /** Whom the last exception told something. */
  private final Set<Integer> told = new HashSet<>(4);

  /** Whether the order has just gone on, and what waited may still be heard. */
  private boolean resumed;

  /** Begins before the order starts. */
  public OrderLife(Rules rules, Acts acts, Dispatch dispatch) {
    this.rules = rules;
    this.acts = acts;
    this.dispatch = dispatch;
    this.state = new OrderState(rules);
    this.calls = new Calls(state, acts);
    this.start = Report.of(rules, REQUEST, RECEIVED);
    this.lastAbnormal = start;
  }

  // ---- what can happen

  /** The request is received. */
  public void begin(String orderId, Map<String, ?> payload) {
    state.orderId = orderId;
    state.payload = payload;
    state.of(REQUEST).listening = true;
    decide(start);
    settle();
  }

  /** A system that reports later has taken its oldest call. */
  public void takesCall(int system) {
    SystemLife called = state.of(system);
    if (calls.take(called)) {
      if (state.phase == Phase.RUNNING) {
        called.countDeadlineFrom(state.now);
      }
      calls.make(called);
      endIfCallsAreFinished();
      pauseIfStuck(lastOf(called));
    }
    settle();
  }

  /** A system answers its oldest call. */
  public void replies(Report report) {
    SystemLife called = state.of(report.reporter());
    if (calls.take(called)) {
      decide(report);
      calls.make(called);
      endIfCallsAreFinished();
    }
    settle();
  }

  /** A system, or the request, reports; it is heard once somebody listens. */
  public void reports(Report report) {
    inbox.add(report);
    settle();
  }

  /** Deadlines that lie in between pass, the earliest first. */
  public void timeIs(long time) {
    Optional<SystemLife> silent = state.silentUntil(time);
    while (silent.isPresent()) {
      state.now = Math.max(state.now, silent.get().due);
      decide(Report.of(rules, silent.get().reporter.index(), OVERDUE));
      settle();
      silent = state.silentUntil(time);
    }
    state.now = time;
  }

  /** A person decides on an order that waits for it. */
  public void decides(boolean goOn) {
    if (state.phase == Phase.WAITING_FOR_PERSON) {
      if (goOn) {
        resume();
      } else {
        endByException();
      }
    }
  }

  /** 4.9: the answer to {@link Acts#resumes}. */
  public void goesOn() {
    if (state.phase == Phase.RESUMING) {
      state.phase = Phase.RUNNING;
      state.systems().forEach(SystemLife::keepNewestCall);
      state.systems().forEach(this::callOrListenAgain);
      resumed = true;
    }
    settle();
  }

  // ---- what is known

  public OrderState state() {
    return state;
  }

  /** That the request was received. */
  Report start() {
    return start;
  }

  /** The calls that are being made, by key, and the report that decided on each. */
  public void forEachCall(BiConsumer<String, Report> call) {
    calls.forEach(call);
  }

  // ---- from a report to what follows

  /** 4.2: of what a status could do, the first wins: nothing as a duplicate, end, abnormal. */
  private void decide(Report report) {
    SystemLife reporter = state.of(report.reporter());
    if (reporter.isRepeated(report)) {
      pauseIfStuck(report);
      return;
    }
    reporter.remember(report);
    Verdict.Result result = rules.result(state, report);
    reporter.result = result.isNormal() ? "normal" : "abnormal";
    Verdict.Step step = rules.step(state, report);
    reporter.node = step.node();
    if (report.isOverdue()) {
      reporter.due = SystemLife.NEVER; // section 2: once per silence
    } else {
      reporter.countDeadlineFrom(state.now);
    }
    if (state.phase != Phase.RUNNING) {
      return; // 4.5: what is reported now is only remembered
    }
    Verdict verdict = new Verdict(result, step);
    acts.decided(report, verdict);
    if (verdict.isEnd() && dispatch.admitsEnd(report.reporter(), step.outcome().orElseThrow())) {
      reporter.stopListening();
      beginToEnd(step.outcome().orElseThrow());
    } else if (verdict.isAbnormal()) {
      reporter.stopListening();
      handleException(step.node(), report);
    } else {
      for (int system : verdict.triggered()) {
        if (dispatch.admits(system)) {
          trigger(system, report); // 4.3; none: 4.4
        }
      }
      dispatch.proceed(this);
      pauseIfStuck(report);
    }
  }

  /** 4.3, 4.7. */
  void trigger(int system, Report cause) {
    state.of(system).trigger(cause);
    calls.make(state.of(system));
  }

  /** 4.5: trigger calls decided before are finished first. */
  private void beginToEnd(String outcome) {
    state.outcome = outcome;
    state.phase = Phase.ENDING;
    state.systems().forEach(calls::make);
    endIfCallsAreFinished();
  }

  /** 4.6, 4.8: instructs who is triggered and associated with the node, and nobody else. */
  private void handleException(String node, Report report) {
    resumed = false;
    state.systems().forEach(SystemLife::stopListening);
    calls.cutOff();
    Handling handling = rules.handling(state, report, node);
    acts.pauses(handling, report);
    state.outcome = handling.outcome();
    lastAbnormal = report;
    told.clear();
    for (ExceptionRule rule : handling.rules()) {
      rule.system()
          .flatMap(rules::index)
          .filter(told::add)
          .ifPresent(system -> instruct(system, rule.instruction()));
    }
    if (handling.proceed() == Proceed.END) {
      endByException();
    } else if (handling.proceed() == Proceed.RESUME) {
      resume();
    } else {
      state.phase = Phase.WAITING_FOR_PERSON;
      acts.asksPerson();
    }
  }

  /** Tells a system, if it was triggered. */
  void instruct(int system, String instruction) {
    if (state.of(system).triggered > 0) {
      acts.instructs(system, instruction, state.of(system).instruct(instruction));
    }
  }

  private void resume() {
    state.phase = Phase.RESUMING;
    acts.resumes();
  }

  private void endByException() {
    dispatch.takeBack(this, lastAbnormal, told);
    end();
  }

  /** 4.9; 4.10: of several open calls of one system, resume repeats the newest. */
  private void callOrListenAgain(SystemLife system) {
    if (!system.openCalls.isEmpty()) {
      calls.make(system);
    } else if (system.reporter.index() == REQUEST || system.triggered > 0) {
      system.listening = !system.done && !system.reporter.answersByReply();
      system.countDeadlineFrom(state.now);
    }
  }

  /** 4.8, 4.11: each system's reports in order of arrival, once it is listened to. */
  private void settle() {
    while (true) {
      Optional<Report> heard = inbox.heard(state);
      if (heard.isPresent()) {
        decide(heard.get());
        continue;
      }
      if (state.phase == Phase.RUNNING) {
        dispatch.proceed(this);
      }
      if (!resumed) {
        return;
      }
      resumed = false; // 4.14, 4.8: after a resume what waited is heard first
      pauseIfStuck(lastOf(state.of(REQUEST)));
    }
  }

  /** 4.14; the report is the last that happened. */
  private void pauseIfStuck(Report report) {
    boolean isHeardFurther = resumed && report.reporter() == REQUEST;
    if (state.phase != Phase.RUNNING || isHeardFurther) {
      return;
    }
    Optional<String> planned = dispatch.outcome(this);
    if (planned.isPresent()) {
      beginToEnd(planned.get());
    } else if (state.nobodyHasMoreToSay()) {
      handleException(STUCK, report);
    }
  }

  private Report lastOf(SystemLife system) {
    return Report.of(rules, system.reporter.index(), String.valueOf(system.status));
  }

  private void endIfCallsAreFinished() {
    if (state.phase == Phase.ENDING && calls.areFinished()) {
      end();
    }
  }

  private void end() {
    state.phase = Phase.OVER;
    acts.ends(state.outcome);
  }
}
