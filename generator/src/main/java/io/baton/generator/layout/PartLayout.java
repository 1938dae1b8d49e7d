package io.baton.generator.layout;

import io.baton.generator.layout.LayeredPart.Link;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws a part of a scope from left to right: nodes, forward flows, loops and jumps. */
final class PartLayout {
  private static final int STORY = 10;

  /** Where the story does not branch, no branch before or after may bend it. */
  private static final int ONLY_WAY = 60;

  /** A node stands in the layer right after the one that it first follows from. */
  private static final int CLOSE = 10;

  private final LayeredPart layers = new LayeredPart();
  private final List<FlowNode> nodes;
  private final Map<String, Block> prepared;
  private final Map<String, String> hosts = new HashMap<>();
  private final Map<String, List<Attachment>> attached;

  /** Ids of private ends, of second nodes of pairs, and of the flows that are drawn with these. */
  private final Set<String> drawnWithHost = new HashSet<>();

  private final Map<String, Hanging> hanging = new LinkedHashMap<>();
  private final List<Pair> pairs;
  private final FlowGraph graph;

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
    nodes.stream()
        .filter(BoundaryEvent.class::isInstance)
        .map(BoundaryEvent.class::cast)
        .forEach(event -> hosts.put(event.id(), event.attachedTo()));
    this.pairs = Pair.of(nodes, flows, entered);
    for (Pair pair : pairs) {
      pair.flows().forEach(flow -> drawnWithHost.add(flow.id()));
      hosts.replaceAll((id, host) -> host.equals(pair.second().id()) ? pair.first().id() : host);
      hosts.put(pair.second().id(), pair.first().id());
    }
    attached.values().stream()
        .flatMap(List::stream)
        .flatMap(attachment -> attachment.end().stream())
        .forEach(this::drawWithHost);
    this.graph = graph(flows);
    nodes.forEach(node -> hang(node, closed, flows));
    addBlocks();
    addLinks();
  }

  private FlowGraph graph(List<SequenceFlow> flows) {
    List<String> placed =
        nodes.stream()
            .map(FlowNode::id)
            .filter(id -> !drawnWithHost.contains(id) && !hosts.containsKey(id))
            .toList();
    return FlowGraph.of(
        placed,
        flows.stream().filter(f -> !drawnWithHost.contains(f.id())).toList(),
        boundaryEvents(),
        id -> hosts.getOrDefault(id, id));
  }

  private Set<String> boundaryEvents() {
    return nodes.stream()
        .filter(BoundaryEvent.class::isInstance)
        .map(FlowNode::id)
        .collect(Collectors.toSet());
  }

  /** Where more blocks and links than those of the plan are added. */
  LayeredPart layers() {
    return layers;
  }

  Drawing draw() {
    Drawing drawing = layers.draw();
    Jumps.draw(graph.jumps(), boundaryEvents(), drawing);
    return drawing;
  }

  private void drawWithHost(PrivateEnd end) {
    drawnWithHost.add(end.flow().id());
    end.second().ifPresent(second -> drawnWithHost.add(second.id()));
    drawnWithHost.add(end.end().id());
  }

  private void hang(FlowNode node, List<FlowNode> closed, List<SequenceFlow> flows) {
    List<SequenceFlow> forward =
        graph.forward().stream().filter(f -> f.source().equals(node.id())).toList();
    Optional<Pair> pair = pairs.stream().filter(p -> p.second().equals(node)).findFirst();
    Hanging ends = Hanging.of(node, pair, closed, flows, forward);
    hanging.put(node.id(), ends);
    ends.ends().forEach(this::drawWithHost);
  }

  private void addBlocks() {
    for (FlowNode node : nodes) {
      if (hosts.containsKey(node.id()) || drawnWithHost.contains(node.id())) {
        continue;
      }
      layers.add(
          pairs.stream()
              .filter(pair -> pair.first().equals(node))
              .findFirst()
              .map(pair -> pair.draw(block(node, false), second(pair), hung(pair.second())))
              .orElseGet(() -> block(node, false)));
    }
    graph.jumps().forEach(jump -> layers.add(Jumps.tap(jump)));
  }

  private Block second(Pair pair) {
    return block(pair.second(), pair.hasWayBelow());
  }

  private Block block(FlowNode node, boolean labelAbove) {
    Block block = prepared.get(node.id());
    return block != null
        ? block
        : NodeBlock.of(node, attached.getOrDefault(node.id(), List.of()), hung(node), labelAbove);
  }

  private Hanging hung(FlowNode node) {
    return hanging.getOrDefault(node.id(), Hanging.NONE);
  }

  private void addLinks() {
    Map<String, Integer> earliest = earliestLayers();
    for (SequenceFlow flow : graph.forward()) {
      if (drawnWithHost.contains(flow.id())) {
        continue;
      }
      int straightness = !flow.isNormalPath() ? 1 : isOnlyWay(flow) ? ONLY_WAY : STORY;
      boolean isBegun = prepared.values().stream().anyMatch(b -> b.begins(flow.id()));
      layers.add(
          new Link(
              flow.id(),
              Block.outOf(isBegun ? flow.id() : flow.source()),
              Block.into(flow.target()),
              isBegun ? Optional.empty() : labelOf(flow),
              straightness,
              layerBehind(flow, earliest) == earliest.getOrDefault(flow.target(), 0) ? CLOSE : 0));
    }
    for (SequenceFlow jump : graph.jumps()) {
      layers.add(
          new Link(
              jump.id(),
              Block.outOf(Jumps.tapId(jump)),
              Block.into(jump.target()),
              Optional.empty(),
              0,
              2 * CLOSE));
    }
  }

  /** Where each node stands if all stand as far to the left as they can: when it is triggered. */
  private Map<String, Integer> earliestLayers() {
    Map<String, Integer> layers = new HashMap<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (SequenceFlow flow : graph.forward()) {
        int layer = layerBehind(flow, layers);
        grows |= layer > layers.getOrDefault(flow.target(), 0);
        layers.merge(flow.target(), layer, Math::max);
      }
    }
    return layers;
  }

  /** A label takes a layer, too. */
  private int layerBehind(SequenceFlow flow, Map<String, Integer> layers) {
    String source = hosts.getOrDefault(flow.source(), flow.source());
    return layers.getOrDefault(source, 0) + (flow.name().isBlank() ? 1 : 2);
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
