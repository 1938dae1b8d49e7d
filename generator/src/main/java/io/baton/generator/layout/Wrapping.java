package io.baton.generator.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a text into lines where Modeler does (diagram-js, {@code util/Text.js}): it takes all
 * characters of a line for equally wide to guess how many fit, breaks at blanks and hyphens, and
 * within a word that is longer than the line.
 *
 * <p>Measured with the advance widths of the font's published metrics (Helvetica's AFM file, which
 * Arial shares), so that no installed font matters. Full-width scripts take one em a character.
 */
public record Wrapping(int width, int fontSize) {
  /** Rounding and kerning differ between browsers; without slack Modeler would wrap once more. */
  static final int SLACK = 4;

  /** Widths of the characters from space to tilde in thousandths of an em. */
  private static final int[] ASCII = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private static final double EM = 1000;
  private static final int OTHER_LETTER = 600;

  /** From here on come the full-width scripts; what is narrower there only gets too much room. */
  private static final int FIRST_WIDE = 0x1100;

  /** The lines that a text takes; none if it is blank. */
  public List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty()) {
      String line = rest;
      while (line.length() > 1 && widthOf(line) > width - SLACK) {
        line = shortened(line);
      }
      lines.add(line.strip());
      rest = rest.substring(line.length()).strip();
    }
    return lines;
  }

  private String shortened(String line) {
    double fitting = Math.max(line.length() * (width - SLACK) / widthOf(line), 1);
    String shortened = wholeWords(line, fitting);
    return shortened.isEmpty()
        ? line.substring(0, (int) Math.max(Math.round(fitting - 1), 1))
        : shortened;
  }

  /** The words of a line that come to less than that many characters; a hyphen ends a word. */
  private static String wholeWords(String line, double fitting) {
    String[] parts = line.split("(?=[\\s-])|(?<=[\\s-])", -1);
    StringBuilder words = new StringBuilder();
    int last = 0;
    for (String part : parts) {
      if (words.length() + part.length() >= fitting) {
        if (part.equals("-")) {
          words.setLength(last);
        }
        break;
      }
      last = words.length();
      words.append(part);
    }
    return words.length() == line.length() ? "" : words.toString();
  }

  /** How wide a line is, in pixels. */
  public double widthOf(String text) {
    return text.stripTrailing().codePoints().mapToLong(Wrapping::widthOf).sum() * fontSize / EM;
  }

  private static int widthOf(int character) {
    if (character >= ' ' && character <= '~') {
      return ASCII[character - ' '];
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> character < FIRST_WIDE ? OTHER_LETTER : (int) EM;
    };
  }
}
