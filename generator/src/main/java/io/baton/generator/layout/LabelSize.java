package io.baton.generator.layout;

import io.baton.generator.layout.ProcessPicture.Bounds;
import java.util.List;

/** The room that a label outside of its shape takes, wrapped as Modeler wraps it. */
record LabelSize(int width, int height) {
  private static final int MAX_WIDTH = 90;

  static LabelSize of(String text) {
    Wrapping wrapping = wrapping();
    List<String> lines = wrapping.lines(text);
    double widest = lines.stream().mapToDouble(wrapping::widthOf).max().orElse(0);
    int width = (int) Math.ceil(widest) + Wrapping.SLACK;
    // Modeler wraps again at the width that it finds in the file, and Operate at MAX_WIDTH whatever
    // is in the file: what may come to other lines there gets the room of all of them.
    boolean isSure =
        new Wrapping(width, ProcessPicture.LABEL_FONT).lines(text).equals(lines)
            && new Wrapping(MAX_WIDTH + Wrapping.SLACK, ProcessPicture.LABEL_FONT)
                .lines(text)
                .equals(lines);
    return new LabelSize(isSure ? width : MAX_WIDTH, lines.size() * ProcessPicture.LABEL_LINE);
  }

  static Wrapping wrapping() {
    return new Wrapping(MAX_WIDTH, ProcessPicture.LABEL_FONT);
  }

  /** The label with its upper left corner at that place. */
  Bounds at(int x, int y) {
    return new Bounds(x, y, width, height);
  }
}
