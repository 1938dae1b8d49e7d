package io.baton.generator.layout;

import io.baton.generator.layout.Block.Dock;
import io.baton.generator.layout.LayeredPart.Link;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Draws a sub-process with what handles its exceptions below it.
 *
 * <p>What belongs to one boundary event alone stands under that event in a {@linkplain
 * HandlingColumns column}. What several share stands right of the columns, and lanes lead there,
 * one per shared node. Ways back into the sub-process rise right of all that to its lower border.
 */
final class HandlingLayout {
  private static final int GAP = 20;
  private static final int LANE_PITCH = 14;
  private static final String LANE = "lane of ";

  private final SubProcess subProcess;
  private final List<FlowNode> nodes;
  private final List<SequenceFlow> flows;

  /**
   * @param nodes the boundary events of the sub-process and all that only they lead to
   * @param flows that leave these nodes
   */
  HandlingLayout(SubProcess subProcess, List<FlowNode> nodes, List<SequenceFlow> flows) {
    this.subProcess = subProcess;
    this.nodes = nodes;
    this.flows = flows;
  }

  Block draw() {
    Drawing drawing = new Drawing();
    Bounds content = NodeBlock.drawShape(subProcess, drawing);
    HandlingColumns columns =
        HandlingColumns.draw(subProcess.id(), nodes, flows, content.bottom(), drawing);
    Set<String> shared = new HashSet<>();
    nodes.stream().filter(n -> !columns.holds(n.id())).forEach(n -> shared.add(n.id()));
    List<SequenceFlow> out = flows.stream().filter(f -> shared.contains(f.source())).toList();
    int right = columns.right();
    Map<Dock.Key, Dock> docks = new LinkedHashMap<>();
    List<SequenceFlow> leaving = new ArrayList<>();
    if (!columns.open().isEmpty()) {
      Drawing part = drawShared(columns.open(), out, shared, leaving);
      int end = columns.right() + part.extent().width() + GAP;
      place(part, columns, content.bottom(), drawing);
      columns.open().forEach(o -> join(o, shared, drawing));
      drawing.edges().keySet().removeIf(id -> id.startsWith(LANE));
      right = Math.max(right, leave(leaving, content.bottom(), end, drawing, docks));
    }
    Bounds shape = new Bounds(0, 0, Math.max(content.width(), right), content.height());
    drawing.shape(subProcess.id(), shape);
    Bounds extent = drawing.extent();
    docks.put(Block.into(subProcess.id()), dock(Dock.Side.LEFT, 0, shape.centerY()));
    docks.put(Block.outOf(subProcess.id()), dock(Dock.Side.RIGHT, shape.right(), shape.centerY()));
    return Block.around(
        subProcess.id(), drawing, 0, 0, extent.right() + 1, extent.bottom() + GAP, docks);
  }

  private static Dock dock(Dock.Side side, int x, int y) {
    return new Dock(side, new Point(x, y));
  }

  /** Draws the shared nodes from left to right, from a bundle of lanes to the ways out. */
  private Drawing drawShared(
      List<HandlingColumns.Open> open,
      List<SequenceFlow> out,
      Set<String> shared,
      List<SequenceFlow> leaving) {
    PartLayout part =
        new PartLayout(
            nodes.stream().filter(n -> shared.contains(n.id())).toList(),
            out.stream().filter(f -> shared.contains(f.target())).toList(),
            Map.of(),
            Map.of(),
            new HashSet<>(open.stream().map(o -> o.flow().target()).toList()));
    Map<String, Dock.Key> lanes = new LinkedHashMap<>();
    open.stream()
        .map(HandlingColumns.Open::flow)
        .sorted(Comparator.comparingInt(this::rank))
        .forEach(f -> lanes.putIfAbsent(laneOf(f, shared), targetOf(f, shared)));
    part.layers().add(bundle(lanes.keySet()));
    open.stream()
        .map(HandlingColumns.Open::flow)
        .filter(f -> !shared.contains(f.target()))
        .forEach(f -> addExit(f, part, leaving));
    for (SequenceFlow flow : out) {
      if (!shared.contains(flow.target())) {
        addExit(flow, part, leaving);
        part.layers()
            .add(
                new Link(
                    flow.id(),
                    Block.outOf(flow.source()),
                    exit(flow),
                    PartLayout.labelOf(flow),
                    1,
                    1));
      }
    }
    lanes.forEach(
        (lane, target) ->
            part.layers().add(new Link(lane, Block.outOf(lane), target, Optional.empty(), 0, 0)));
    return part.draw();
  }

