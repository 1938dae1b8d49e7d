package io.baton.generator.layout;

import io.baton.generator.layout.NodeBlock.Room;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Draws the short ways back from a node to the one right before it: an arc above the two, or, when
 * they lead back into a sub-process, one below, to its right border.
 */
final class Loops {
  /** Distance between the shapes and the arc, and between two arcs. */
  private static final int RISE = 18;

  private final List<SequenceFlow> loops;
  private final Set<String> subProcesses;

  Loops(List<SequenceFlow> loops, Set<String> subProcesses) {
    this.loops = loops;
    this.subProcesses = subProcesses;
  }

  /** The room that a node's loops will need. */
  Room room(String node) {
    int above = 0;
    int below = 0;
    int left = 0;
    for (SequenceFlow loop : loops) {
      int height = RISE + labelHeight(loop);
      if (subProcesses.contains(loop.target())) {
        if (loop.source().equals(node)) {
          below += height;
          left = Math.max(left, loop.name().isBlank() ? 0 : LabelSize.of(loop.name()).width());
        }
      } else if (loop.source().equals(node) || loop.target().equals(node)) {
        above += height;
      }
    }
    return new Room(above, below, left);
  }

  void draw(Drawing drawing) {
    Map<String, Integer> used = new HashMap<>();
    for (SequenceFlow loop : loops) {
      String pair = loop.source() + " " + loop.target();
      int before = used.getOrDefault(pair, 0);
      if (subProcesses.contains(loop.target())) {
        drawBelow(loop, before, drawing);
      } else {
        drawAbove(loop, before, drawing);
      }
      used.put(pair, before + RISE + labelHeight(loop));
    }
  }

  private void drawAbove(SequenceFlow loop, int before, Drawing drawing) {
    Bounds source = drawing.shape(loop.source());
    Bounds target = drawing.shape(loop.target());
    int y = Math.min(source.y(), target.y()) - before - RISE;
    List<Bounds> obstacles = new ArrayList<>(drawing.obstacles());
    obstacles.remove(source);
    obstacles.remove(target);
    while (crosses(obstacles, target.centerX(), y - labelHeight(loop), source.centerX(), y)) {
      y -= RISE;
    }
    drawing.edge(
        loop.id(),
        List.of(
            new Point(source.centerX(), source.y()),
            new Point(source.centerX(), y),
            new Point(target.centerX(), y),
            new Point(target.centerX(), target.y())));
    drawLabel(loop, target.centerX(), source.centerX(), y, true, drawing);
  }

  private static boolean crosses(List<Bounds> obstacles, int left, int top, int right, int bottom) {
    Bounds area = new Bounds(left, top, right - left, bottom - top).grown(2);
    return obstacles.stream().anyMatch(area::overlaps);
  }

  private void drawBelow(SequenceFlow loop, int before, Drawing drawing) {
    Bounds source = drawing.shape(loop.source());
    Bounds target = drawing.shape(loop.target());
    int y = source.bottom() + before + RISE;
    drawing.edge(
        loop.id(),
        List.of(
            new Point(source.centerX(), source.bottom()),
            new Point(source.centerX(), y),
            new Point(target.right(), y)));
    drawLabel(loop, target.right(), source.centerX(), y, false, drawing);
  }

  /** Draws the label near the middle of the arc, where no line crosses it. */
  private static void drawLabel(
      SequenceFlow loop, int left, int right, int y, boolean above, Drawing drawing) {
    if (loop.name().isBlank()) {
      return;
    }
    LabelSize size = LabelSize.of(loop.name());
    int top = above ? y - size.height() - 2 : y + NodeBlock.LABEL_GAP;
    int middle = (left + right - size.width()) / 2;
    int reach = Math.max(0, (right - left - size.width()) / 2);
    int x =
        IntStream.rangeClosed(0, 2 * reach)
            .map(i -> middle + (i % 2 == 0 ? i / 2 : -(i + 1) / 2))
            .filter(at -> isFree(new Bounds(at, top, size.width(), size.height()), drawing))
            .findFirst()
            .orElse(middle);
    drawing.label(loop.id(), new Bounds(x, top, size.width(), size.height()));
  }

  private static boolean isFree(Bounds label, Drawing drawing) {
    return drawing.edges().values().stream()
        .flatMap(points -> Drawing.bits(points).stream())
        .noneMatch(bit -> bit.overlaps(label.grown(1)));
  }

  private static int labelHeight(SequenceFlow loop) {
    return loop.name().isBlank() ? 0 : LabelSize.of(loop.name()).height() + NodeBlock.LABEL_GAP;
  }
}
