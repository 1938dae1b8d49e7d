package io.baton.generator.terminal;

import java.util.ArrayList;
import java.util.List;

/** A table for people: the first column to the left, numbers to the right, no lines but one. */
public final class TextTable {

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();
  private final int leftColumns;

  /**
   * @param leftColumns how many columns, from the first, are texts; so is the last where it has no
   *     header
   */
  public TextTable(int leftColumns, String... header) {
    this.leftColumns = leftColumns;
    this.header = List.of(header);
  }

  public void row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException("a row has " + header.size() + " cells");
    }
    rows.add(List.of(cells));
  }

  /** The lines, each indented by two spaces. */
  public List<String> lines(Ink ink) {
    int[] widths = new int[header.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = width(header.get(c));
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], width(row.get(c)));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(ink.faint(line(header, widths)));
    for (List<String> row : rows) {
      lines.add(line(row, widths));
    }
    return lines;
  }

  /** In columns of a terminal, of which Chinese characters and the like take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> isFullWidth(c) ? 2 : 1).sum();
  }

  private static boolean isFullWidth(int character) {
    return switch (Character.UnicodeScript.of(character)) {
      case HAN, HANGUL, HIRAGANA, KATAKANA -> true;
      default -> character >= 0xff01 && character <= 0xff60;
    };
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String padding = " ".repeat(widths[c] - width(cells.get(c)));
      boolean left = c < leftColumns || header.get(c).isEmpty();
      line.append("  ").append(left ? cells.get(c) + padding : padding + cells.get(c));
    }
    return line.toString().stripTrailing();
  }
}
