package io.baton.generator.layout;

import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The boundary events of a sub-process on its lower border, and under each what belongs to it
 * alone: its column.
 *
 * @param right where the columns end
 * @param bottom where the lowest column ends
 * @param open lines that lead on from a column
 * @param held ids of all that stands in a column
 */
record HandlingColumns(int right, int bottom, List<Open> open, Set<String> held) {
  private static final int PITCH = 150;
  private static final int FIRST = 90;
  private static final int GAP = 28;

  /**
   * A line that leads on from a column.
   *
   * @param end where it has come to: the lower end of the column
   * @param labelTop where there is room for its label
   */
  record Open(SequenceFlow flow, Point end, int labelTop) {}

  boolean holds(String id) {
    return held.contains(id);
  }

  /** Draws the columns below a border and finds out where their lines lead on. */
  static HandlingColumns draw(
      String subProcess,
      List<FlowNode> nodes,
      List<SequenceFlow> flows,
      int border,
      Drawing drawing) {
    List<List<FlowNode>> columns = new ArrayList<>();
    for (FlowNode node : nodes) {
      if (node instanceof BoundaryEvent event && event.attachedTo().equals(subProcess)) {
        columns.add(column(event, nodes, flows));
      }
    }
    Set<String> held = new HashSet<>();
    columns.forEach(column -> column.forEach(node -> held.add(node.id())));
    int row = border - NodeBlock.EVENT / 2;
    int deepest = columns.stream().mapToInt(List::size).max().orElse(0);
    List<Open> open = new ArrayList<>();
    for (int depth = 0; depth < deepest; depth++) {
      int lowest = row;
      for (int i = 0; i < columns.size(); i++) {
        if (depth < columns.get(i).size()) {
          FlowNode node = columns.get(i).get(depth);
          drawNode(node, FIRST + i * PITCH, row, drawing);
          lowest = Math.max(lowest, bottomOf(node, drawing));
        }
      }
      row = lowest + GAP;
    }
    for (List<FlowNode> column : columns) {
      drawLines(column, flows, drawing, open);
    }
    int bottom = row - GAP;
    for (Open line : open) {
      bottom = Math.max(bottom, drawLabel(line, drawing));
    }
    return new HandlingColumns(FIRST + columns.size() * PITCH, bottom, open, held);
  }

  /** A boundary event and the tasks that nothing else leads to, one after the other. */
  private static List<FlowNode> column(
      BoundaryEvent event, List<FlowNode> nodes, List<SequenceFlow> flows) {
    List<FlowNode> column = new ArrayList<>(List.of(event));
    while (true) {
      List<SequenceFlow> out = outOf(column.getLast().id(), flows);
      if (out.size() != 1 || !out.getFirst().name().isBlank()) {
        return column;
      }
      String next = out.getFirst().target();
      FlowNode node = nodes.stream().filter(n -> n.id().equals(next)).findFirst().orElse(event);
      if (column.contains(node) || !standsInColumn(node, nodes, flows)) {
        return column;
      }
      column.add(node);
    }
  }

  private static boolean standsInColumn(
      FlowNode node, List<FlowNode> nodes, List<SequenceFlow> flows) {
    List<SequenceFlow> out = outOf(node.id(), flows);
    return flows.stream().filter(f -> f.target().equals(node.id())).count() == 1
        && nodes.stream()
            .noneMatch(n -> n instanceof BoundaryEvent e && e.attachedTo().equals(node.id()))
        && switch (node) {
          case FlowNode.EndEvent e -> true;
          case FlowNode.ServiceTask t -> leadsOn(out, nodes);
          case FlowNode.ReceiveTask t -> leadsOn(out, nodes);
          case FlowNode.TimerEvent t -> leadsOn(out, nodes);
          case FlowNode.UserTask t -> leadsOn(out, nodes);
          case FlowNode.CallActivity c -> leadsOn(out, nodes);
          case FlowNode.StartEvent e -> false;
          case FlowNode.BoundaryEvent e -> false;
          case FlowNode.Gateway g -> false;
          case FlowNode.SubProcess s -> false;
        };
  }

  /** Whether one line leads on, to another node of the handling. */
  private static boolean leadsOn(List<SequenceFlow> out, List<FlowNode> nodes) {
    return out.size() == 1
        && out.getFirst().name().isBlank()
        && nodes.stream().anyMatch(n -> n.id().equals(out.getFirst().target()));
  }

  private static void drawNode(FlowNode node, int centerX, int top, Drawing drawing) {
    Drawing part = new Drawing();
    Bounds shape = NodeBlock.drawWithLabel(node, false, part);
    if (node instanceof BoundaryEvent && !node.name().isBlank()) {
      // Beside its line, which leaves straight down.
      LabelSize size = LabelSize.of(node.name());
      part.label(
          node.id(),
          new Bounds(
              shape.right() + NodeBlock.LABEL_GAP,
              shape.centerY() + NodeBlock.LABEL_GAP,
              size.width(),
              size.height()));
    }
    drawing.add(part, centerX - shape.width() / 2, top);
  }

  private static int bottomOf(FlowNode node, Drawing drawing) {
    int shape = drawing.shape(node.id()).bottom();
    return drawing.label(node.id()).map(label -> Math.max(label.bottom(), shape)).orElse(shape);
  }

  private static void drawLines(
      List<FlowNode> column, List<SequenceFlow> flows, Drawing drawing, List<Open> open) {
    for (int i = 0; i < column.size(); i++) {
      Bounds from = drawing.shape(column.get(i).id());
      Point start = new Point(from.centerX(), from.bottom());
      for (SequenceFlow flow : outOf(column.get(i).id(), flows)) {
        if (i + 1 < column.size()) {
          Bounds to = drawing.shape(column.get(i + 1).id());
          drawing.edge(flow.id(), List.of(start, new Point(to.centerX(), to.y())));
        } else {
          int top = bottomOf(column.get(i), drawing) + NodeBlock.LABEL_GAP;
          open.add(new Open(flow, start, top));
        }
      }
    }
  }

  /** Draws the label of a line that leads on, right of it, and says where it ends. */
  private static int drawLabel(Open line, Drawing drawing) {
    if (line.flow().name().isBlank()) {
      return line.end().y();
    }
    LabelSize size = LabelSize.of(line.flow().name());
    drawing.label(
        line.flow().id(),
        new Bounds(
            line.end().x() + NodeBlock.LABEL_GAP, line.labelTop(), size.width(), size.height()));
    return line.labelTop() + size.height();
  }

  private static List<SequenceFlow> outOf(String node, List<SequenceFlow> flows) {
    return flows.stream().filter(f -> f.source().equals(node)).toList();
  }
}
