package io.baton.generator.layout;

import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the picture while it is drawn. */
final class Drawing {
  private final Map<String, Bounds> shapes = new LinkedHashMap<>();
  private final Map<String, Bounds> labels = new LinkedHashMap<>();
  private final Map<String, List<Point>> edges = new LinkedHashMap<>();

  void shape(String id, Bounds bounds) {
    shapes.put(id, bounds);
  }

  void label(String id, Bounds bounds) {
    labels.put(id, bounds);
  }

  /** Draws a line; points on the way that are no bends are left out. */
  void edge(String id, List<Point> points) {
    edges.put(id, withoutDetours(points));
  }

  Bounds shape(String id) {
    return drawn(shapes, id);
  }

  List<Point> edge(String id) {
    return drawn(edges, id);
  }

  Optional<Bounds> label(String id) {
    return Optional.ofNullable(labels.get(id));
  }

  /** Takes a line out again, to be drawn anew as part of another. */
  List<Point> removeEdge(String id) {
    List<Point> points = edge(id);
    edges.remove(id);
    return points;
  }

  Map<String, List<Point>> edges() {
    return edges;
  }

  /** What a line must not cross. */
  List<Bounds> obstacles() {
    return Stream.concat(shapes.values().stream(), labels.values().stream()).toList();
  }

  /** Draws another part with its origin at that place. */
  void add(Drawing part, int x, int y) {
    part.shapes.forEach((id, bounds) -> shapes.put(id, bounds.moved(x, y)));
    part.labels.forEach((id, bounds) -> labels.put(id, bounds.moved(x, y)));
    part.edges.forEach(
        (id, points) -> edges.put(id, points.stream().map(p -> p.moved(x, y)).toList()));
  }

  /** Moves everything so that its upper left corner comes to that place. */
  void moveTo(int x, int y) {
    Bounds extent = extent();
    int dx = x - extent.x();
    int dy = y - extent.y();
    shapes.replaceAll((id, bounds) -> bounds.moved(dx, dy));
    labels.replaceAll((id, bounds) -> bounds.moved(dx, dy));
    edges.replaceAll((id, points) -> points.stream().map(p -> p.moved(dx, dy)).toList());
  }

  /** The smallest rectangle around everything; an empty one at the origin around nothing. */
  Bounds extent() {
    List<Bounds> all = new ArrayList<>(obstacles());
    for (List<Point> points : edges.values()) {
      points.forEach(p -> all.add(new Bounds(p.x(), p.y(), 0, 0)));
    }
    int left = all.stream().mapToInt(Bounds::x).min().orElse(0);
    int top = all.stream().mapToInt(Bounds::y).min().orElse(0);
    int right = all.stream().mapToInt(Bounds::right).max().orElse(0);
    int bottom = all.stream().mapToInt(Bounds::bottom).max().orElse(0);
    return new Bounds(left, top, right - left, bottom - top);
  }

  ProcessPicture picture() {
    return new ProcessPicture(shapes, labels, edges);
  }

  /** The straight bits of a line, as rectangles without width or height. */
  static List<Bounds> bits(List<Point> line) {
    List<Bounds> bits = new ArrayList<>();
    for (int i = 1; i < line.size(); i++) {
      Point a = line.get(i - 1);
      Point b = line.get(i);
      bits.add(
          new Bounds(
              Math.min(a.x(), b.x()),
              Math.min(a.y(), b.y()),
              Math.abs(a.x() - b.x()),
              Math.abs(a.y() - b.y())));
    }
    return bits;
  }

  private static List<Point> withoutDetours(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    for (Point point : points) {
      int size = kept.size();
      if (size > 0 && kept.getLast().equals(point)) {
        continue;
      }
      if (size > 1 && inLine(kept.get(size - 2), kept.getLast(), point)) {
        kept.removeLast();
      }
      kept.add(point);
    }
    return List.copyOf(kept);
  }

  private static boolean inLine(Point a, Point b, Point c) {
    return (a.x() == b.x() && b.x() == c.x()) || (a.y() == b.y() && b.y() == c.y());
  }

  private static <T> T drawn(Map<String, T> part, String id) {
    T value = part.get(id);
    if (value == null) {
      throw new IllegalStateException("'" + id + "' has not been drawn yet");
    }
    return value;
  }
}
