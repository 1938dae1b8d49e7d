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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plan with its picture, and what is wrong with that picture in words. */
final class PlacedPlan {
  private static final int NEAR = 16;

  private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
  private final Map<String, SequenceFlow> flows = new LinkedHashMap<>();
  private final Map<String, String> parents = new LinkedHashMap<>();
  private final ProcessPicture picture;

  PlacedPlan(ProcessPlan plan, ProcessPicture picture) {
    this.picture = picture;
    collect(plan.scope(), "");
  }

  private void collect(Scope scope, String parent) {
    for (FlowNode node : scope.nodes()) {
      nodes.put(node.id(), node);
      parents.put(node.id(), parent);
      if (node instanceof SubProcess subProcess) {
        collect(subProcess.scope(), node.id());
      }
    }
    for (SequenceFlow flow : scope.flows()) {
      flows.put(flow.id(), flow);
      parents.put(flow.id(), parent);
    }
  }

  /** Everything that is wrong, in the order in which docs/layout.md promises it. */
  List<String> mistakes() {
    List<String> missing = missing();
    return missing.isEmpty()
        ? Stream.of(
                strange(),
                offPlane(),
                overlaps(),
                outsideOfParent(),
                looseBoundaryEvents(),
                slantedEdges(),
                looseEdges(),
                crossedShapes(),
                farLabels(),
                storyGoingBack())
            .flatMap(List::stream)
            .toList()
        : missing;
  }

  List<String> missing() {
    List<String> found = new ArrayList<>();
    nodes.keySet().stream().filter(id -> !picture.shapes().containsKey(id)).forEach(found::add);
    flows.keySet().stream().filter(id -> !picture.edges().containsKey(id)).forEach(found::add);
    nodes.values().stream()
        .filter(n -> !NodeBlock.nameIsInside(n) && !n.name().isBlank())
        .filter(n -> !picture.labels().containsKey(n.id()))
        .forEach(n -> found.add("label of " + n.id()));
    flows.values().stream()
        .filter(f -> !f.name().isBlank() && !picture.labels().containsKey(f.id()))
        .forEach(f -> found.add("label of " + f.id()));
    return found;
  }

  /** What is in the picture and not in the plan. */
  List<String> strange() {
    List<String> found = new ArrayList<>();
    picture.shapes().keySet().stream().filter(id -> !nodes.containsKey(id)).forEach(found::add);
    picture.edges().keySet().stream().filter(id -> !flows.containsKey(id)).forEach(found::add);
    picture.labels().keySet().stream().filter(id -> !parents.containsKey(id)).forEach(found::add);
    return found;
  }

  /** What begins left of or above the diagram's origin, where Modeler cannot scroll at once. */
  List<String> offPlane() {
    return parents.keySet().stream()
        .filter(id -> parts(id).stream().anyMatch(part -> part.x() < 0 || part.y() < 0))
        .map(id -> id + " begins left of or above the origin")
        .toList();
  }

