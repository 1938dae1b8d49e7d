package io.baton.generator.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in lines, wrapped as Modeler wraps Arial.
 *
 * <p>Measured with the advance widths of the font's published metrics (Helvetica's AFM file, which
 * Arial shares), so that no installed font matters. Full-width scripts take one em a character.
 *
 * @param width of the longest line in pixels
 */
public record WrappedText(List<String> lines, double width) {

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

  public WrappedText {
    lines = List.copyOf(lines);
  }

  /**
   * Wraps between words, and breaks a word that is too long.
   *
   * @param fontSize in pixels
   * @param maxWidth of a line in pixels; a single character may be wider
   */
  public static WrappedText of(String text, int fontSize, int maxWidth) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double filled = 0;
    double widest = 0;
    for (String word : text.strip().split("(?<=[\\s-])", -1)) {
      double width = width(word.stripTrailing(), fontSize);
      if (filled > 0 && filled + width > maxWidth) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        filled = 0;
      }
      while (filled == 0 && width > maxWidth) {
        int fitting = fitting(word, fontSize, maxWidth);
        lines.add(word.substring(0, fitting));
        widest = Math.max(widest, width(lines.getLast(), fontSize));
        word = word.substring(fitting);
        width = width(word.stripTrailing(), fontSize);
      }
      widest = Math.max(widest, filled + width);
      line.append(word);
      filled += width(word, fontSize);
    }
    lines.add(line.toString().stripTrailing());
    return new WrappedText(lines, widest);
  }

  /** Whether there are characters that are as wide as they are high. */
  static boolean isWide(String text) {
    return text.codePoints().anyMatch(c -> c >= FIRST_WIDE);
  }

  /** How many chars of a word that is too long fit into a line, at least one character. */
  private static int fitting(String word, int fontSize, int maxWidth) {
    int end = word.offsetByCodePoints(0, 1);
    while (end < word.length()) {
      int next = word.offsetByCodePoints(end, 1);
      if (width(word.substring(0, next), fontSize) > maxWidth) {
        break;
      }
      end = next;
    }
    return end;
  }

  private static double width(String text, int fontSize) {
    return text.codePoints().mapToLong(WrappedText::width).sum() * (double) fontSize / EM;
  }

  private static int width(int character) {
    if (character >= ' ' && character <= '~') {
      return ASCII[character - ' '];
    }
    return character < FIRST_WIDE ? OTHER_LATIN : EM;
  }
}
