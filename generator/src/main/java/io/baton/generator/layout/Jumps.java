package io.baton.generator.layout;

import io.baton.generator.layout.Block.Dock;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.layout.Way.Found;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** So far from its end a line may turn first. */
  private static final int STUB = 10;

  private final Drawing drawing;
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
    int gap = RAIL_GAP;
    Bounds extent = drawing.extent();
    for (List<SequenceFlow> ofSource : bySource.values()) {
      drawer.draw(ofSource, extent.y() - gap, extent.bottom() + gap);
      gap += RAIL_GAP;
    }
  }

  /** Draws the jumps of one source: one way to each rail, and from there one to each tap. */
  private void draw(List<SequenceFlow> jumps, int upper, int lower) {
    String source = jumps.getFirst().source();
    Bounds shape = drawing.shape(source);
    boolean isBelow = fromBoundary.contains(source);
    Point exit =
        isBelow
            ? new Point(shape.centerX(), shape.bottom())
            : new Point(shape.right(), shape.centerY());
    Point turn = isBelow ? exit.moved(0, NodeBlock.STEM) : exit.moved(STUB, 0);
    Found down = way(turn, isBelow, lower, true, exit);
    Found up = way(turn, false, upper, false, exit);
    boolean isUpUsed = false;
    boolean isDownUsed = false;
    for (SequenceFlow jump : jumps) {
      List<Point> lastBit = drawing.removeEdge(jump.id());
      Point tap = lastBit.getFirst().moved(-STUB, 0);
      Found fromBelow = way(tap, false, lower, true, exit);
      Found fromAbove = way(tap, false, upper, false, exit);
      boolean goesDown =
          fromBelow.cost() + (isDownUsed ? 0 : down.cost())
              <= fromAbove.cost() + (isUpUsed ? 0 : up.cost());
      isDownUsed |= goesDown;
      isUpUsed |= !goesDown;
      List<Point> points = new ArrayList<>(List.of(exit));
      points.addAll((goesDown ? down : up).points());
      points.addAll((goesDown ? fromBelow : fromAbove).points().reversed());
      points.addAll(lastBit);
      drawing.edge(jump.id(), points);
    }
  }

  private Found way(Point from, boolean upright, int rail, boolean isBelow, Point exit) {
    List<Bounds> lines =
        drawing.edges().values().stream()
            .filter(edge -> !edge.getFirst().equals(exit))
            .flatMap(edge -> Drawing.bits(edge).stream())
            .toList();
    Optional<Found> way =
        isBelow
            ? Way.down(drawing.obstacles(), lines, from, upright, rail)
            : Way.up(drawing.obstacles(), lines, from, upright, rail);
    return way.orElseGet(
        () -> new Found(List.of(from, new Point(from.x(), rail)), Integer.MAX_VALUE / 2));
  }
}
