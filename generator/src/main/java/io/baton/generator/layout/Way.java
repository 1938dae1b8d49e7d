package io.baton.generator.layout;

import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Finds the way of a line down to a rail, between what has been drawn: through no shape and no
 * label, along no other line, and else as short, straight and uncrossed as can be.
 *
 * <p>A shortest path over the places where a line may turn: beside shapes, labels and lines.
 */
final class Way {
  /** How near a line may come to a shape or a label, and to a line in the same direction. */
  private static final int CLEARANCE = 5;

  private static final int BEND = 40;
  private static final int CROSSING = 150;

  /** A way to the side takes the line away from where one looks for it. */
  private static final int ASIDE = 2;

  /** So far to the left and right a way is looked for. */
  private static final int REACH = 400;

  private static final int CLOSED = -1;

  private final List<Bounds> obstacles;
  private final List<Bounds> lines;
  private final int[] xs;
  private final int[] ys;

  /** What the bits from one place to the next cost beside their length, by column and by row. */
  private final int[][] columns;

  private final int[][] rows;

  /**
   * A way that was found.
   *
   * @param points the first and the last included
   * @param cost the lower, the better
   */
  record Found(List<Point> points, int cost) {}

  private final PriorityQueue<Step> open =
      new PriorityQueue<>(Comparator.comparingInt(Step::estimate).thenComparingInt(Step::number));
  private int steps;

  /** A place that the search has come to, by the numbers of its x and y, and in which direction. */
  private record Step(
      int x, int y, boolean upright, Optional<Step> before, int cost, int estimate, int number) {}

  private Way(List<Bounds> obstacles, List<Bounds> lines, Point from, int rail) {
    this.obstacles = obstacles.stream().filter(area -> isNear(area, from)).toList();
    this.lines = lines.stream().filter(line -> isNear(line, from)).toList();
    TreeSet<Integer> turnsX = new TreeSet<>(List.of(from.x()));
    TreeSet<Integer> turnsY = new TreeSet<>(List.of(from.y(), rail));
    int near = CLEARANCE + 1;
    for (Bounds area : this.obstacles) {
      turnsX.addAll(List.of(area.x() - near, area.right() + near));
      turnsY.addAll(List.of(area.y() - near, area.bottom() + near));
    }
    for (Bounds line : this.lines) {
      if (line.width() == 0) {
        turnsX.addAll(List.of(line.x() - near, line.x() + near));
      } else {
        turnsY.addAll(List.of(line.y() - near, line.y() + near));
      }
    }
    xs = numbers(turnsX.subSet(from.x() - REACH, from.x() + REACH));
    ys = numbers(turnsY.headSet(rail, true));
    columns = new int[xs.length][];
    rows = new int[ys.length][];
  }

  private static boolean isNear(Bounds area, Point from) {
    return area.x() - from.x() < REACH && from.x() - area.right() < REACH;
  }

