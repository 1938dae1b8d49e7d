package io.baton.simulator.run;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Many numbers, of which quantiles are asked. Also counts by index. */
public final class Samples {
  private long[] values = new long[16];
  private int size;
  private boolean isSorted;

  static Samples[] array(int size) {
    return IntStream.range(0, size).mapToObj(i -> new Samples()).toArray(Samples[]::new);
  }

  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
    isSorted = false;
  }

  public void addAll(Samples others) {
    for (int i = 0; i < others.size; i++) {
      add(others.values[i]);
    }
  }

  /** One more at that index. */
  void count(int index) {
    while (size <= index) {
      add(0);
    }
    values[index]++;
  }

  void addCounts(Samples others) {
    for (int i = 0; i < others.size; i++) {
      while (size <= i) {
        add(0);
      }
      values[i] += others.values[i];
    }
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The number at that place: as it was added, or counted. */
  public long get(int index) {
    return index < size ? values[index] : 0;
  }

  /** The largest number; 0 if there are none. */
  public long max() {
    long max = 0;
    for (int i = 0; i < size; i++) {
      max = Math.max(max, values[i]);
    }
    return max;
  }

  /**
   * The smallest number that the given share of all does not exceed; 0 if there are none. The
   * numbers are in ascending order from then on.
   */
  public long quantile(double share) {
    if (size == 0) {
      return 0;
    }
    if (!isSorted) {
      Arrays.sort(values, 0, size);
      isSorted = true;
    }
    return values[Math.clamp((int) Math.ceil(share * size) - 1, 0, size - 1)];
  }
}
