package io.baton.generator.layout;

import io.baton.generator.layout.Block.Dock;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.FlowNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a node that holds no others, with its label and its boundary events. */
final class NodeBlock {
  static final int EVENT = 36;
  private static final int GATEWAY = 50;

  /** Distance between a shape and its label. */
  static final int LABEL_GAP = 4;

  /** Distance of a sub-process's content from its border, and from the upper one with the name. */
  private static final int PADDING = 40;

  private static final int TITLE = 45;

  /** Straight way that a line keeps when it leaves a boundary event. */
  static final int STEM = 8;

  private NodeBlock() {}

  /** A node as the layered layout needs it; {@code labelAbove}: something will be drawn below. */
  static Block of(FlowNode node, List<Attachment> attached, Hanging hanging, boolean labelAbove) {
    Drawing drawing = new Drawing();
    Bounds shape =
        hanging.below().isPresent()
            ? drawShape(node, drawing)
            : drawWithLabel(node, labelAbove, drawing);
    hanging.above().ifPresent(end -> end.drawAbove(new Point(shape.centerX(), shape.y()), drawing));
    hanging.below().ifPresent(end -> hang(node, end, shape, drawing));
    Map<Dock.Key, Dock> docks = new LinkedHashMap<>();
    docks.put(Block.into(node.id()), new Dock(Dock.Side.LEFT, new Point(0, shape.centerY())));
    docks.put(
        Block.outOf(node.id()),
        new Dock(Dock.Side.RIGHT, new Point(shape.right(), shape.centerY())));
    Attachment.draw(attached, shape, drawing, docks);
    Bounds extent = drawing.extent();
    return Block.around(
        node.id(),
        drawing,
        extent.x(),
        extent.y(),
        extent.right(),
        extent.bottom() + (attached.isEmpty() ? 0 : STEM),
        docks);
  }

  /** Draws the end below a gateway, and the gateway's name right of the line there. */
  private static void hang(FlowNode node, PrivateEnd end, Bounds shape, Drawing drawing) {
    int room = 0;
    if (!node.name().isBlank()) {
      LabelSize size = LabelSize.of(node.name());
      drawing.label(
          node.id(),
          new Bounds(
              shape.centerX() + end.beside(), shape.bottom() + 2, size.width(), size.height()));
      room = size.height() + LABEL_GAP;
    }
    end.drawBelow(new Point(shape.centerX(), shape.bottom()), room, drawing);
  }

  /** Draws a node's shape at the origin, and its label under or above it. */
  static Bounds drawWithLabel(FlowNode node, boolean above, Drawing drawing) {
    Bounds shape = drawShape(node, drawing);
    if (!nameIsInside(node) && !node.name().isBlank()) {
      drawing.label(node.id(), label(node.name(), shape, above));
    }
    return shape;
  }

  /** Draws a node's shape at the origin, and what a sub-process holds. */
  static Bounds drawShape(FlowNode node, Drawing drawing) {
    Bounds shape =
        switch (node) {
          case FlowNode.StartEvent e -> new Bounds(0, 0, EVENT, EVENT);
          case FlowNode.EndEvent e -> new Bounds(0, 0, EVENT, EVENT);
          case FlowNode.BoundaryEvent e -> new Bounds(0, 0, EVENT, EVENT);
          case FlowNode.TimerEvent e -> new Bounds(0, 0, EVENT, EVENT);
          case FlowNode.Gateway g -> new Bounds(0, 0, GATEWAY, GATEWAY);
          case FlowNode.ServiceTask t -> task(t.name());
          case FlowNode.ReceiveTask t -> task(t.name());
          case FlowNode.UserTask t -> task(t.name());
          case FlowNode.CallActivity c -> task(c.name());
          case FlowNode.SubProcess s -> drawContent(s, drawing);
        };
    drawing.shape(node.id(), shape);
    return shape;
  }

  private static Bounds drawContent(FlowNode.SubProcess subProcess, Drawing drawing) {
    Drawing content = ScopeLayout.of(subProcess.scope());
    content.moveTo(PADDING, TITLE);
    drawing.add(content, 0, 0);
    Bounds extent = content.extent();
    return new Bounds(0, 0, extent.right() + PADDING, extent.bottom() + PADDING);
  }

  private static Bounds task(String name) {
    TaskSize size = TaskSize.of(name);
    return new Bounds(0, 0, size.width(), size.height());
  }

  static boolean nameIsInside(FlowNode node) {
    return switch (node) {
      case FlowNode.StartEvent e -> false;
      case FlowNode.EndEvent e -> false;
      case FlowNode.BoundaryEvent e -> false;
      case FlowNode.TimerEvent e -> false;
      case FlowNode.Gateway g -> false;
      case FlowNode.ServiceTask t -> true;
      case FlowNode.ReceiveTask t -> true;
      case FlowNode.UserTask t -> true;
      case FlowNode.CallActivity c -> true;
      case FlowNode.SubProcess s -> true;
    };
  }

  private static Bounds label(String name, Bounds shape, boolean above) {
    LabelSize size = LabelSize.of(name);
    return new Bounds(
        shape.centerX() - size.width() / 2,
        above ? shape.y() - LABEL_GAP - size.height() : shape.bottom() + LABEL_GAP,
        size.width(),
        size.height());
  }
}
