package io.baton.generator.layout;

import io.baton.generator.layout.Block.Dock;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A boundary event of a node, with the end event that it leads to when it leads to nothing else.
 *
 * @param end drawn right under the event
 */
record Attachment(BoundaryEvent event, Optional<PrivateEnd> end) {
  /** Distance of the first and the last event's center from the host's left and right border. */
  private static final int INSET = 25;

  /** The boundary events among the nodes, by the id of what they are attached to. */
  static Map<String, List<Attachment>> byHost(List<FlowNode> nodes, List<SequenceFlow> flows) {
    Map<String, List<BoundaryEvent>> events = new LinkedHashMap<>();
    for (FlowNode node : nodes) {
      if (node instanceof BoundaryEvent event) {
        events.computeIfAbsent(event.attachedTo(), h -> new ArrayList<>()).add(event);
      }
    }
    Map<String, List<Attachment>> attached = new LinkedHashMap<>();
    events.forEach(
        (host, ofHost) ->
            attached.put(
                host,
                ofHost.stream()
                    .map(
                        event ->
                            new Attachment(
                                event,
                                ofHost.size() == 1
                                    ? onlyWay(event, nodes, flows)
                                    : Optional.empty()))
                    .toList()));
    return attached;
  }

  private static Optional<PrivateEnd> onlyWay(
      BoundaryEvent event, List<FlowNode> nodes, List<SequenceFlow> flows) {
    return flows.stream().filter(f -> f.source().equals(event.id())).count() == 1
        ? PrivateEnd.of(event.id(), nodes, flows).filter(end -> end.second().isEmpty()).findFirst()
        : Optional.empty();
  }

  /**
   * Puts boundary events on the lower border of their host in their order. Their lines leave
   * straight down, so their labels stand beside them: the left ones' to the left, the right ones'
   * to the right.
   */
  static void draw(
      List<Attachment> attached, Bounds host, Drawing drawing, Map<Dock.Key, Dock> docks) {
    int count = attached.size();
    int pitch =
        count < 2 ? 0 : Math.max(NodeBlock.EVENT + 4, (host.width() - 2 * INSET) / (count - 1));
    int last = count < 2 ? host.right() - INSET : host.x() + INSET + pitch * (count - 1);
    int[] nextLabel = {host.bottom() + NodeBlock.LABEL_GAP, host.bottom() + NodeBlock.LABEL_GAP};
    for (int i = 0; i < count; i++) {
      BoundaryEvent event = attached.get(i).event();
      int center = last - pitch * (count - 1 - i);
      Bounds shape =
          new Bounds(
              center - NodeBlock.EVENT / 2,
              host.bottom() - NodeBlock.EVENT / 2,
              NodeBlock.EVENT,
              NodeBlock.EVENT);
      drawing.shape(event.id(), shape);
      if (!event.name().isBlank()) {
        int side = 2 * i < count ? 0 : 1;
        nextLabel[side] = drawLabel(event, shape, side == 0, nextLabel[side], drawing);
      }
      Point exit = new Point(center, shape.bottom());
      Optional<PrivateEnd> end = attached.get(i).end();
      if (end.isPresent()) {
        end.get().drawBelow(exit, 0, drawing);
      } else {
        docks.put(Block.outOf(event.id()), new Dock(Dock.Side.BELOW, exit));
      }
    }
  }

  /** Draws the label and says where the next one on that side may begin. */
  private static int drawLabel(
      BoundaryEvent event, Bounds shape, boolean left, int top, Drawing drawing) {
    LabelSize size = LabelSize.of(event.name());
    int x =
        left ? shape.x() - NodeBlock.LABEL_GAP - size.width() : shape.right() + NodeBlock.LABEL_GAP;
    drawing.label(event.id(), new Bounds(x, top, size.width(), size.height()));
    return top + size.height() + NodeBlock.LABEL_GAP;
  }
}