  /** Ways back stand above, ends below: so their lines do not cross. */
  private int rank(SequenceFlow flow) {
    if (flow.target().equals(subProcess.id())
        || flows.stream()
            .anyMatch(
                f -> f.source().equals(flow.target()) && f.target().equals(subProcess.id()))) {
      return 0;
    }
    return nodes.stream().anyMatch(n -> n.id().equals(flow.target()) && n instanceof EndEvent)
        ? 2
        : 1;
  }

  private static String laneOf(SequenceFlow flow, Set<String> shared) {
    return LANE + (shared.contains(flow.target()) ? flow.target() : flow.id());
  }

  private static Dock.Key targetOf(SequenceFlow flow, Set<String> shared) {
    return shared.contains(flow.target()) ? Block.into(flow.target()) : exit(flow);
  }

  private static Dock.Key exit(SequenceFlow flow) {
    return Block.into("exit of " + flow.id());
  }

  private static Block bundle(Set<String> lanes) {
    Map<Dock.Key, Dock> docks = new LinkedHashMap<>();
    int y = 1;
    for (String lane : lanes) {
      docks.put(Block.outOf(lane), dock(Dock.Side.RIGHT, 0, y));
      y += LANE_PITCH;
    }
    return new Block("lanes", new Drawing(), 1, y - LANE_PITCH + 1, docks);
  }

  private static void addExit(SequenceFlow flow, PartLayout part, List<SequenceFlow> leaving) {
    leaving.add(flow);
    part.layers()
        .addLast(
            new Block(
                "exit of " + flow.id(),
                new Drawing(),
                1,
                1,
                Map.of(exit(flow), dock(Dock.Side.LEFT, 0, 0))));
  }

  private static void place(Drawing part, HandlingColumns columns, int border, Drawing drawing) {
    Bounds extent = part.extent();
    int firstLane =
        part.edges().entrySet().stream()
            .filter(e -> e.getKey().startsWith(LANE))
            .mapToInt(e -> e.getValue().getFirst().y())
            .min()
            .orElse(extent.y());
    int down = Math.max(columns.bottom() + GAP - firstLane, border + 2 * GAP - extent.y());
    drawing.add(part, columns.right() - extent.x(), down);
  }

  /** Leads a column's last line down to its lane and along it. */
  private static void join(HandlingColumns.Open open, Set<String> shared, Drawing drawing) {
    String lane = laneOf(open.flow(), shared);
    List<Point> points = new ArrayList<>();
    points.add(open.end());
    points.add(new Point(open.end().x(), drawing.edge(lane).getFirst().y()));
    points.addAll(drawing.edge(lane));
    drawing.edge(open.flow().id(), points);
  }

  /** Leads the ways out on from where the shared part ends; says how wide that makes it all. */
  private int leave(
      List<SequenceFlow> leaving,
      int border,
      int right,
      Drawing drawing,
      Map<Dock.Key, Dock> docks) {
    int width = 0;
    for (SequenceFlow flow : leaving) {
      List<Point> points = new ArrayList<>(drawing.edge(flow.id()));
      Point end = points.getLast();
      if (flow.target().equals(subProcess.id())) {
        points.add(new Point(right, end.y()));
        points.add(new Point(right, border));
        drawing.edge(flow.id(), points);
        width = right + 2 * GAP;
      } else {
        docks.put(Block.outOf(flow.id()), new Dock(Dock.Side.RIGHT, end));
      }
    }
    return width;
  }
}
