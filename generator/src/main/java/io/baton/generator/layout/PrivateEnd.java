package io.baton.generator.layout;

import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An end event beside the story that a single flow leads to: drawn right above or below where the
 * flow comes from, so that it takes no part in the story's rows.
 *
 * @param second for an end below a gateway, the flow that leads there, too, from a boundary event
 *     of the node right before the gateway: a deadline that ends as an abnormal status does
 */
record PrivateEnd(SequenceFlow flow, EndEvent end, Optional<SequenceFlow> second) {
  /** Room below the node before the gateway that the second flow takes. */
  static final int SECOND_ROOM = 55;

  /** So far below the gateway the end is clear of the events on the border of the node before. */
  private static final int SECOND_DROP = 36;

  /** Length of a line without a label. */
  private static final int DROP = 22;

  /** Distance between a vertical line and a label beside it, also where it is a default flow. */
  private static final int BESIDE = 6;

  private static final int BESIDE_SLASH = 10;

  /** The private ends that flows from this source lead to. */
  static Stream<PrivateEnd> of(String source, List<FlowNode> nodes, List<SequenceFlow> flows) {
    return flows.stream()
        .filter(f -> f.source().equals(source) && !f.isNormalPath())
        .flatMap(f -> endOf(f, nodes, flows).stream());
  }

  private static Optional<PrivateEnd> endOf(
      SequenceFlow flow, List<FlowNode> nodes, List<SequenceFlow> flows) {
    List<SequenceFlow> others =
        flows.stream().filter(f -> f.target().equals(flow.target()) && !f.equals(flow)).toList();
    Optional<SequenceFlow> second = others.stream().findFirst();
    boolean isPrivate =
        others.isEmpty()
            || (others.size() == 1 && comesFromBefore(others.getFirst(), flow, nodes, flows));
    return nodes.stream()
        .filter(n -> isPrivate && n.id().equals(flow.target()))
        .filter(EndEvent.class::isInstance)
        .map(n -> new PrivateEnd(flow, (EndEvent) n, second))
        .findFirst();
  }

  private static boolean comesFromBefore(
      SequenceFlow second, SequenceFlow first, List<FlowNode> nodes, List<SequenceFlow> flows) {
    return second.name().isBlank()
        && nodes.stream()
            .anyMatch(
                n ->
                    n instanceof BoundaryEvent event
                        && event.id().equals(second.source())
                        && flows.stream()
                            .anyMatch(
                                f ->
                                    f.source().equals(event.attachedTo())
                                        && f.target().equals(first.source())));
  }

  boolean isError() {
    return switch (end.ending()) {
      case Ending.BpmnError e -> true;
      case Ending.None n -> false;
      case Ending.Terminate t -> false;
    };
  }

  /**
   * Draws the line straight down from a point, the event, and its name under it.
   *
   * @param room what the line must be longer than
   */
  void drawBelow(Point from, int room, Drawing drawing) {
    int length = second.isPresent() ? SECOND_DROP : DROP;
    if (!flow.name().isBlank()) {
      LabelSize size = LabelSize.of(flow.name());
      drawing.label(flow.id(), besideLine(from.x(), from.y() + 2, size));
      length = Math.max(length, size.height() + 12);
    }
    Drawing event = new Drawing();
    Bounds shape = NodeBlock.drawWithLabel(end, false, event);
    int top = from.y() + Math.max(length, room);
    drawing.add(event, from.x() - shape.centerX(), top);
    drawing.edge(flow.id(), List.of(from, new Point(from.x(), top)));
  }

  /** Draws the second flow once both ends of it have been placed. */
  void drawSecond(Drawing drawing) {
    second.ifPresent(
        flow -> {
          Bounds from = drawing.shape(flow.source());
          Bounds to = drawing.shape(flow.target());
          drawing.edge(
              flow.id(),
              List.of(
                  new Point(from.centerX(), from.bottom()),
                  new Point(from.centerX(), to.centerY()),
                  new Point(to.x(), to.centerY())));
        });
  }

  /** Draws the line straight up from a point, the event, and its name to the right of it. */
  void drawAbove(Point from, Drawing drawing) {
    int length = DROP;
    if (!flow.name().isBlank()) {
      LabelSize size = LabelSize.of(flow.name());
      drawing.label(flow.id(), besideLine(from.x(), from.y() - 2 - size.height(), size));
      length = size.height() + 12;
    }
    Drawing event = new Drawing();
    Bounds shape = NodeBlock.drawShape(end, event);
    if (!end.name().isBlank()) {
      LabelSize size = LabelSize.of(end.name());
      event.label(
          end.id(),
          new Bounds(
              shape.right() + NodeBlock.LABEL_GAP,
              shape.centerY() - size.height() / 2,
              size.width(),
              size.height()));
    }
    int bottom = from.y() - length;
    drawing.add(event, from.x() - shape.centerX(), bottom - shape.height());
    drawing.edge(flow.id(), List.of(from, new Point(from.x(), bottom)));
  }

  private Bounds besideLine(int x, int y, LabelSize size) {
    return new Bounds(x - beside() - size.width(), y, size.width(), size.height());
  }

  /** Distance that a label keeps from the line. */
  int beside() {
    return flow.isDefault() ? BESIDE_SLASH : BESIDE;
  }
}
