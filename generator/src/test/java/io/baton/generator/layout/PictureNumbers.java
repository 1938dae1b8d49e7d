package io.baton.generator.layout;

import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be counted in a picture.
 *
 * @param crossings places at which a horizontal and a vertical line cross; lines on top of each
 *     other are one line
 * @param bends of all flows
 * @param length of all flows, in pixels
 * @param ink length of all lines that one sees: what flows share counts once
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 */
record PictureNumbers(int crossings, int bends, int length, int ink, int width, int height) {

  static final String HEAD =
      "| policy                       | crossings |  bends |  length |     ink | width x height |\n"
          + "| ---------------------------- | --------- | ------ | ------- | ------- | ------------- |";

  static PictureNumbers of(ProcessPicture picture) {
    Collection<List<Point>> edges = picture.edges().values();
    List<Bounds> upright = new ArrayList<>();
    List<Bounds> level = new ArrayList<>();
    for (List<Point> edge : edges) {
      for (Bounds bit : Drawing.bits(edge)) {
        (bit.width() == 0 ? upright : level).add(bit);
      }
    }
    upright = merged(upright.stream().map(PictureNumbers::turned).toList());
    upright = upright.stream().map(PictureNumbers::turned).toList();
    level = merged(level);
    Drawing all = new Drawing();
    picture.shapes().forEach(all::shape);
    picture.edges().forEach(all::edge);
    return new PictureNumbers(
        crossings(upright, level),
        edges.stream().mapToInt(edge -> edge.size() - 2).sum(),
        edges.stream()
            .flatMap(edge -> Drawing.bits(edge).stream())
            .mapToInt(b -> b.width() + b.height())
            .sum(),
        upright.stream().mapToInt(Bounds::height).sum()
            + level.stream().mapToInt(Bounds::width).sum(),
        all.extent().width(),
        all.extent().height());
  }

  private static int crossings(List<Bounds> upright, List<Bounds> level) {
    Set<Point> crossings = new HashSet<>();
    for (Bounds v : upright) {
      for (Bounds h : level) {
        if (h.x() < v.x() && v.x() < h.right() && v.y() < h.y() && h.y() < v.bottom()) {
          crossings.add(new Point(v.x(), h.y()));
        }
      }
    }
    return crossings.size();
  }

  private static Bounds turned(Bounds bit) {
    return new Bounds(bit.y(), bit.x(), bit.height(), bit.width());
  }

  /** Level bits, with those that overlap or touch made one. */
  private static List<Bounds> merged(List<Bounds> bits) {
    TreeMap<Integer, List<Bounds>> rows = new TreeMap<>();
    bits.stream()
        .sorted(Comparator.comparingInt(Bounds::x))
        .forEach(
            bit -> {
              List<Bounds> row = rows.computeIfAbsent(bit.y(), y -> new ArrayList<>());
              if (row.isEmpty() || row.getLast().right() < bit.x()) {
                row.add(bit);
              } else {
                Bounds last = row.removeLast();
                int right = Math.max(last.right(), bit.right());
                row.add(new Bounds(last.x(), last.y(), right - last.x(), 0));
              }
            });
    return rows.values().stream().flatMap(List::stream).toList();
  }

  /** As a row of a table. */
  String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %-28s | %9d | %6d | %7d | %7d | %5d x %-5d |",
        name,
        crossings,
        bends,
        length,
        ink,
        width,
        height);
  }
}
