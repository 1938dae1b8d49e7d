package io.baton.generator.draw;

/** The numbers of reports, white on a strong ground. */
final class Badge {
  /** Half of its height. */
  static final int RADIUS = 9;

  private static final int LETTER = 7;

  private Badge() {}

  static int halfWidth(String numbers) {
    return Math.max(RADIUS, numbers.length() * LETTER / 2 + 5);
  }

  static void draw(Svg svg, String numbers, int x, int y) {
    int half = halfWidth(numbers);
    svg.empty(
        "rect",
        "x",
        x - half,
        "y",
        y - RADIUS,
        "width",
        2 * half,
        "height",
        2 * RADIUS,
        "rx",
        RADIUS,
        "fill",
        Ink.STRONG,
        "stroke",
        Ink.PAPER,
        "stroke-width",
        1.5);
    svg.text(
        "text",
        numbers,
        "x",
        x,
        "y",
        y + 4,
        "fill",
        Ink.PAPER,
        "font-size",
        11,
        "font-weight",
        "bold",
        "text-anchor",
        "middle");
  }
}
