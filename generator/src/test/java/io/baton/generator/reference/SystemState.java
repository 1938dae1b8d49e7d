package io.baton.generator.reference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one order knows about one of its systems; contract section 2, "each system's state". */
final class SystemState {
  static final Set<String> SEEN_BY_GUARDS =
      Set.of("triggered", "status", "result", "node", "params", "data", "seen", "times");

  final String id;
  final boolean answersByReply;
  private final List<String> doneStatuses;
  private final Optional<Duration> deadline;

  // What guards see.
  int triggered;
  @Nullable String status;
  @Nullable String result;
  @Nullable String node;
  @Nullable Object params;
  final Map<String, @Nullable Object> data = new LinkedHashMap<>();
  final List<String> seen = new ArrayList<>();
  final Map<String, Integer> times = new LinkedHashMap<>();

  // What guards don't see.
  /** Numbers of the calls that are open or wait, by the decisions, oldest first. */
  final Deque<Integer> openCalls = new ArrayDeque<>();

  /** Why it was triggered, the n-th decision's at n - 1. */
  private final List<Cause> causes = new ArrayList<>();

  /** The call after which we listen; 0 when it has been taken. */
  private int firstCall;

  final Map<String, Integer> instructed = new LinkedHashMap<>();
  private final Set<String> eventIds = new HashSet<>();
  boolean listening;
  boolean done;
  private boolean withoutDeadline;
  Optional<Duration> due = Optional.empty();

  SystemState(
      String id, boolean answersByReply, List<String> doneStatuses, Optional<Duration> deadline) {
    this.id = id;
    this.answersByReply = answersByReply;
    this.doneStatuses = doneStatuses;
    this.deadline = deadline;
  }

  SystemState(SystemState other) {
    this(other.id, other.answersByReply, other.doneStatuses, other.deadline);
    this.triggered = other.triggered;
    this.status = other.status;
    this.result = other.result;
    this.node = other.node;
    this.params = other.params;
    this.data.putAll(other.data);
    this.seen.addAll(other.seen);
    this.times.putAll(other.times);
    this.openCalls.addAll(other.openCalls);
    this.causes.addAll(other.causes);
    this.firstCall = other.firstCall;
    this.instructed.putAll(other.instructed);
    this.eventIds.addAll(other.eventIds);
    this.listening = other.listening;
    this.done = other.done;
    this.withoutDeadline = other.withoutDeadline;
    this.due = other.due;
  }

  /** 4.11: the same event id acts once in the order's life. A deadline that passes has none. */
  boolean isNewEvent(Map<String, ?> feedback) {
    Object eventId = feedback.get("eventId");
    return eventId == null || eventIds.add(eventId.toString());
  }

  /** Section 2: the reporter's own state already includes this feedback. */
  void remember(Map<String, ?> feedback) {
    String reported = String.valueOf(feedback.get("status"));
    status = reported;
    params = feedback.get("params");
    if (feedback.get("data") instanceof Map<?, ?> entries) {
      entries.forEach((name, value) -> data.put(String.valueOf(name), value));
    }
    if (!seen.contains(reported)) {
      seen.add(reported);
    }
    times.merge(reported, 1, Integer::sum);
    if (doneStatuses.contains(reported)) {
      done = true;
      listening = false;
    }
  }

  /** 4.7 and 4.10: it counts as triggered from the decision; the n-th one has n in its key. */
  void trigger(Cause cause) {
    boolean isFree = triggered == 0 || done;
    triggered++;
    if (isFree) {
      firstCall = triggered;
    }
    done = false;
    withoutDeadline = false;
    openCalls.addLast(triggered);
    causes.add(cause);
  }

  Cause cause(int call) {
    return causes.get(call - 1);
  }

  /**
   * 4.13: calls beside the listener are made one after another; the call after which we listen
   * waits for none of them. Of an order that is ending, and of a system that replies, it is one
   * call at a time.
   */
  Set<Integer> callsBeingMade(boolean isEnding) {
    Optional<Integer> first = openCalls.stream().filter(n -> n == firstCall).findFirst();
    Optional<Integer> beside = openCalls.stream().filter(n -> n != firstCall).findFirst();
    boolean oneAtATime = answersByReply || isEnding;
    return oneAtATime
        ? first.or(() -> beside).map(Set::of).orElse(Set.of())
        : Stream.of(first, beside).flatMap(Optional::stream).collect(Collectors.toSet());
  }

  /** The n-th call has been taken. */
  void takeCall(int n) {
    openCalls.remove(n);
    if (n == firstCall) {
      firstCall = 0;
      listening = !done && !answersByReply;
    }
  }

  /** 4.10: of several open calls, resume repeats the newest. */
  void keepNewestCall() {
    if (openCalls.isEmpty()) {
      return;
    }
    int newest = openCalls.getLast();
    openCalls.clear();
    openCalls.add(newest);
    firstCall = done ? 0 : newest;
  }

  /** 4.10 for instructions, and 4.9: no deadline nor open call until it is triggered again. */
  String instruct(String orderId, String instruction) {
    openCalls.clear();
    firstCall = 0;
    withoutDeadline = true;
    return orderId
        + ":"
        + id
        + ":"
        + instruction
        + ":"
        + instructed.merge(instruction, 1, Integer::sum);
  }

  void stopListening() {
    listening = false;
    due = Optional.empty();
  }

  /** Section 2, {@code deadline}: counted from the completed call, a new status or a resume. */
  void countDeadlineFrom(Duration now) {
    due = listening && !withoutDeadline ? deadline.map(now::plus) : Optional.empty();
  }

  /** 4.14: done or has replied, and no call open. */
  boolean hasNothingMoreToSay() {
    return triggered == 0 || (openCalls.isEmpty() && (answersByReply || done));
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
