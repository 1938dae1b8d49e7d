package io.baton.simulator.life;

import static io.baton.generator.model.FulfillmentPolicy.OVERDUE;
import static io.baton.generator.model.FulfillmentPolicy.RECEIVED;
import static io.baton.generator.model.FulfillmentPolicy.STUCK;
import static io.baton.simulator.life.Rules.REQUEST;

import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One order by its policy; numbers such as 4.2 are sections of the contract. One thing happens at a
 * time, and all that follows from it is done before the next. Times are milliseconds from any
 * moment on, and only grow.
 */
public final class OrderLife {
  private final Rules rules;
  private final Acts acts;
  private final Dispatch dispatch;
  private final SystemLife[] systems;

  /** Reports that nobody has listened to yet. */
  private final List<Report> waiting = new ArrayList<>(0);

  /** Calls that were made and not cut off. */
  private final Set<Call> made = new HashSet<>(8);

  private record Call(int system, int number) {}

  /** Where an order is. */
  private enum Phase {
    RUNNING,
    /** 4.5: the end is decided, calls decided before are finished first. */
    ENDING,
    WAITING_FOR_PERSON,
    RESUMING,
    OVER
  }

  private Phase phase = Phase.RUNNING;
  private String orderId = "";
  private Map<String, ?> payload = Map.of();

  /** How it ends if it ends now: of an end that is decided, or of the node where it is paused. */
  private String outcome = "";

  private final Report start;
  private Report lastAbnormal;

  /** Whom the last exception told something. */
  private final Set<Integer> told = new HashSet<>(4);

  private long now;

  /** Whether the order has just gone on, and what waited may still be heard. */
  private boolean resumed;

  /** Begins before the order starts. */
  public OrderLife(Rules rules, Acts acts, Dispatch dispatch) {
    this.rules = rules;
    this.acts = acts;
    this.dispatch = dispatch;
    this.systems = rules.reporters().stream().map(SystemLife::new).toArray(SystemLife[]::new);
    this.start = Report.of(rules, REQUEST, RECEIVED);
    this.lastAbnormal = start;
  }

  // ---- what can happen

  /** The request is received. */
  public void begin(String orderId, Map<String, ?> payload) {
    this.orderId = orderId;
    this.payload = payload;
    systems[REQUEST].listening = true;
    decide(start);
    settle();
  }

  /** A system that reports later has taken its oldest call. */
  public void takesCall(int system) {
    SystemLife called = systems[system];
    if (takeCall(called)) {
      if (phase == Phase.RUNNING) {
        called.countDeadlineFrom(now);
      }
      makeCalls(called);
      endIfCallsAreFinished();
      pauseIfStuck(lastOf(called));
    }
    settle();
  }

  /** A system answers its oldest call. */
  public void replies(Report report) {
    SystemLife called = systems[report.reporter()];
    if (takeCall(called)) {
      decide(report);
      makeCalls(called);
      endIfCallsAreFinished();
    }
    settle();
  }

  /** A system, or the request, reports; it is heard once somebody listens. */
  public void reports(Report report) {
    waiting.add(report);
    settle();
  }

  /** Deadlines that lie in between pass, the earliest first. */
  public void timeIs(long time) {
    while (phase == Phase.RUNNING && nextDeadline() <= time) {
      for (SystemLife silent : systems) {
        if (phase == Phase.RUNNING && silent.due == nextDeadline()) {
          now = Math.max(now, silent.due);
          decide(Report.of(rules, silent.reporter.index(), OVERDUE));
          settle();
          break;
        }
      }
    }
    now = time;
  }

  /** A person decides on an order that waits for it. */
  public void decides(boolean goOn) {
    if (phase == Phase.WAITING_FOR_PERSON) {
      if (goOn) {
        resume();
      } else {
        endByException();
      }
    }
  }

