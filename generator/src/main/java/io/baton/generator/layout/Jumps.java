package io.baton.generator.layout;

import io.baton.generator.layout.Block.Dock;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Draws the flows that lead far away, beside the story: from their source down to a rail along the
 * lower border of the part, along it, and up to their target. All jumps of one source share its
 * rail, and so look like one tree.
 *
 * <p>The last bit, with the label, is placed by the layered layout: a {@linkplain #tap tap} in the
 * layer before the target.
 */
final class Jumps {
  private static final int RAIL_GAP = 14;
  private static final int STEP = 2;

  /** How near a line may come to a foreign shape, and to a foreign line beside it. */
  private static final int CLEARANCE = 5;

  private final Drawing drawing;

  /** Where the vertical lines of each source stand. */
  private final Map<String, TreeSet<Integer>> columns = new HashMap<>();

  private final Set<String> fromBoundary;

  private Jumps(Drawing drawing, Set<String> fromBoundary) {
    this.drawing = drawing;
    this.fromBoundary = fromBoundary;
  }

  /** What stands for the jump until it is drawn: its label over the beginning of its last bit. */
  static Block tap(SequenceFlow jump) {
    Drawing drawing = new Drawing();
    int width = 10;
    int height = RAIL_GAP;
    if (!jump.name().isBlank()) {
      LabelSize size = LabelSize.of(jump.name());
      drawing.label(jump.id(), new Bounds(NodeBlock.LABEL_GAP, 0, size.width(), size.height()));
      width = size.width() + 2 * NodeBlock.LABEL_GAP;
      height = size.height() + NodeBlock.LABEL_GAP;
    }
    // The line begins at the left end of the tap, under the label.
    Dock out = new Dock(Dock.Side.RIGHT, new Point(0, height - 2));
    return new Block(jump.id(), drawing, width, height, Map.of(Block.outOf(tapId(jump)), out));
  }

  static String tapId(SequenceFlow jump) {
    return "tap of " + jump.id();
  }

  /**
   * Draws all jumps of a part whose taps have been placed.
   *
   * @param boundaryEvents ids of the sources that lines leave straight down
   */
  static void draw(List<SequenceFlow> jumps, Set<String> boundaryEvents, Drawing drawing) {
    Map<String, List<SequenceFlow>> bySource = new LinkedHashMap<>();
    for (SequenceFlow jump : jumps) {
      bySource.computeIfAbsent(jump.source(), s -> new ArrayList<>()).add(jump);
    }
    Jumps drawer = new Jumps(drawing, boundaryEvents);
    int rail = drawing.extent().bottom() + RAIL_GAP;
    for (List<SequenceFlow> ofSource : bySource.values()) {
      for (SequenceFlow jump : ofSource) {
        drawer.draw(jump, rail);
      }
      rail += RAIL_GAP;
    }
  }

  private void draw(SequenceFlow jump, int rail) {
    List<Point> lastBit = drawing.edge(jump.id());
    Point tap = lastBit.getFirst();
    Bounds source = drawing.shape(jump.source());
    Point exit = exit(jump);
    int down = column(jump, exit, rail, true);
    int up = column(jump, tap, rail, false);
    List<Point> points = new ArrayList<>();
    if (fromBoundary.contains(jump.source())) {
      points.add(new Point(source.centerX(), source.bottom()));
    }
    points.add(exit);
    points.add(new Point(down, exit.y()));
    points.add(new Point(down, rail));
    points.add(new Point(up, rail));
    points.add(new Point(up, tap.y()));
    points.addAll(lastBit);
    drawing.edge(jump.id(), points);
    TreeSet<Integer> mine = columns.computeIfAbsent(jump.source(), s -> new TreeSet<>());
    mine.add(down);
    mine.add(up);
  }

  /** Where the line may turn: at the right corner, or a little below a boundary event. */
  private Point exit(SequenceFlow jump) {
    Bounds source = drawing.shape(jump.source());
    return fromBoundary.contains(jump.source())
        ? new Point(source.centerX(), source.bottom() + NodeBlock.STEM)
        : new Point(source.right(), source.centerY());
  }

  /** The x of a free vertical line between the point and the rail, near the point. */
  private int column(SequenceFlow jump, Point point, int rail, boolean rightOfIt) {
    List<Bounds> obstacles = drawing.obstacles();
    IntPredicate isFree = x -> isFree(jump, obstacles, new Point(x, point.y()), point, rail);
    TreeSet<Integer> mine = new TreeSet<>(columns.getOrDefault(jump.source(), new TreeSet<>()));
    if (rightOfIt) {
      drawing.edges().values().stream()
          .filter(edge -> leavesSameDock(edge, jump))
          .forEach(edge -> mine.add(edge.get(1).x()));
    }
    int direction = rightOfIt ? 1 : -1;
    Optional<Integer> shared =
        (rightOfIt ? mine : mine.descendingSet())
            .stream()
                .filter(x -> (x - point.x()) * direction > CLEARANCE)
                .filter(x -> Math.abs(x - point.x()) < NodeBlock.TASK_WIDTH)
                .filter(isFree::test)
                .findFirst();
    return shared.orElseGet(
        () ->
            IntStream.iterate(2 * CLEARANCE, offset -> offset + STEP)
                .limit(500)
                .map(offset -> point.x() + direction * offset)
                .filter(isFree)
                .findFirst()
                .orElse(point.x() + direction * 2 * CLEARANCE));
  }

  private boolean isFree(
      SequenceFlow jump, List<Bounds> obstacles, Point corner, Point end, int rail) {
    Bounds vertical =
        new Bounds(corner.x(), Math.min(corner.y(), rail), 0, Math.abs(rail - corner.y()));
    Bounds horizontal =
        new Bounds(Math.min(corner.x(), end.x()), corner.y(), Math.abs(end.x() - corner.x()), 0);
    Bounds source = drawing.shape(jump.source());
    Optional<Bounds> label = drawing.label(jump.id());
    return obstacles.stream()
            .filter(o -> label.filter(o::equals).isEmpty())
            .noneMatch(
                o ->
                    o.overlaps(vertical.grown(CLEARANCE))
                        || (!o.equals(source) && o.overlaps(horizontal.grown(1))))
        && drawing.edges().entrySet().stream()
            .filter(e -> !e.getKey().equals(jump.id()))
            .filter(e -> !leavesSameDock(e.getValue(), jump))
            .noneMatch(e -> runsAlong(e.getValue(), vertical, horizontal));
  }

  private boolean leavesSameDock(List<Point> edge, SequenceFlow jump) {
    return edge.getFirst().equals(exit(jump));
  }

  /** Whether the edge has a bit beside one of the two, in the same direction. */
  private static boolean runsAlong(List<Point> edge, Bounds vertical, Bounds horizontal) {
    return Drawing.bits(edge).stream()
        .anyMatch(bit -> bit.overlaps((bit.width() == 0 ? vertical : horizontal).grown(CLEARANCE)));
  }
}
