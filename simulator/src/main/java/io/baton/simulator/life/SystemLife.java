package io.baton.simulator.life;

import io.baton.generator.model.FulfillmentPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one order knows about one of its systems; contract section 2, "each system's state". */
final class SystemLife {
  /** A moment that does not come. */
  static final long NEVER = Long.MAX_VALUE;

  final Rules.Reporter reporter;

  // What guards see.
  int triggered;
  @Nullable String status;
  @Nullable String result;
  @Nullable String node;
  @Nullable Object params;
  final Map<String, Object> data = new LinkedHashMap<>(0);
  final List<String> seen = new ArrayList<>(4);
  final Map<String, Integer> times = new LinkedHashMap<>(4);

  // What guards don't see.
  /** Numbers of the calls that are open or wait, by the decisions, oldest first. */
  final ArrayDeque<Integer> openCalls = new ArrayDeque<>(2);

  /** Why it was triggered, the n-th decision's at n - 1. */
  private final List<Report> causes = new ArrayList<>(1);

  /** The call after which we listen; 0 when it has been taken. */
  private int firstCall;

  private final Map<String, Integer> instructed = new LinkedHashMap<>(0);
  private final Set<Object> eventIds = new HashSet<>(4);
  boolean listening;
  boolean done;

  /** What it was told since it was triggered; empty for nothing. */
  private String told = "";

  /** When its silence has been too long. */
  long due = NEVER;

  SystemLife(Rules.Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * 4.11: the same event id acts once in the order's life; the request's {@code received} was
   * decided when the order started.
   */
  boolean isRepeated(Report report) {
    boolean isReceivedAgain =
        reporter.index() == Rules.REQUEST
            && report.status().equals(FulfillmentPolicy.RECEIVED)
            && seen.contains(FulfillmentPolicy.RECEIVED);
    return isReceivedAgain || !report.eventId().map(eventIds::add).orElse(true);
  }

  /** Section 2: the reporter's own state already includes this feedback. */
  void remember(Report report) {
    status = report.status();
    params = report.feedback().get("params");
    if (report.feedback().get("data") instanceof Map<?, ?> entries) {
      entries.forEach((name, value) -> data.put(String.valueOf(name), value));
    }
    if (!seen.contains(report.status())) {
      seen.add(report.status());
    }
    times.merge(report.status(), 1, Integer::sum);
    if (reporter.done().contains(report.status())) {
      done = true;
      listening = false;
    }
  }

  /** 4.7 and 4.10: it counts as triggered from the decision; the n-th one has n in its key. */
  void trigger(Report cause) {
    boolean isFree = triggered == 0 || done;
    triggered++;
    if (isFree) {
      firstCall = triggered;
    }
    done = false;
    told = "";
    openCalls.addLast(triggered);
    causes.add(cause);
  }

  Report cause(int call) {
    return causes.get(call - 1);
  }

  /**
   * 4.13: calls beside the listener are made one after another; the call after which we listen
   * waits for none of them. Of an order that is ending, and of a system that replies, it is one
   * call at a time.
   */
  List<Integer> callsBeingMade(boolean isEnding) {
    if (openCalls.isEmpty()) {
      return List.of();
    }
    boolean hasFirst = openCalls.contains(firstCall);
    int beside = openCalls.stream().filter(n -> n != firstCall).findFirst().orElse(0);
    boolean isOneAtATime = reporter.answersByReply() || isEnding;
    if (hasFirst) {
      return isOneAtATime || beside == 0 ? List.of(firstCall) : List.of(firstCall, beside);
    }
    return List.of(beside);
  }

  /** The n-th call has been taken. */
  void takeCall(int n) {
    openCalls.remove(n);
    if (n == firstCall) {
      firstCall = 0;
      listening = !done && !reporter.answersByReply();
    }
  }

  /** 4.10: of several open calls, resume repeats the newest. */
  void keepNewestCall() {
    if (!openCalls.isEmpty()) {
      int newest = openCalls.getLast();
      openCalls.clear();
      openCalls.add(newest);
      firstCall = done ? 0 : newest;
    }
  }

  /**
   * 4.9: an instructed system has no deadline nor open call until it is triggered again.
   *
   * @return how often it has been told that by now
   */
  int instruct(String instruction) {
    openCalls.clear();
    firstCall = 0;
    told = instruction;
    return instructed.merge(instruction, 1, Integer::sum);
  }

  void stopListening() {
    listening = false;
    due = NEVER;
  }

  /** Section 2, {@code deadline}: counted from the completed call, a new status or a resume. */
  void countDeadlineFrom(long now) {
    boolean isCounted = listening && told.isEmpty() && reporter.deadline() != NEVER;
    due = isCounted ? now + reporter.deadline() : NEVER;
  }

  /** 4.14: done or has replied, and no call open. */
  boolean hasNothingMoreToSay() {
    return triggered == 0 || (openCalls.isEmpty() && (reporter.answersByReply() || done));
  }

  /** Of a system that has more to say, but no deadline is counted. */
  Silence silence() {
    Silence.Why why =
        reporter.answersByReply()
            ? Silence.Why.NO_REPLY
            : !told.isEmpty()
                ? Silence.Why.INSTRUCTED
                : reporter.deadline() == NEVER ? Silence.Why.NO_DEADLINE : Silence.Why.PASSED;
    return new Silence(reporter.index(), status == null ? "" : status, why, told);
  }

  Map<String, @Nullable Object> asGuardsSeeIt() {
    Map<String, @Nullable Object> state = new LinkedHashMap<>();
    state.put("triggered", triggered);
    state.put("status", status);
    state.put("result", result);
    state.put("node", node);
    state.put("params", params);
    state.put("data", new LinkedHashMap<>(data));
    state.put("seen", List.copyOf(seen));
    state.put("times", Map.copyOf(times));
    return state;
  }
}