  /** 4.9: the answer to {@link Acts#resumes}. */
  public void goesOn() {
    if (phase == Phase.RESUMING) {
      phase = Phase.RUNNING;
      for (SystemLife system : systems) {
        system.keepNewestCall();
      }
      for (SystemLife system : systems) {
        callOrListenAgain(system);
      }
      resumed = true;
    }
    settle();
  }

  // ---- what is known

  public Rules rules() {
    return rules;
  }

  String orderId() {
    return orderId;
  }

  Map<String, ?> payload() {
    return payload;
  }

  /** That the request was received. */
  Report start() {
    return start;
  }

  SystemLife of(int system) {
    return systems[system];
  }

  long now() {
    return now;
  }

  public boolean isOver() {
    return phase == Phase.OVER;
  }

  /** Whether a person has to decide. */
  public boolean isWaitingForPerson() {
    return phase == Phase.WAITING_FOR_PERSON;
  }

  /** How it ends if it ends now; empty while nothing has decided that. */
  String outcome() {
    return outcome;
  }

  /** When the next deadline passes; {@link Long#MAX_VALUE} for none. */
  public long nextDeadline() {
    long next = SystemLife.NEVER;
    if (phase == Phase.RUNNING) {
      for (SystemLife system : systems) {
        next = Math.min(next, system.due);
      }
    }
    return next;
  }

  /** How often a system has been triggered. */
  public int triggered(int system) {
    return systems[system].triggered;
  }

  /** What guards see of a system. */
  public Map<String, @Nullable Object> knows(int system) {
    return systems[system].asGuardsSeeIt();
  }

  /** Systems that were triggered and still have something to say. */
  public List<String> waitsFor() {
    List<String> waited = new ArrayList<>();
    for (SystemLife system : systems) {
      if (!system.hasNothingMoreToSay()) {
        waited.add(system.reporter.id());
      }
    }
    return waited;
  }

  /** The calls that are being made, by system and number, and the report that decided on each. */
  public void forEachCall(BiConsumer<String, Report> call) {
    for (SystemLife system : systems) {
      for (int n : callsOf(system)) {
        call.accept(orderId + ":" + system.reporter.id() + ":" + n, system.cause(n));
      }
    }
  }

  // ---- from a report to what follows

