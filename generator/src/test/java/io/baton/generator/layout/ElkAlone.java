package io.baton.generator.layout;

import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.EdgeLabelSideSelection;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.NodeLabelPlacement;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.core.util.ElkUtil;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkGraphElement;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * What to be better than: the whole plan given to ELK, with the sizes, the spacing and the labels
 * that Baton uses, boundary events as ports on the lower border, and nothing of our own after it.
 */
final class ElkAlone {
  private final Map<String, ElkConnectableShape> shapes = new LinkedHashMap<>();
  private final Map<String, ElkEdge> edges = new LinkedHashMap<>();

  private ElkAlone() {}

  static ProcessPicture of(ProcessPlan plan) {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new CoreOptions(), new LayeredMetaDataProvider());
    ElkAlone elk = new ElkAlone();
    ElkNode root = ElkGraphUtil.createGraph();
    elk.fill(root, plan.scope());
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    return elk.picture();
  }

  private void fill(ElkNode parent, Scope scope) {
    configure(parent);
    for (FlowNode node : scope.nodes()) {
      if (node instanceof BoundaryEvent event) {
        shapes.put(event.id(), boundaryEvent(event));
      } else {
        shapes.put(node.id(), node(node, parent));
      }
    }
    List<String> order = scope.nodes().stream().map(FlowNode::id).toList();
    for (SequenceFlow flow : scope.flows()) {
      boolean isBack = order.indexOf(host(flow.source(), scope)) >= order.indexOf(flow.target());
      PortSide out = isBack || flow.isDefault() ? PortSide.SOUTH : PortSide.EAST;
      PortSide in = isBack ? PortSide.SOUTH : PortSide.WEST;
      ElkEdge edge =
          ElkGraphUtil.createSimpleEdge(port(flow.source(), out), port(flow.target(), in));
      edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, flow.isNormalPath() ? 10 : 0);
      label(flow.name(), edge);
      edges.put(flow.id(), edge);
    }
  }

  private static String host(String source, Scope scope) {
    return scope.nodes().stream()
        .filter(n -> n instanceof BoundaryEvent event && event.id().equals(source))
        .map(n -> ((BoundaryEvent) n).attachedTo())
        .findFirst()
        .orElse(source);
  }

  /** The middle of a side, which all flows there share; a sub-process has its whole border. */
  private ElkConnectableShape port(String id, PortSide side) {
    ElkConnectableShape shape = shape(id);
    if (!(shape instanceof ElkNode node) || !node.getChildren().isEmpty()) {
      return shape;
    }
    return node.getPorts().stream()
        .filter(p -> p.getProperty(CoreOptions.PORT_SIDE) == side && p.getWidth() == 0)
        .findFirst()
        .orElseGet(() -> newPort(node, side));
  }

  private static ElkPort newPort(ElkNode node, PortSide side) {
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setProperty(CoreOptions.PORT_SIDE, side);
    node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    boolean isSouth = side == PortSide.SOUTH;
    port.setLocation(
        isSouth ? node.getWidth() / 2 : side == PortSide.EAST ? node.getWidth() : 0,
        isSouth ? node.getHeight() : node.getHeight() / 2);
    return port;
  }

  private static void configure(ElkNode parent) {
    parent.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    parent.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    parent.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    parent.setProperty(CoreOptions.PADDING, new ElkPadding(40));
    parent.setProperty(CoreOptions.RANDOM_SEED, 1);
    parent.setProperty(CoreOptions.SPACING_NODE_NODE, 20d);
    parent.setProperty(CoreOptions.SPACING_EDGE_NODE, 15d);
    parent.setProperty(CoreOptions.SPACING_EDGE_EDGE, 12d);
    parent.setProperty(CoreOptions.SPACING_PORT_PORT, 60d);
    parent.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40d);
    parent.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 20d);
    parent.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12d);
    parent.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.DEPTH_FIRST);
    parent.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    parent.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
    parent.setProperty(LayeredOptions.THOROUGHNESS, 100);
    parent.setProperty(LayeredOptions.EDGE_LABELS_SIDE_SELECTION, EdgeLabelSideSelection.ALWAYS_UP);
  }

  private ElkNode node(FlowNode node, ElkNode parent) {
    ElkNode shape = ElkGraphUtil.createNode(parent);
    if (node instanceof SubProcess subProcess) {
      shape.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.PORTS));
      fill(shape, subProcess.scope());
    } else {
      Bounds size = NodeBlock.drawShape(node, new Drawing());
      shape.setDimensions(size.width(), size.height());
    }
    if (!NodeBlock.nameIsInside(node)) {
      label(node.name(), shape);
      shape.setProperty(
          CoreOptions.NODE_LABELS_PLACEMENT, NodeLabelPlacement.outsideBottomCenter());
    }
    return shape;
  }

  private ElkPort boundaryEvent(BoundaryEvent event) {
    ElkNode host = (ElkNode) shape(event.attachedTo());
    ElkPort port = ElkGraphUtil.createPort(host);
    port.setDimensions(NodeBlock.EVENT, NodeBlock.EVENT);
    port.setProperty(CoreOptions.PORT_SIDE, PortSide.SOUTH);
    port.setProperty(CoreOptions.PORT_BORDER_OFFSET, -NodeBlock.EVENT / 2d);
    if (host.getChildren().isEmpty()) {
      host.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      port.setLocation(
          host.getWidth() - NodeBlock.EVENT - 7, host.getHeight() - NodeBlock.EVENT / 2d);
    } else {
      host.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
    }
    label(event.name(), port);
    return port;
  }

  private static void label(String name, ElkGraphElement owner) {
    if (!name.isBlank()) {
      LabelSize size = LabelSize.of(name);
      ElkLabel label = ElkGraphUtil.createLabel(name, owner);
      label.setDimensions(size.width(), size.height());
    }
  }

  private ElkConnectableShape shape(String id) {
    return Objects.requireNonNull(shapes.get(id), id);
  }

  private ProcessPicture picture() {
    Map<String, Bounds> placed = new LinkedHashMap<>();
    Map<String, Bounds> labels = new LinkedHashMap<>();
    Map<String, List<Point>> lines = new LinkedHashMap<>();
    shapes.forEach(
        (id, shape) -> {
          Point corner = corner(shape);
          placed.put(id, bounds(corner, shape.getWidth(), shape.getHeight()));
          shape.getLabels().forEach(label -> labels.put(id, bounds(label, corner)));
        });
    edges.forEach(
        (id, edge) -> {
          Point origin = corner(edge.getContainingNode());
          List<Point> points = new ArrayList<>();
          ElkUtil.createVectorChain(ElkGraphUtil.firstEdgeSection(edge, false, false))
              .forEach(p -> points.add(origin.moved(round(p.x), round(p.y))));
          lines.put(id, points);
          edge.getLabels().forEach(label -> labels.put(id, bounds(label, origin)));
        });
    return new ProcessPicture(placed, labels, lines);
  }

  private static Point corner(ElkConnectableShape shape) {
    Point corner = new Point(round(shape.getX()), round(shape.getY()));
    ElkNode outer =
        shape instanceof ElkPort port ? port.getParent() : ((ElkNode) shape).getParent();
    return outer == null ? corner : corner.moved(corner(outer).x(), corner(outer).y());
  }

  private static Bounds bounds(ElkLabel label, Point origin) {
    return bounds(
        origin.moved(round(label.getX()), round(label.getY())),
        label.getWidth(),
        label.getHeight());
  }

  private static Bounds bounds(Point corner, double width, double height) {
    return new Bounds(corner.x(), corner.y(), round(width), round(height));
  }

  private static int round(double value) {
    return Math.toIntExact(Math.round(value));
  }
}
