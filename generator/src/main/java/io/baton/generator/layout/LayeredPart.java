package io.baton.generator.layout;

import io.baton.generator.layout.Block.Dock;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.elk.alg.layered.options.CenterEdgeLabelPlacementStrategy;
import org.eclipse.elk.alg.layered.options.EdgeLabelSideSelection;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.core.util.ElkUtil;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places blocks in layers from left to right and draws the links between them, with Eclipse ELK.
 */
final class LayeredPart {
  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<Block, ElkNode> nodes = new LinkedHashMap<>();
  private final Map<Dock.Key, DockedPort> ports = new LinkedHashMap<>();
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final Map<String, ElkEdge> edges = new LinkedHashMap<>();
  private final Map<String, ElkLabel> labels = new LinkedHashMap<>();

  private record DockedPort(ElkPort port, ElkNode node, Dock dock) {}

  /**
   * A line between two blocks.
   *
   * @param id of its flow; a flow that a block has drawn up to its border is drawn on from there
   * @param straightness how much it matters that it has no bend, from 0
   * @param shortness how much it matters that it leads to the next layer, from 0
   */
  record Link(
      String id,
      Dock.Key source,
      Dock.Key target,
      Optional<LabelSize> label,
      int straightness,
      int shortness) {}

  LayeredPart() {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new CoreOptions(), new LayeredMetaDataProvider());
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(0));
    root.setProperty(CoreOptions.RANDOM_SEED, 1);
    root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    spacing();
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_FAVOR_STRAIGHT_EDGES, true);
    root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
    root.setProperty(LayeredOptions.THOROUGHNESS, 100);
    root.setProperty(
        LayeredOptions.EDGE_LABELS_CENTER_LABEL_PLACEMENT_STRATEGY,
        CenterEdgeLabelPlacementStrategy.TAIL_LAYER);
    root.setProperty(LayeredOptions.EDGE_LABELS_SIDE_SELECTION, EdgeLabelSideSelection.ALWAYS_UP);
  }

  private void spacing() {
    root.setProperty(CoreOptions.SPACING_NODE_NODE, 20d);
    root.setProperty(CoreOptions.SPACING_EDGE_NODE, 15d);
    root.setProperty(CoreOptions.SPACING_EDGE_EDGE, 12d);
    root.setProperty(CoreOptions.SPACING_EDGE_LABEL, 2d);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40d);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 20d);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12d);
  }

  void add(Block block) {
    ElkNode node = ElkGraphUtil.createNode(root);
    node.setIdentifier(block.id());
    node.setDimensions(block.width(), block.height());
    node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    nodes.put(block, node);
    block
        .docks()
        .forEach(
            (key, dock) -> {
              ElkPort port = ElkGraphUtil.createPort(node);
              port.setDimensions(0, 0);
              switch (dock.side()) {
                case LEFT -> place(port, PortSide.WEST, 0, dock.point().y());
                case RIGHT -> place(port, PortSide.EAST, block.width(), dock.point().y());
                case BELOW -> place(port, PortSide.SOUTH, dock.point().x(), block.height());
              }
              ports.put(key, new DockedPort(port, node, dock));
            });
  }

  private static void place(ElkPort port, PortSide side, int x, int y) {
    port.setProperty(CoreOptions.PORT_SIDE, side);
    port.setLocation(x, y);
  }

  /** Adds a block that stands right of all others. */
  void addLast(Block block) {
    add(block);
    node(block).setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.LAST);
  }

  void add(Link link) {
    ElkEdge edge =
        ElkGraphUtil.createSimpleEdge(port(link.source()).port(), port(link.target()).port());
    edge.setIdentifier(link.id());
    edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, link.straightness());
    edge.setProperty(LayeredOptions.PRIORITY_SHORTNESS, link.shortness());
    link.label()
        .ifPresent(
            size -> {
              ElkLabel label = ElkGraphUtil.createLabel(link.id(), edge);
              label.setDimensions(size.width(), size.height());
              label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
              labels.put(link.id(), label);
            });
    edges.put(link.id(), edge);
    links.put(link.id(), link);
  }

  Drawing draw() {
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    Drawing drawing = new Drawing();
    nodes.forEach(
        (block, node) -> drawing.add(block.drawing(), round(node.getX()), round(node.getY())));
    links.forEach((id, link) -> drawEdge(link, edge(id), drawing));
    return drawing;
  }

  private void drawEdge(Link link, ElkEdge edge, Drawing drawing) {
    List<Point> points = new ArrayList<>(drawing.edges().getOrDefault(link.id(), List.of()));
    points.add(docked(link.source()));
    ElkUtil.createVectorChain(ElkGraphUtil.firstEdgeSection(edge, false, false))
        .forEach(point -> points.add(new Point(round(point.x), round(point.y))));
    points.add(docked(link.target()));
    drawing.edge(link.id(), points);
    ElkLabel label = labels.get(link.id());
    if (label != null) {
      drawing.label(
          link.id(),
          new Bounds(
              round(label.getX()),
              round(label.getY()),
              (int) label.getWidth(),
              (int) label.getHeight()));
    }
  }

  private Point docked(Dock.Key key) {
    DockedPort port = port(key);
    return port.dock().point().moved(round(port.node().getX()), round(port.node().getY()));
  }

  private DockedPort port(Dock.Key key) {
    DockedPort port = ports.get(key);
    if (port == null) {
      throw new IllegalArgumentException("the plan has a flow at '" + key.id() + "', but no node");
    }
    return port;
  }

  private ElkNode node(Block block) {
    ElkNode node = nodes.get(block);
    if (node == null) {
      throw new IllegalStateException("'" + block.id() + "' has not been added");
    }
    return node;
  }

  private ElkEdge edge(String id) {
    ElkEdge edge = edges.get(id);
    if (edge == null) {
      throw new IllegalStateException("'" + id + "' has not been added");
    }
    return edge;
  }

  private static int round(double value) {
    return Math.toIntExact(Math.round(value));
  }
}
