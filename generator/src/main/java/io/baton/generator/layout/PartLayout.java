package io.baton.generator.layout;

import io.baton.generator.layout.LayeredPart.Link;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws a part of a scope from left to right: nodes, forward flows, loops and jumps. */
final class PartLayout {
  private static final int STORY = 10;

  /** Where the story does not branch, no branch before or after may bend it. */
  private static final int ONLY_WAY = 60;

  /** A node and the one it loops with must stand in one row, or the loop has no room. */
  private static final int LOOP = 100;

  private final LayeredPart layers = new LayeredPart();
  private final List<FlowNode> nodes;
  private final Map<String, Block> prepared;
  private final Map<String, String> hosts = new HashMap<>();
  private final Map<String, List<Attachment>> attached;

  /** Ids of private ends and of the flows to them. */
  private final Set<String> drawnWithHost = new HashSet<>();

  /** Ids of the nodes whose boundary event leads to the end below the gateway after them. */
  private final Set<String> beforeHanging = new HashSet<>();

  private final Map<String, Hanging> hanging = new LinkedHashMap<>();
  private final FlowGraph graph;
  private final Loops loops;

  /**
   * @param nodes of the part in reading order
   * @param flows between them
   * @param prepared blocks of the nodes that have been drawn already, by id
   * @param inside the nodes that a prepared block holds beside its own, with that block's id
   * @param entered the nodes that lines from outside of the part lead to, too
   */
  PartLayout(
      List<FlowNode> nodes,
      List<SequenceFlow> flows,
      Map<String, Block> prepared,
      Map<String, String> inside,
      Set<String> entered) {
    this.nodes = nodes;
    this.prepared = prepared;
    List<FlowNode> closed = nodes.stream().filter(n -> !entered.contains(n.id())).toList();
    this.attached = Attachment.byHost(closed, flows);
    hosts.putAll(inside);
    attached.values().stream()
        .flatMap(List::stream)
        .flatMap(attachment -> attachment.end().stream())
        .forEach(this::drawWithHost);
    List<String> ids = new ArrayList<>();
    Set<String> subProcesses = new HashSet<>();
    for (FlowNode node : nodes) {
      if (node instanceof BoundaryEvent event) {
        hosts.put(event.id(), event.attachedTo());
      } else if (!drawnWithHost.contains(node.id())) {
        ids.add(node.id());
      }
      if (node instanceof SubProcess) {
        subProcesses.add(node.id());
      }
    }
    this.graph =
        FlowGraph.of(
            ids,
            flows.stream().filter(f -> !drawnWithHost.contains(f.id())).toList(),
            id -> hosts.getOrDefault(id, id));
    this.loops = new Loops(graph.loops(), subProcesses);
    nodes.forEach(node -> hang(node, closed, flows));
    addBlocks();
    addLinks();
  }

  /** Where more blocks and links than those of the plan are added. */
  LayeredPart layers() {
    return layers;
  }

  Drawing draw() {
    Drawing drawing = layers.draw();
    loops.draw(drawing);
    Set<String> boundaryEvents = new HashSet<>();
    nodes.stream().filter(BoundaryEvent.class::isInstance).forEach(n -> boundaryEvents.add(n.id()));
    hanging.values().stream().flatMap(Hanging::ends).forEach(end -> end.drawSecond(drawing));
    Jumps.draw(graph.jumps(), boundaryEvents, drawing);
    return drawing;
  }

  private void drawWithHost(PrivateEnd end) {
    drawnWithHost.add(end.flow().id());
    end.second()
        .ifPresent(
            second -> {
              drawnWithHost.add(second.id());
              beforeHanging.add(hosts.getOrDefault(second.source(), second.source()));
            });
    drawnWithHost.add(end.end().id());
  }

  private void hang(FlowNode node, List<FlowNode> closed, List<SequenceFlow> flows) {
    List<SequenceFlow> forward =
        graph.forward().stream().filter(f -> f.source().equals(node.id())).toList();
    Hanging ends = Hanging.of(node, loops.room(node.id()), closed, flows, forward);
    hanging.put(node.id(), ends);
    ends.ends().forEach(this::drawWithHost);
  }

  private void addBlocks() {
    for (FlowNode node : nodes) {
      if (node instanceof BoundaryEvent || drawnWithHost.contains(node.id())) {
        continue;
      }
      Block block = prepared.get(node.id());
      layers.add(
          block != null
              ? block
              : NodeBlock.of(
                  node,
                  attached.getOrDefault(node.id(), List.of()),
                  hanging.getOrDefault(node.id(), Hanging.NONE),
                  room(node.id())));
    }
    graph.jumps().forEach(jump -> layers.add(Jumps.tap(jump)));
  }

  private NodeBlock.Room room(String node) {
    NodeBlock.Room room = loops.room(node);
    return beforeHanging.contains(node) ? room.withBelow(PrivateEnd.SECOND_ROOM) : room;
  }

  private void addLinks() {
    Set<String> looping = new HashSet<>();
    for (SequenceFlow loop : graph.loops()) {
      looping.add(loop.target() + " " + loop.source());
    }
    for (SequenceFlow flow : graph.forward()) {
      if (drawnWithHost.contains(flow.id())) {
        continue;
      }
      boolean inLoop =
          looping.contains(flow.source() + " " + flow.target())
              || beforeHanging.contains(flow.source());
      int straightness =
          inLoop ? LOOP : !flow.isNormalPath() ? 0 : isOnlyWay(flow) ? ONLY_WAY : STORY;
      boolean isBegun = prepared.values().stream().anyMatch(b -> b.begins(flow.id()));
      layers.add(
          new Link(
              flow.id(),
              Block.outOf(isBegun ? flow.id() : flow.source()),
              Block.into(flow.target()),
              isBegun ? Optional.empty() : labelOf(flow),
              straightness));
    }
    for (SequenceFlow jump : graph.jumps()) {
      layers.add(
          new Link(
              jump.id(),
              Block.outOf(Jumps.tapId(jump)),
              Block.into(jump.target()),
              Optional.empty(),
              0));
    }
  }

  private boolean isOnlyWay(SequenceFlow flow) {
    return graph.forward().stream()
            .filter(f -> f.source().equals(flow.source()) && !drawnWithHost.contains(f.id()))
            .count()
        == 1;
  }

  static Optional<LabelSize> labelOf(SequenceFlow flow) {
    return flow.name().isBlank() ? Optional.empty() : Optional.of(LabelSize.of(flow.name()));
  }
}
