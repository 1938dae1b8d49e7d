package io.baton.demo;

import java.util.ArrayList;
import java.util.List;

/** A table for people: the first column to the left, numbers to the right, no lines but one. */
final class TextTable {

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();
  private final int leftColumns;

  /**
   * @param leftColumns how many columns, from the first, are texts; so is the last where it has no
   *     header
   */
  TextTable(int leftColumns, String... header) {
    this.leftColumns = leftColumns;
    this.header = List.of(header);
  }

  void row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException("a row has " + header.size() + " cells");
    }
    rows.add(List.of(cells));
  }

  /** The lines, each indented by two spaces. */
  List<String> lines(Ink ink) {
    int[] widths = new int[header.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = header.get(c).length();
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(ink.faint(line(header, widths)));
    for (List<String> row : rows) {
      lines.add(line(row, widths));
    }
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String padding = " ".repeat(widths[c] - cells.get(c).length());
      boolean left = c < leftColumns || header.get(c).isEmpty();
      line.append("  ").append(left ? cells.get(c) + padding : padding + cells.get(c));
    }
    return line.toString().stripTrailing();
  }
}
