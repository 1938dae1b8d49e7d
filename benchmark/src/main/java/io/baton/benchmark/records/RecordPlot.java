package io.baton.benchmark.records;

import io.baton.benchmark.records.RecordComparison.Row;
import java.util.List;
import java.util.Locale;

/** Bars of records per order, in multiples of the floor, as SVG in colours that print. */
final class RecordPlot {
  private static final int LEFT = 190;
  private static final int UNIT = 130;
  private static final int BAR = 11;
  private static final int GROUP = 3 * BAR + 12;
  private static final int TOP = 62;

  private final StringBuilder svg = new StringBuilder();

  private RecordPlot() {}

  static String of(List<Row> rows) {
    RecordPlot plot = new RecordPlot();
    double widest = rows.stream().mapToDouble(r -> r.timesFloor(r.generic())).max().orElse(1);
    int width = LEFT + (int) Math.ceil(widest * UNIT) + 90;
    int height = TOP + rows.size() * GROUP + 10;
    plot.svg.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0"
                + " %1$d %2$d\" font-family=\"Arial, Helvetica, sans-serif\" font-size=\"11\">\n"
                + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>\n")
            .formatted(width, height));
    plot.text(10, 20, "start", "Engine records per order, normal path; 1 = the floor");
    plot.legend();
    for (int i = 0; i < rows.size(); i++) {
      plot.group(TOP + i * GROUP, rows.get(i));
    }
    plot.svg.append(
        "<line x1=\"%1$d\" x2=\"%1$d\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#444\" stroke-dasharray=\"3 2\"/>\n"
            .formatted(LEFT + UNIT, TOP - 8, height - 8));
    return plot.svg.append("</svg>\n").toString();
  }

  private void legend() {
    int x = 10;
    for (Bar bar : Bar.values()) {
      rect(x, 34, 12, bar);
      text(x + 17, 43, "start", bar.label);
      x += 30 + bar.label.length() * 6;
    }
  }

  private void group(int y, Row row) {
    text(LEFT - 8, y + GROUP / 2.0, "end", row.policy() + " (" + row.floor() + ")");
    bar(y, Bar.BATON, row, row.baton());
    bar(y + BAR, Bar.USUAL, row, row.usual());
    bar(y + 2 * BAR, Bar.GENERIC, row, row.generic());
  }

  private void bar(int y, Bar bar, Row row, int records) {
    double times = row.timesFloor(records);
    rect(LEFT, y, times * UNIT, bar);
    text(
        LEFT + times * UNIT + 4,
        y + 9,
        "start",
        String.format(Locale.ROOT, "%.2f (%d)", times, records));
  }

  private void rect(double x, double y, double width, Bar bar) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"#666\" stroke-width=\"0.5\"/>\n",
            x,
            y,
            width,
            BAR - 1,
            bar.colour));
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222\">%s</text>\n",
            x,
            y,
            anchor,
            text));
  }

  private enum Bar {
    BATON("Baton", "#9ecae1"),
    USUAL("Sub-process per system", "#fdd0a2"),
    GENERIC("Generic process", "#d9d9d9");

    private final String label;
    private final String colour;

    Bar(String label, String colour) {
      this.label = label;
      this.colour = colour;
    }
  }
}
