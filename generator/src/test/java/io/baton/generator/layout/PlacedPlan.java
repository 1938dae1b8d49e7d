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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** A plan with its picture, and what is wrong with that picture in words. */
final class PlacedPlan {
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

  /** Flows of the normal path that go back to the left. */
  List<String> storyGoingBack() {
    return flows.values().stream()
        .filter(SequenceFlow::isNormalPath)
        .filter(f -> points(f.id()).getFirst().x() >= points(f.id()).getLast().x())
        .map(SequenceFlow::id)
        .toList();
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