  List<String> overlaps() {
    Map<String, Bounds> all = new LinkedHashMap<>(picture.shapes());
    picture.labels().forEach((id, bounds) -> all.put("label of " + id, bounds));
    List<String> ids = List.copyOf(all.keySet());
    List<String> found = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        if (bounds(all, ids.get(i)).overlaps(bounds(all, ids.get(j)))
            && !mayOverlap(ids.get(i), ids.get(j))
            && !mayOverlap(ids.get(j), ids.get(i))) {
          found.add(ids.get(i) + " overlaps " + ids.get(j));
        }
      }
    }
    return found;
  }

  private boolean mayOverlap(String inner, String outer) {
    String owner = inner.replaceFirst("^label of ", "");
    return isWithin(owner, outer)
        || (nodes.get(inner) instanceof BoundaryEvent event && event.attachedTo().equals(outer));
  }

  private boolean isWithin(String id, String ancestor) {
    for (String parent = parentOf(id); !parent.isEmpty(); parent = parentOf(parent)) {
      if (parent.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }

  private String parentOf(String id) {
    return parents.getOrDefault(id, "");
  }

  List<String> outsideOfParent() {
    List<String> found = new ArrayList<>();
    parents.forEach(
        (id, parent) -> {
          if (parent.isEmpty()) {
            return;
          }
          Bounds outer = bounds(picture.shapes(), parent);
          if (parts(id).stream().anyMatch(part -> !contains(outer, part))) {
            found.add(id + " stands out of " + parent);
          }
        });
    return found;
  }

  private List<Bounds> parts(String id) {
    List<Bounds> parts = new ArrayList<>();
    parts.add(picture.shapes().get(id));
    parts.add(picture.labels().get(id));
    parts.removeIf(Objects::isNull);
    if (flows.containsKey(id)) {
      parts.addAll(bits(points(id)));
    }
    return parts;
  }

  /** Boundary events whose middle is not on a border of their host. */
  List<String> looseBoundaryEvents() {
    return nodes.values().stream()
        .filter(BoundaryEvent.class::isInstance)
        .map(BoundaryEvent.class::cast)
        .filter(event -> !isOnBorder(bounds(picture.shapes(), event.id()), event.attachedTo()))
        .map(event -> event.id() + " is not on the border of " + event.attachedTo())
        .toList();
  }

  private boolean isOnBorder(Bounds event, String host) {
    Bounds b = bounds(picture.shapes(), host);
    boolean onSide = event.centerX() == b.x() || event.centerX() == b.right();
    boolean onTopOrBottom = event.centerY() == b.y() || event.centerY() == b.bottom();
    return (onSide && event.centerY() > b.y() && event.centerY() < b.bottom())
        || (onTopOrBottom && event.centerX() > b.x() && event.centerX() < b.right());
  }

  private static boolean contains(Bounds outer, Bounds inner) {
    return outer.x() < inner.x()
        && outer.y() < inner.y()
        && outer.right() > inner.right()
        && outer.bottom() > inner.bottom();
  }

  List<String> slantedEdges() {
    return flows.keySet().stream()
        .filter(
            id ->
                points(id).size() < 2
                    || bits(points(id)).stream()
                        .anyMatch(b -> (b.width() == 0) == (b.height() == 0)))
        .map(id -> id + " " + points(id))
        .toList();
  }

  /**
   * Flows that do not begin or end in the middle of a side; a sub-process's whole border counts.
   */
  List<String> looseEdges() {
    return flows.values().stream()
        .filter(
            f ->
                !docks(points(f.id()).getFirst(), f.source())
                    || !docks(points(f.id()).getLast(), f.target()))
        .map(f -> f.id() + " " + points(f.id()))
        .toList();
  }

  private boolean docks(Point p, String node) {
    Bounds b = bounds(picture.shapes(), node);
    boolean onSide = p.x() == b.x() || p.x() == b.right();
    boolean onTopOrBottom = p.y() == b.y() || p.y() == b.bottom();
    if (nodes.get(node) instanceof SubProcess) {
      return (onSide && p.y() > b.y() && p.y() < b.bottom())
          || (onTopOrBottom && p.x() > b.x() && p.x() < b.right());
    }
    return (onSide && p.y() == b.y() + b.height() / 2)
        || (onTopOrBottom && p.x() == b.x() + b.width() / 2);
  }

  List<String> crossedShapes() {
    List<String> found = new ArrayList<>();
    for (SequenceFlow flow : flows.values()) {
      for (Bounds bit : bits(points(flow.id()))) {
        picture
            .shapes()
            .forEach(
                (id, shape) -> {
                  if (crosses(bit, shape) && !isWithin(flow.id(), id)) {
                    found.add(flow.id() + " crosses " + id);
                  }
                });
        picture
            .labels()
            .forEach(
                (id, label) -> {
                  if (crosses(bit, label)) {
                    found.add(flow.id() + " crosses the label of " + id);
                  }
                });
      }
    }
    return found;
  }

  /** Flows that run on top of each other although they neither come from nor lead to the same. */
  List<String> sharedLines() {
    List<SequenceFlow> all = List.copyOf(flows.values());
    List<String> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        SequenceFlow a = all.get(i);
        SequenceFlow b = all.get(j);
        if (!a.source().equals(b.source())
            && !a.target().equals(b.target())
            && bits(points(a.id())).stream()
                .anyMatch(bit -> bits(points(b.id())).stream().anyMatch(o -> isOnTop(bit, o)))) {
          found.add(
              a.id() + " " + points(a.id()) + " runs on top of " + b.id() + " " + points(b.id()));
        }
      }
    }
    return found;
  }

  private static boolean isOnTop(Bounds a, Bounds b) {
    return a.width() == 0
        ? b.width() == 0 && a.x() == b.x() && a.y() < b.bottom() && b.y() < a.bottom()
        : b.height() == 0 && a.y() == b.y() && a.x() < b.right() && b.x() < a.right();
  }

  /** Labels from which one cannot see what they belong to. */
  List<String> farLabels() {
    List<String> found = new ArrayList<>();
    picture
        .labels()
        .forEach(
            (id, label) -> {
              List<Bounds> own =
                  nodes.containsKey(id) ? List.of(bounds(picture.shapes(), id)) : bits(points(id));
              if (own.stream().noneMatch(part -> part.overlaps(label.grown(NEAR)))) {
                found.add("the label of " + id + " is far from it");
              }
            });
    return found;
  }

  /** Flows of the normal path that go back to the left, although they close no circle of it. */
  List<String> storyGoingBack() {
    return flows.values().stream()
        .filter(SequenceFlow::isNormalPath)
        .filter(f -> points(f.id()).getFirst().x() >= points(f.id()).getLast().x())
        .filter(f -> !leadsOnTo(f.target(), f.source()))
        .map(f -> f.id() + " goes back to the left")
        .toList();
  }

  private boolean leadsOnTo(String from, String to) {
    Set<String> reached = new LinkedHashSet<>(List.of(from));
    int before = 0;
    while (before < reached.size()) {
      before = reached.size();
      flows.values().stream()
          .filter(f -> f.isNormalPath() || nodes.get(f.source()) instanceof BoundaryEvent)
          .filter(f -> reached.contains(hostOf(f.source())))
          .forEach(f -> reached.add(f.target()));
    }
    return reached.contains(hostOf(to));
  }

  private String hostOf(String node) {
    return nodes.get(node) instanceof BoundaryEvent event ? event.attachedTo() : node;
  }

  /** Whether something of the line lies within the shape, not just on its border. */
  private static boolean crosses(Bounds bit, Bounds shape) {
    Bounds inner = shape.grown(-1);
    return bit.x() <= inner.right()
        && inner.x() <= bit.right()
        && bit.y() <= inner.bottom()
        && inner.y() <= bit.bottom();
  }

  private List<Point> points(String flow) {
    return Objects.requireNonNull(picture.edges().get(flow), flow);
  }

  private static Bounds bounds(Map<String, Bounds> all, String id) {
    return Objects.requireNonNull(all.get(id), id);
  }

  private static List<Bounds> bits(List<Point> points) {
    return IntStream.range(1, points.size())
        .mapToObj(
            i -> {
              Point a = points.get(i - 1);
              Point b = points.get(i);
              return new Bounds(
                  Math.min(a.x(), b.x()),
                  Math.min(a.y(), b.y()),
                  Math.abs(a.x() - b.x()),
                  Math.abs(a.y() - b.y()));
            })
        .toList();
  }
}
