package io.baton.generator.explore;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.stream.IntStream;

/** Which numbered thing leads to which. */
final class Edges {
  private int[] from = new int[1024];
  private int[] to = new int[1024];
  private int size;

  void add(int one, int other) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
    }
    from[size] = one;
    to[size] = other;
    size++;
  }

  /** The targets, and everything from which one of them can be reached. */
  BitSet leadingTo(BitSet targets, int nodes) {
    int[] order = sortedBy(to);
    int[] first = firstOf(to, order, nodes);
    BitSet leading = (BitSet) targets.clone();
    Deque<Integer> next = new ArrayDeque<>();
    targets.stream().forEach(next::add);
    while (!next.isEmpty()) {
      int node = next.remove();
      for (int i = first[node]; i < first[node + 1]; i++) {
        int before = from[order[i]];
        if (!leading.get(before)) {
          leading.set(before);
          next.add(before);
        }
      }
    }
    return leading;
  }

  /** All nodes on circles, and those between two circles. */
  BitSet circles(int nodes) {
    BitSet left = new BitSet();
    left.set(0, nodes);
    withoutBeginnings(from, to, left, nodes);
    withoutBeginnings(to, from, left, nodes);
    return left;
  }

  /** Takes out, again and again, what no edge between those that are left arrives at. */
  private void withoutBeginnings(int[] starts, int[] ends, BitSet left, int nodes) {
    int[] order = sortedBy(starts);
    int[] first = firstOf(starts, order, nodes);
    int[] arriving = new int[nodes];
    IntStream.range(0, size)
        .filter(edge -> left.get(starts[edge]))
        .forEach(edge -> arriving[ends[edge]]++);
    Deque<Integer> free = new ArrayDeque<>();
    left.stream().filter(node -> arriving[node] == 0).forEach(free::add);
    while (!free.isEmpty()) {
      int node = free.remove();
      left.clear(node);
      for (int i = first[node]; i < first[node + 1]; i++) {
        int after = ends[order[i]];
        arriving[after]--;
        if (arriving[after] == 0 && left.get(after)) {
          free.add(after);
        }
      }
    }
  }

  private int[] sortedBy(int[] ends) {
    return IntStream.range(0, size)
        .boxed()
        .sorted((a, b) -> Integer.compare(ends[a], ends[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Where the edges of each node begin among the sorted ones. */
  private int[] firstOf(int[] ends, int[] sorted, int nodes) {
    int[] first = new int[nodes + 1];
    for (int edge : sorted) {
      first[ends[edge] + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      first[node + 1] += first[node];
    }
    return first;
  }
}
