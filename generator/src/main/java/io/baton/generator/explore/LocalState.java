package io.baton.generator.explore;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an order knows of one system, as far as anything can depend on it. A call of a system that
 * feeds back counts as taken at once: what comes later does not depend on it.
 *
 * @param triggered how often, up to where guards tell it apart; at least up to 1
 * @param openCalls how many, up to where it makes a difference; of a system that replies only
 * @param isWithoutDeadline since it was instructed
 * @param isOverdue for this silence
 * @param status empty where no guard looks at it, and before the first; so are the next two
 * @param stored for each slot the number of the unknown's value from 1; 0 for none
 */
record LocalState(
    int triggered,
    int openCalls,
    boolean isDone,
    boolean isWithoutDeadline,
    boolean isOverdue,
    String status,
    String result,
    String node,
    Set<String> seen,
    Map<String, Integer> times,
    List<Integer> stored) {

  static LocalState initial(Observed observed) {
    return new LocalState(
        0,
        0,
        false,
        false,
        false,
        "",
        "",
        "",
        Set.of(),
        Map.of(),
        Collections.nCopies(observed.stored().size(), 0));
  }

  LocalState reported(
      String reported, boolean becomesDone, boolean isOverdue, List<Integer> stored, Observed o) {
    Set<String> nowSeen = seen;
    if (o.sees("seen") && o.seen().map(only -> only.contains(reported)).orElse(true)) {
      nowSeen = new TreeSet<>(seen);
      nowSeen.add(reported);
    }
    Map<String, Integer> nowTimes = times;
    if (o.sees("times")) {
      nowTimes = new TreeMap<>(times);
      nowTimes.merge(reported, 1, (a, b) -> Math.min(a + b, o.maxCount()));
    }
    return said(o.sees("status") ? reported : "", result, node, nowSeen, nowTimes, stored)
        .with(isDone || becomesDone, isWithoutDeadline, isOverdue);
  }

  LocalState judged(boolean isNormal, Observed observed) {
    String judged = observed.sees("result") ? (isNormal ? "normal" : "abnormal") : "";
    return said(status, judged, node, seen, times, stored);
  }

  LocalState at(String place, Observed observed) {
    return said(status, result, observed.sees("node") ? place : "", seen, times, stored);
  }

  LocalState trigger(boolean answersByReply, Observed observed) {
    int most = observed.sees("triggered") ? observed.maxCount() : 1;
    int calls = answersByReply ? Math.min(openCalls + 1, observed.maxCalls()) : 0;
    return calls(Math.min(triggered + 1, most), calls).with(false, false, false);
  }

  LocalState replied() {
    return calls(triggered, Math.max(openCalls - 1, 0));
  }

  /** Contract 4.9: it has neither deadline nor open call until it is triggered again. */
  LocalState instructed() {
    return calls(triggered, 0).with(isDone, true, isOverdue);
  }

  /** Contract 4.9, 4.10: deadlines are counted anew, of several open calls one is repeated. */
  LocalState resumed() {
    return calls(triggered, Math.min(openCalls, 1)).with(isDone, isWithoutDeadline, false);
  }

  private LocalState calls(int triggered, int openCalls) {
    return now(triggered, openCalls, isDone, isWithoutDeadline, isOverdue);
  }

  private LocalState with(boolean isDone, boolean isWithoutDeadline, boolean isOverdue) {
    return now(triggered, openCalls, isDone, isWithoutDeadline, isOverdue);
  }

  /** With what is under way, and what was said as before. */
  private LocalState now(
      int triggered, int openCalls, boolean isDone, boolean isWithoutDeadline, boolean isOverdue) {
    return new LocalState(
        triggered,
        openCalls,
        isDone,
        isWithoutDeadline,
        isOverdue,
        status,
        result,
        node,
        seen,
        times,
        stored);
  }

  /** With what was said, and what is under way as before. */
  private LocalState said(
      String status,
      String result,
      String node,
      Set<String> seen,
      Map<String, Integer> times,
      List<Integer> stored) {
    return new LocalState(
        triggered,
        openCalls,
        isDone,
        isWithoutDeadline,
        isOverdue,
        status,
        result,
        node,
        seen,
        times,
        stored);
  }

  /** As a guard sees it; null before the first report. */
  Map<String, @Nullable Object> asGuardsSeeIt() {
    Map<String, @Nullable Object> seenByGuards = new HashMap<>();
    seenByGuards.put("triggered", triggered);
    seenByGuards.put("status", status.isEmpty() ? null : status);
    seenByGuards.put("result", result.isEmpty() ? null : result);
    seenByGuards.put("node", node.isEmpty() ? null : node);
    seenByGuards.put("params", Map.of());
    seenByGuards.put("data", Map.of());
    seenByGuards.put("seen", List.copyOf(seen));
    seenByGuards.put("times", Map.copyOf(times));
    return seenByGuards;
  }
}