  /** 4.2: of what a status could do, the first wins: nothing as a duplicate, end, abnormal. */
  private void decide(Report report) {
    SystemLife reporter = systems[report.reporter()];
    if (isDuplicate(reporter, report)) {
      pauseIfStuck(report);
      return;
    }
    reporter.remember(report);
    Verdict.Result result = rules.result(this, report);
    reporter.result = result.isNormal() ? "normal" : "abnormal";
    Verdict.Step step = rules.step(this, report);
    reporter.node = step.node();
    if (report.isOverdue()) {
      reporter.due = SystemLife.NEVER; // section 2: once per silence
    } else {
      reporter.countDeadlineFrom(now);
    }
    if (phase != Phase.RUNNING) {
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

  /** 4.11; the request's {@code received} was decided when the order started. */
  private static boolean isDuplicate(SystemLife reporter, Report report) {
    boolean isReceivedAgain =
        report.reporter() == REQUEST
            && report.status().equals(RECEIVED)
            && reporter.seen.contains(RECEIVED);
    return isReceivedAgain || !reporter.isNewEvent(report);
  }

  /** 4.3, 4.7. */
  void trigger(int system, Report cause) {
    systems[system].trigger(cause);
    makeCalls(systems[system]);
  }

  /** Makes those calls that wait for nothing and are not being made already. */
  private void makeCalls(SystemLife system) {
    for (int n : callsOf(system)) {
      if (made.add(new Call(system.reporter.index(), n))) {
        acts.calls(system.reporter.index(), n);
      }
    }
  }

  private List<Integer> callsOf(SystemLife system) {
    return phase == Phase.RUNNING || phase == Phase.ENDING
        ? system.callsBeingMade(phase == Phase.ENDING)
        : List.of();
  }

  /** 4.5: trigger calls decided before are finished first. */
  private void beginToEnd(String outcome) {
    this.outcome = outcome;
    phase = Phase.ENDING;
    for (SystemLife system : systems) {
      makeCalls(system);
    }
    endIfCallsAreFinished();
  }

  /** 4.6, 4.8: instructs who is triggered and associated with the node, and nobody else. */
  private void handleException(String node, Report report) {
    resumed = false;
    for (SystemLife system : systems) {
      system.stopListening();
    }
    made.clear(); // what is cut off may be repeated, 4.9
    Handling handling = rules.handling(this, report, node);
    acts.pauses(handling, report);
    outcome = handling.outcome();
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
      phase = Phase.WAITING_FOR_PERSON;
      acts.asksPerson();
    }
  }

  /** Tells a system, if it was triggered. */
  void instruct(int system, String instruction) {
    if (systems[system].triggered > 0) {
      acts.instructs(system, instruction, systems[system].instruct(instruction));
    }
  }

  private void resume() {
    phase = Phase.RESUMING;
    acts.resumes();
  }

  private void endByException() {
    dispatch.takeBack(this, lastAbnormal, told);
    end();
  }

  /** 4.9; 4.10: of several open calls of one system, resume repeats the newest. */
  private void callOrListenAgain(SystemLife system) {
    if (!system.openCalls.isEmpty()) {
      makeCalls(system);
    } else if (system.reporter.index() == REQUEST || system.triggered > 0) {
      system.listening = !system.done && !system.reporter.answersByReply();
      system.countDeadlineFrom(now);
    }
  }

  /** 4.8, 4.11: each system's reports in order of arrival, once it is listened to. */
  private void settle() {
    while (true) {
      Optional<Report> heard = heard();
      if (heard.isPresent()) {
        decide(heard.get());
        continue;
      }
      if (phase == Phase.RUNNING) {
        dispatch.proceed(this);
      }
      if (!resumed) {
        return;
      }
      resumed = false; // 4.14, 4.8: after a resume what waited is heard first
      pauseIfStuck(lastOf(systems[REQUEST]));
    }
  }

  private Optional<Report> heard() {
    if (phase == Phase.RUNNING && !waiting.isEmpty()) {
      for (Iterator<Report> reports = waiting.iterator(); reports.hasNext(); ) {
        Report report = reports.next();
        if (systems[report.reporter()].listening) {
          reports.remove();
          return Optional.of(report);
        }
      }
    }
    return Optional.empty();
  }

  /** 4.14; the report is the last that happened. */
  private void pauseIfStuck(Report report) {
    boolean isHeardFurther = resumed && report.reporter() == REQUEST;
    if (phase != Phase.RUNNING || isHeardFurther) {
      return;
    }
    Optional<String> planned = dispatch.outcome(this);
    if (planned.isPresent()) {
      beginToEnd(planned.get());
    } else if (nobodyHasMoreToSay()) {
      handleException(STUCK, report);
    }
  }

  private Report lastOf(SystemLife system) {
    return Report.of(rules, system.reporter.index(), String.valueOf(system.status));
  }

  boolean nobodyHasMoreToSay() {
    for (SystemLife system : systems) {
      if (!system.hasNothingMoreToSay()) {
        return false;
      }
    }
    return true;
  }

  private void endIfCallsAreFinished() {
    if (phase == Phase.ENDING) {
      for (SystemLife system : systems) {
        if (!system.openCalls.isEmpty()) {
          return;
        }
      }
      end();
    }
  }

  private void end() {
    phase = Phase.OVER;
    acts.ends(outcome);
  }

  /** Of several calls the oldest. */
  private boolean takeCall(SystemLife called) {
    List<Integer> calls = callsOf(called);
    if (calls.isEmpty()) {
      return false;
    }
    called.takeCall(calls.stream().min(Integer::compare).orElseThrow());
    return true;
  }
}
