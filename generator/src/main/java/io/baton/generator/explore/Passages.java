package io.baton.generator.explore;

import io.baton.generator.explore.Event.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** From which situation what leads to which. */
final class Passages {
  private int[] from = new int[1024];
  private int[] to = new int[1024];
  private final List<Event> events = new ArrayList<>();
  private int[] leaving = {};
  private int[] firstLeaving = {};
  private int[] arriving = {};
  private int[] firstArriving = {};

  /** From -1, the start, nothing is added. */
  void add(int one, int other, Event event) {
    if (one < 0) {
      return;
    }
    int size = events.size();
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
    }
    from[size] = one;
    to[size] = other;
    events.add(event);
  }

  /** To be called when there are no more, and all situations are numbered below that. */
  void complete(int situations) {
    firstLeaving = first(from, situations);
    leaving = sorted(from, firstLeaving);
    firstArriving = first(to, situations);
    arriving = sorted(to, firstArriving);
  }

  private int[] first(int[] ends, int situations) {
    int[] first = new int[situations + 1];
    IntStream.range(0, events.size()).forEach(i -> first[ends[i] + 1]++);
    IntStream.range(0, situations).forEach(i -> first[i + 1] += first[i]);
    return first;
  }

  private int[] sorted(int[] ends, int[] first) {
    int[] sorted = new int[events.size()];
    int[] next = first.clone();
    IntStream.range(0, events.size()).forEach(i -> sorted[next[ends[i]]++] = i);
    return sorted;
  }

  IntStream all() {
    return IntStream.range(0, events.size());
  }

  IntStream leaving(int situation) {
    return Arrays.stream(leaving, firstLeaving[situation], firstLeaving[situation + 1]);
  }

  IntStream arriving(int situation) {
    return Arrays.stream(arriving, firstArriving[situation], firstArriving[situation + 1]);
  }

  /** Where a system reports that there, and the order just goes on. */
  List<Integer> leaving(int situation, Event alike) {
    return leaving(situation)
        .filter(i -> isAlike(events.get(i), alike) && goesOn(i))
        .boxed()
        .toList();
  }

  static boolean isAlike(Event one, Event other) {
    return one.reporter().equals(other.reporter()) && one.status().equals(other.status());
  }

  boolean goesOn(int passage) {
    return event(passage).isNormal() && event(passage).result() == Result.GOES_ON;
  }

  int from(int passage) {
    return from[passage];
  }

  int to(int passage) {
    return to[passage];
  }

  Event event(int passage) {
    return events.get(passage);
  }
}
