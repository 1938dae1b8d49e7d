package io.baton.generator.layout;

/**
 * The room that a label outside of its shape takes, wrapped as Modeler wraps it: 11 pixel Arial, 90
 * pixels wide.
 *
 * <p>Measured with the advance widths of the font's published metrics (Helvetica's AFM file, which
 * Arial shares), so that no installed font matters. Full-width scripts take one em a character.
 */
record LabelSize(int width, int height) {
  private static final int MAX_WIDTH = 90;
  private static final double FONT_SIZE = 11;
  private static final int LINE_HEIGHT = 14;

  /** Rounding and kerning differ between browsers; without slack Modeler would wrap once more. */
  private static final int SLACK = 4;

  /** Widths of the characters from space to tilde in thousandths of an em. */
  private static final int[] ASCII = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private static final int OTHER_LATIN = 600;
  private static final int EM = 1000;

  /** From here on come the full-width scripts; what is narrower there only gets too much room. */
  private static final int FIRST_WIDE = 0x1100;

  static LabelSize of(String text) {
    double widest = 0;
    double line = 0;
    int lines = 1;
    for (String word : text.strip().split("(?<=[\\s-])", -1)) {
      double width = width(word.stripTrailing());
      if (line > 0 && line + width > MAX_WIDTH - SLACK) {
        lines++;
        line = 0;
      }
      while (line == 0 && width > MAX_WIDTH - SLACK) {
        int fitting = fitting(word);
        widest = Math.max(widest, width(word.substring(0, fitting)));
        word = word.substring(fitting);
        width = width(word.stripTrailing());
        lines++;
      }
      widest = Math.max(widest, line + width);
      line += width(word);
    }
    // Modeler wraps at this width again, and takes all characters for equally wide when it does: in
    // a label of two scripts it would break words that fit, had it less room than by default.
    boolean isMixed = lines > 1 && text.codePoints().anyMatch(c -> c >= FIRST_WIDE);
    int width = isMixed ? MAX_WIDTH : (int) Math.ceil(widest) + SLACK;
    return new LabelSize(width, lines * LINE_HEIGHT);
  }

  /** How many chars of a word that is too long fit into a line, at least one character. */
  private static int fitting(String word) {
    int end = word.offsetByCodePoints(0, 1);
    while (end < word.length()) {
      int next = word.offsetByCodePoints(end, 1);
      if (width(word.substring(0, next)) > MAX_WIDTH - SLACK) {
        break;
      }
      end = next;
    }
    return end;
  }

  private static double width(String text) {
    return text.codePoints().mapToLong(LabelSize::width).sum() * FONT_SIZE / EM;
  }

  private static int width(int character) {
    if (character >= ' ' && character <= '~') {
      return ASCII[character - ' '];
    }
    return character < FIRST_WIDE ? OTHER_LATIN : EM;
  }
}
