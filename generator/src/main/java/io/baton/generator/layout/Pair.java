package io.baton.generator.layout;

import io.baton.generator.layout.Block.Dock;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two nodes that belong together and are drawn as one: a node and the only one after it, with the
 * ways back between them. A way back is an arc above the two, or, into a sub-process, one below to
 * its right border.
 *
 * @param there the flow from the first to the second
 * @param beside flows from boundary events of the first to the second
 * @param back flows from the second to the first
 */
record Pair(
    FlowNode first,
    FlowNode second,
    SequenceFlow there,
    List<SequenceFlow> beside,
    List<SequenceFlow> back) {
  private static final int GAP = 40;

  /** Distance between the shapes and the arc, and between two arcs. */
  private static final int RISE = 18;

  /**
   * The pairs of a part: no node is in two of them.
   *
   * @param entered the nodes that lines from outside of the part lead to, too
   */
  static List<Pair> of(List<FlowNode> nodes, List<SequenceFlow> flows, Set<String> entered) {
    Map<String, FlowNode> byId = new LinkedHashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    List<Pair> pairs = new ArrayList<>();
    for (SequenceFlow flow : flows) {
      FlowNode first = byId.get(flow.source());
      FlowNode second = byId.get(flow.target());
      boolean isFree =
          !entered.contains(flow.target())
              && pairs.stream().noneMatch(p -> p.holds(flow.source()) || p.holds(flow.target()));
      if (first != null && second != null && isFree) {
        Pair pair = of(first, second, flow, flows);
        if (pair.isOnlyWay(nodes, flows) && pair.belongsTogether(nodes, flows)) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  private static Pair of(
      FlowNode first, FlowNode second, SequenceFlow there, List<SequenceFlow> flows) {
    List<SequenceFlow> beside =
        flows.stream().filter(f -> f.target().equals(second.id()) && !f.equals(there)).toList();
    List<SequenceFlow> back =
        flows.stream()
            .filter(f -> f.source().equals(second.id()) && f.target().equals(first.id()))
            .toList();
    return new Pair(first, second, there, beside, back);
  }

  /** Whether all that leaves the first, or a boundary event of it for the second, stays within. */
  private boolean isOnlyWay(List<FlowNode> nodes, List<SequenceFlow> flows) {
    Set<String> attached = new HashSet<>();
    for (FlowNode node : nodes) {
      if (node instanceof BoundaryEvent event && event.attachedTo().equals(first.id())) {
        attached.add(event.id());
      }
    }
    return !(first instanceof BoundaryEvent)
        && !(second instanceof SubProcess)
        && !first.equals(second)
        && flows.stream().filter(f -> f.source().equals(first.id())).count() == 1
        && beside.stream().allMatch(f -> attached.contains(f.source()));
  }

  private boolean belongsTogether(List<FlowNode> nodes, List<SequenceFlow> flows) {
    return !back.isEmpty()
        || PrivateEnd.of(second.id(), nodes, flows).anyMatch(end -> end.second().isPresent());
  }

  boolean holds(String node) {
    return first.id().equals(node) || second.id().equals(node);
  }

  /** The flows that are drawn within the pair. */
  Stream<SequenceFlow> flows() {
    return Stream.of(Stream.of(there), beside.stream(), back.stream()).flatMap(s -> s);
  }

  /** Whether arcs take the room above the second node. */
  boolean hasArcs() {
    return !back.isEmpty() && !(first instanceof SubProcess);
  }

  /** Whether a way back takes the room below the second node. */
  boolean hasWayBelow() {
    return !back.isEmpty() && first instanceof SubProcess;
  }

  /**
   * Draws both as one block.
   *
   * @param left the block of the first
   * @param right the block of the second
   * @param hanging what the second carries
   */
  Block draw(Block left, Block right, Hanging hanging) {
    Drawing drawing = new Drawing();
    Map<Dock.Key, Dock> docks = new LinkedHashMap<>(left.docks());
    drawing.add(left.drawing(), 0, 0);
    Point exit = dock(left, Block.outOf(first.id()));
    Point entry = dock(right, Block.into(second.id()));
    int gap = Math.max(GAP, widestLabel() + 2 * NodeBlock.LABEL_GAP);
    int dx = left.width() + gap;
    int dy = exit.y() - entry.y();
    drawing.add(right.drawing(), dx, dy);
    right
        .docks()
        .forEach((key, dock) -> docks.put(key, new Dock(dock.side(), dock.point().moved(dx, dy))));
    docks.remove(Block.outOf(first.id()));
    docks.remove(Block.into(second.id()));
    beside.forEach(flow -> docks.remove(Block.outOf(flow.source())));
    drawing.edge(there.id(), List.of(exit, entry.moved(dx, dy)));
    if (!there.name().isBlank()) {
      LabelSize size = LabelSize.of(there.name());
      drawing.label(
          there.id(), size.at(left.width() + NodeBlock.LABEL_GAP, exit.y() - size.height() - 2));
    }
    hanging.ends().forEach(end -> end.drawSecond(drawing));
    beside.forEach(flow -> drawBeside(flow, drawing));
    back.forEach(flow -> drawBack(flow, drawing));
    Bounds extent = drawing.extent();
    return Block.around(
        first.id(), drawing, extent.x(), extent.y(), extent.right(), extent.bottom(), docks);
  }

  private static Point dock(Block block, Dock.Key key) {
    Dock dock = block.docks().get(key);
    if (dock == null) {
      throw new IllegalStateException("no line docks at '" + key.id() + "'");
    }
    return dock.point();
  }

  /** Of the labels that stand between the two. */
  private int widestLabel() {
    Set<SequenceFlow> between = new LinkedHashSet<>(List.of(there));
    if (hasWayBelow()) {
      between.addAll(back);
    }
    return between.stream()
        .filter(flow -> !flow.name().isBlank())
        .mapToInt(flow -> LabelSize.of(flow.name()).width())
        .max()
        .orElse(0);
  }

  /** Below everything and up to the line between the two. */
  private void drawBeside(SequenceFlow flow, Drawing drawing) {
    Bounds event = drawing.shape(flow.source());
    Bounds target = drawing.shape(second.id());
    int y = drawing.extent().bottom() + NodeBlock.STEM;
    int x = target.x() - GAP / 2;
    if (!flow.name().isBlank()) {
      LabelSize size = LabelSize.of(flow.name());
      drawing.label(flow.id(), size.at(event.centerX() + NodeBlock.LABEL_GAP, y + 2));
    }
    drawing.edge(
        flow.id(),
        List.of(
            new Point(event.centerX(), event.bottom()),
            new Point(event.centerX(), y),
            new Point(x, y),
            new Point(x, target.centerY()),
            new Point(target.x(), target.centerY())));
  }

  private void drawBack(SequenceFlow flow, Drawing drawing) {
    Bounds source = drawing.shape(second.id());
    Bounds target = drawing.shape(first.id());
    if (hasArcs()) {
      int y = drawing.extent().y() - RISE;
      drawing.edge(
          flow.id(),
          List.of(
              new Point(source.centerX(), source.y()),
              new Point(source.centerX(), y),
              new Point(target.centerX(), y),
              new Point(target.centerX(), target.y())));
      drawLabel(flow, target.centerX(), source.centerX(), y, true, drawing);
    } else {
      int y = bottomOf(source, drawing) + RISE;
      drawing.edge(
          flow.id(),
          List.of(
              new Point(source.centerX(), source.bottom()),
              new Point(source.centerX(), y),
              new Point(target.right(), y)));
      drawLabel(flow, target.right(), source.centerX(), y, false, drawing);
    }
  }

  /** Where the ways back that have been drawn below the second node end. */
  private int bottomOf(Bounds source, Drawing drawing) {
    return back.stream()
        .flatMap(flow -> drawing.label(flow.id()).stream())
        .mapToInt(Bounds::bottom)
        .max()
        .orElse(source.bottom());
  }

  private static void drawLabel(
      SequenceFlow flow, int left, int right, int y, boolean above, Drawing drawing) {
    if (!flow.name().isBlank()) {
      LabelSize size = LabelSize.of(flow.name());
      drawing.label(
          flow.id(),
          size.at(
              (left + right - size.width()) / 2,
              above ? y - size.height() - 2 : y + NodeBlock.LABEL_GAP));
    }
  }
}
