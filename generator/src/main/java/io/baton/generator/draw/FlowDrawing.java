package io.baton.generator.draw;

import io.baton.generator.layout.ProcessPicture.Point;
import java.util.List;

/** Draws the line of a flow: rounded bends, an arrow's head, and the slash of a default flow. */
record FlowDrawing(Svg svg, Ink ink) {
  private static final int RADIUS = 6;
  private static final int HEAD = 10;
  private static final int HALF_HEAD = 4;

  /** How far from its source the slash stands. */
  private static final int SLASH = 9;

  void draw(List<Point> points, boolean isDefault) {
    svg.path(
        line(points), "fill", "none", "stroke", ink.line(), "stroke-width", 2 + ink.extraWidth());
    svg.path(head(points), "fill", ink.line());
    if (isDefault) {
      svg.path(slash(points), "fill", "none", "stroke", ink.line(), "stroke-width", 2);
    }
  }

  private String line(List<Point> points) {
    StringBuilder data = new StringBuilder();
    data.append('M').append(text(points.getFirst()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point before = points.get(i - 1);
      Point bend = points.get(i);
      Point after = points.get(i + 1);
      int radius = Math.min(RADIUS, Math.min(distance(before, bend), distance(bend, after)) / 2);
      data.append('L').append(text(towards(bend, before, radius)));
      data.append('Q').append(text(bend)).append(' ').append(text(towards(bend, after, radius)));
    }
    // The head's tip would be blunt if the line went up to it.
    Point last = points.getLast();
    Point before = points.get(points.size() - 2);
    int cut = Math.min(headLength() - 2, distance(before, last));
    return data.append('L').append(text(towards(last, before, cut))).toString();
  }

  private int headLength() {
    return HEAD + 2 * ink.extraWidth();
  }

  private String head(List<Point> points) {
    Point tip = points.getLast();
    Point before = points.get(points.size() - 2);
    Point foot = towards(tip, before, headLength());
    int across = HALF_HEAD + ink.extraWidth();
    int acrossX = before.x() == tip.x() ? across : 0;
    int acrossY = across - acrossX;
    return "M%sL%s %sz"
        .formatted(
            text(tip),
            text(new Point(foot.x() + acrossX, foot.y() + acrossY)),
            text(new Point(foot.x() - acrossX, foot.y() - acrossY)));
  }

  private static String slash(List<Point> points) {
    Point first = points.getFirst();
    Point at = towards(first, points.get(1), SLASH);
    int along = Integer.signum(at.x() - first.x()) * 3;
    int down = Integer.signum(at.y() - first.y()) * 3;
    int acrossX = down == 0 ? 0 : 5;
    int acrossY = along == 0 ? 0 : 5;
    return "M%sL%s"
        .formatted(
            text(new Point(at.x() + along - acrossX, at.y() + down - acrossY)),
            text(new Point(at.x() - along + acrossX, at.y() - down + acrossY)));
  }

  /** The point that lies so far from the first towards the second; the line is level or upright. */
  private static Point towards(Point from, Point to, int distance) {
    return new Point(
        from.x() + Integer.signum(to.x() - from.x()) * distance,
        from.y() + Integer.signum(to.y() - from.y()) * distance);
  }

  private static int distance(Point a, Point b) {
    return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
  }

  private static String text(Point point) {
    return point.x() + " " + point.y();
  }
}
