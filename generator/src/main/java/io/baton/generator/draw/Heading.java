package io.baton.generator.draw;

import io.baton.generator.layout.Wrapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands above the picture: the process's name and, where an order is painted, what it is an
 * example of and what was reported.
 */
final class Heading {
  private static final int NAME_SIZE = 20;
  private static final int TEXT_SIZE = 14;
  private static final int TEXT_LINE = 22;
  private static final int MOST_LINES = 3;

  /** Between a caption's number and its text, and between two captions. */
  private static final int GAP = 8;

  private static final int WIDE_GAP = 26;

  private final String name;
  private final Optional<Painting> painting;
  private final int left;
  private final int width;
  private final List<Caption> captions;

  /** A caption, from the left border of the heading and by line from 0. */
  private record Caption(int number, String text, int x, int line) {}

  Heading(String name, Optional<Painting> painting, int left, int width) {
    this.name = String.join("", Lettering.cut(name, NAME_SIZE, width, 1));
    this.painting = painting;
    this.left = left;
    this.width = width;
    this.captions = painting.map(p -> placed(p.captions(), width)).orElse(List.of());
  }

  private static List<Caption> placed(List<String> texts, int width) {
    List<Caption> placed = new ArrayList<>();
    int x = 0;
    int line = 0;
    for (int i = 0; i < texts.size(); i++) {
      String text = String.join("", Lettering.cut(texts.get(i), TEXT_SIZE, width - 4 * GAP, 1));
      int wide = beforeText(i + 1) + width(text);
      if (x > 0 && x + wide > width) {
        x = 0;
        line++;
      }
      placed.add(new Caption(i + 1, text, x, line));
      x += wide + WIDE_GAP;
    }
    return placed;
  }

  private static int beforeText(int number) {
    return 2 * Badge.halfWidth(String.valueOf(number)) + GAP;
  }

  private static int width(String text) {
    return (int) Math.ceil(new Wrapping(0, TEXT_SIZE).widthOf(text));
  }

  private List<String> story() {
    return painting
        .map(p -> Lettering.cut(p.heading(), TEXT_SIZE, width, MOST_LINES))
        .orElse(List.of());
  }

  int height() {
    int lines = story().size() + (captions.isEmpty() ? 0 : captions.getLast().line() + 1);
    return NAME_SIZE + 10 + lines * TEXT_LINE;
  }

  void draw(Svg svg, int top) {
    svg.text(
        "text",
        name,
        "x",
        left,
        "y",
        top + NAME_SIZE,
        "font-size",
        NAME_SIZE,
        "font-weight",
        "bold");
    int y = top + NAME_SIZE + 8;
    for (String line : story()) {
      y += TEXT_LINE;
      svg.text("text", line, "x", left, "y", y - 6, "font-size", TEXT_SIZE);
    }
    for (Caption caption : captions) {
      int foot = y + (caption.line() + 1) * TEXT_LINE - 6;
      String number = String.valueOf(caption.number());
      Badge.draw(svg, number, left + caption.x() + Badge.halfWidth(number), foot - 5);
      svg.text(
          "text",
          caption.text(),
          "x",
          left + caption.x() + beforeText(caption.number()),
          "y",
          foot,
          "font-size",
          TEXT_SIZE);
    }
  }
}