  private static int[] numbers(Iterable<Integer> sorted) {
    Deque<Integer> numbers = new ArrayDeque<>();
    sorted.forEach(numbers::add);
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The best way; empty if there is none.
   *
   * @param obstacles shapes and labels
   * @param lines the straight bits of lines that it may cross but not follow
   * @param from where the line may turn first
   * @param upright whether it comes to that point from above
   */
  static Optional<Found> down(
      List<Bounds> obstacles, List<Bounds> lines, Point from, boolean upright, int rail) {
    return new Way(obstacles, lines, from, rail).find(from, upright);
  }

  /** The same for a rail above. */
  static Optional<Found> up(
      List<Bounds> obstacles, List<Bounds> lines, Point from, boolean upright, int rail) {
    return down(upsideDown(obstacles), upsideDown(lines), upsideDown(from), upright, -rail)
        .map(way -> new Found(way.points().stream().map(Way::upsideDown).toList(), way.cost()));
  }

  private static List<Bounds> upsideDown(List<Bounds> areas) {
    return areas.stream()
        .map(area -> new Bounds(area.x(), -area.bottom(), area.width(), area.height()))
        .toList();
  }

  private static Point upsideDown(Point point) {
    return new Point(point.x(), -point.y());
  }

  private Optional<Found> find(Point from, boolean upright) {
    int x = Arrays.binarySearch(xs, from.x());
    int y = Arrays.binarySearch(ys, from.y());
    add(x, y, upright, Optional.empty(), 0);
    boolean[] seen = new boolean[2 * xs.length * ys.length];
    while (!open.isEmpty()) {
      Step step = open.remove();
      if (step.y() == ys.length - 1) {
        return Optional.of(new Found(points(step), step.cost()));
      }
      int place = 2 * (step.x() * ys.length + step.y()) + (step.upright() ? 1 : 0);
      if (!seen[place]) {
        seen[place] = true;
        walkUpright(step, -1);
        walkUpright(step, 1);
        walkAside(step, -1);
        walkAside(step, 1);
      }
    }
    return Optional.empty();
  }

  private void walkUpright(Step step, int direction) {
    int y = step.y() + direction;
    if (y >= 0) {
      if (columns[step.x()] == null) {
        Bounds column = new Bounds(xs[step.x()], ys[0], 0, 0);
        columns[step.x()] = costs(column, ys, true);
      }
      walk(step, step.x(), y, true, columns[step.x()][Math.min(y, step.y())]);
    }
  }

  private void walkAside(Step step, int direction) {
    int x = step.x() + direction;
    if (x >= 0 && x < xs.length) {
      if (rows[step.y()] == null) {
        rows[step.y()] = costs(new Bounds(xs[0], ys[step.y()], 0, 0), xs, false);
      }
      walk(step, x, step.y(), false, rows[step.y()][Math.min(x, step.x())]);
    }
  }

  private void walk(Step step, int x, int y, boolean upright, int cost) {
    if (cost != CLOSED) {
      int length = Math.abs(ys[y] - ys[step.y()]) + ASIDE * Math.abs(xs[x] - xs[step.x()]);
      int bend = upright == step.upright() ? 0 : BEND;
      add(x, y, upright, Optional.of(step), step.cost() + length + bend + cost);
    }
  }

  private void add(int x, int y, boolean upright, Optional<Step> before, int cost) {
    int estimate = cost + ys[ys.length - 1] - ys[y];
    open.add(new Step(x, y, upright, before, cost, estimate, steps++));
  }

  /** Of the bits of a column or a row, each from one turn to the next. */
  private int[] costs(Bounds start, int[] turns, boolean upright) {
    int[] costs = new int[turns.length - 1];
    Bounds whole =
        upright
            ? new Bounds(start.x(), start.y(), 0, turns[costs.length] - start.y())
            : new Bounds(start.x(), start.y(), turns[costs.length] - start.x(), 0);
    Bounds room = whole.grown(CLEARANCE);
    for (Bounds line : lines) {
      boolean isAlong = (line.width() == 0) == upright;
      if (!isAlong && line.overlaps(whole.grown(1))) {
        int at = Arrays.binarySearch(turns, upright ? line.y() : line.x());
        int bit = at < 0 ? -at - 2 : at;
        if (bit >= 0 && bit < costs.length && costs[bit] != CLOSED) {
          costs[bit] += CROSSING;
        }
      } else if (isAlong && line.overlaps(room)) {
        close(costs, turns, upright, line);
      }
    }
    obstacles.stream().filter(room::overlaps).forEach(area -> close(costs, turns, upright, area));
    return costs;
  }

  private static void close(int[] costs, int[] turns, boolean upright, Bounds area) {
    int from = (upright ? area.y() : area.x()) - CLEARANCE;
    int to = (upright ? area.bottom() : area.right()) + CLEARANCE;
    for (int bit = 0; bit < costs.length; bit++) {
      if (turns[bit] < to && turns[bit + 1] > from) {
        costs[bit] = CLOSED;
      }
    }
  }

  private List<Point> points(Step last) {
    Deque<Point> points = new ArrayDeque<>();
    for (Optional<Step> step = Optional.of(last); step.isPresent(); step = step.get().before()) {
      points.addFirst(new Point(xs[step.get().x()], ys[step.get().y()]));
    }
    return List.copyOf(points);
  }
}
