package io.baton.simulator.report;

import io.baton.simulator.run.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Plots as SVG, in light colours that print; no script, no font of the machine in the numbers. */
public final class Chart {
  private static final List<String> COLOURS = List.of("#3b78b4", "#e39a3b", "#86a95b", "#a678b4");

  /** Lines may lie on each other: the upper ones let the lower ones through. */
  private static final List<String> DASHES =
      List.of("", "", " stroke-dasharray=\"6 5\"", " stroke-dasharray=\"2 3\"");

  private static final int WIDTH = 720;
  private static final int LINES_HEIGHT = 260;
  private static final int LEFT = 190;
  private static final int BAR = 11;
  private static final int TICKS = 3;

  /** Where the vertical axis is, from the left; the horizontal one, from above. */
  private static final double AXIS = 60;

  private static final double BOTTOM = LINES_HEIGHT - 44;
  private static final double PLOT_WIDTH = WIDTH - 80;
  private static final double PLOT_HEIGHT = BOTTOM - 30;

  private final StringBuilder svg = new StringBuilder();

  private Chart() {}

  /** What is drawn in one colour. */
  public record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /** A point of a line. */
  public record Point(double x, double y) {}

  /** Some bars with one label, a bar for each series. */
  public record Group(String label, List<Double> values) {
    public Group {
      values = List.copyOf(values);
    }
  }

  /** Horizontal bars. */
  public static String bars(
      List<String> series, List<Group> groups, DoubleFunction<String> format) {
    Chart chart = new Chart();
    int step = series.size() * BAR + 10;
    int height = 34 + groups.size() * step;
    chart.open(height);
    chart.legend(series);
    double most =
        groups.stream().flatMap(g -> g.values().stream()).mapToDouble(v -> v).max().orElse(0);
    for (int g = 0; g < groups.size(); g++) {
      chart.group(groups.get(g), 28 + g * step, step, most, format);
    }
    return chart.close();
  }

  private void group(Group group, int top, int height, double most, DoubleFunction<String> format) {
    text(LEFT - 8, top + height / 2.0 - 1, "end", group.label());
    for (int i = 0; i < group.values().size(); i++) {
      double value = group.values().get(i);
      double width = most == 0 ? 0 : value / most * (WIDTH - LEFT - 80);
      double y = top + i * BAR;
      rect(LEFT, y, Math.max(width, value > 0 ? 1 : 0), BAR - 2, COLOURS.get(i));
      text(LEFT + width + 4, y + BAR - 2, "start", format.apply(value));
    }
  }

  /** Lines over two axes that begin at zero. */
  public static String lines(
      List<Series> series,
      String xTitle,
      DoubleFunction<String> xFormat,
      DoubleFunction<String> yFormat) {
    Chart chart = new Chart();
    chart.open(LINES_HEIGHT);
    chart.legend(series.stream().map(Series::name).toList());
    double xMost = most(series, true);
    double yMost = most(series, false);
    chart.axes(
        xTitle, i -> xFormat.apply(xMost * i / TICKS), i -> yFormat.apply(yMost * i / TICKS));
    for (int s = 0; s < series.size(); s++) {
      chart.polyline(series.get(s).points(), xMost, yMost, COLOURS.get(s), DASHES.get(s));
    }
    return chart.close();
  }

  /** A grid with a text at each of its lines, and what the horizontal axis is. */
  private void axes(String xTitle, IntFunction<String> xTick, IntFunction<String> yTick) {
    for (int i = 0; i <= TICKS; i++) {
      double x = AXIS + PLOT_WIDTH * i / TICKS;
      double y = BOTTOM - PLOT_HEIGHT * i / TICKS;
      line(AXIS, y, AXIS + PLOT_WIDTH, y);
      text(AXIS - 6, y + 4, "end", yTick.apply(i));
      text(x, BOTTOM + 16, "middle", xTick.apply(i));
    }
    text(AXIS + PLOT_WIDTH / 2, BOTTOM + 36, "middle", xTitle);
  }

  private void polyline(
      List<Point> points, double xMost, double yMost, String colour, String dashes) {
    String drawn =
        points.stream()
            .map(
                point ->
                    number(AXIS + point.x() / xMost * PLOT_WIDTH)
                        + ","
                        + number(BOTTOM - point.y() / yMost * PLOT_HEIGHT))
            .collect(Collectors.joining(" "));
    svg.append(
        "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"%s\"%s points=\"%s\"/>\n"
            .formatted(colour, dashes, drawn));
  }

  private static double most(List<Series> series, boolean ofX) {
    double most =
        series.stream()
            .flatMap(s -> s.points().stream())
            .mapToDouble(p -> ofX ? p.x() : p.y())
            .max()
            .orElse(0);
    return most > 0 ? most : 1;
  }

  private void open(int height) {
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#333\">\n"
            .formatted(WIDTH, height, WIDTH, height));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
  }

  private String close() {
    return svg.append("</svg>\n").toString();
  }

  private void legend(List<String> names) {
    double x = LEFT;
    for (int i = 0; i < names.size(); i++) {
      rect(x, 6, 10, 10, COLOURS.get(i));
      text(x + 15, 15, "start", names.get(i));
      x += 45 + names.get(i).length() * 6.5;
    }
  }

  private void rect(double x, double y, double width, double height, String fill) {
    svg.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
            .formatted(number(x), number(y), number(width), number(height), fill));
  }

  private void line(double x1, double y1, double x2, double y2) {
    svg.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#ddd\"/>\n"
            .formatted(number(x1), number(y1), number(x2), number(y2)));
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
            .formatted(number(x), number(y), anchor, escaped(text)));
  }

  /** A curve through quantiles: which share of the numbers is below x. */
  static Series distribution(String name, Samples samples, double share, double until) {
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0));
    for (int percent = 1; percent <= 99; percent++) {
      double x = samples.quantile(percent / 100.0);
      if (x <= until) {
        points.add(new Point(x, percent / 100.0 * share));
      }
    }
    return new Series(name, points);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
