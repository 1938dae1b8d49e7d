package io.baton.generator.draw;

import io.baton.generator.layout.ProcessPicture;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.Wrapping;
import java.util.ArrayList;
import java.util.List;

/** Names in and beside the shapes, in the lines that the layout measured. */
record Lettering(Svg svg, Ink ink) {
  /** Size of the letters of names inside of shapes. */
  private static final int INSIDE = ProcessPicture.TASK_FONT;

  /** From the top of a line to the foot of its letters. */
  private static final int ASCENT = 11;

  private static final int LINE = 14;
  private static final int PADDING = 5;

  /** In the middle of a task. */
  void inTask(String name, Bounds task) {
    List<String> lines = ProcessPicture.taskLines(name, task);
    write(lines, task.centerX(), task.centerY() - lines.size() * LINE / 2, INSIDE);
  }

  /** At the upper border of a frame. */
  void inFrame(String name, Bounds frame) {
    write(
        cut(name, INSIDE, frame.width() - 4 * PADDING, 1), frame.centerX(), frame.y() + 8, INSIDE);
  }

  /** Beside a shape or a flow. */
  void beside(String name, Bounds label) {
    write(ProcessPicture.labelLines(name), label.centerX(), label.y(), ProcessPicture.LABEL_FONT);
  }

  private void write(List<String> lines, int x, int top, int size) {
    svg.open("g", "fill", ink.text(), "font-size", size, "text-anchor", "middle");
    for (int i = 0; i < lines.size(); i++) {
      svg.text("text", lines.get(i), "x", x, "y", top + i * LINE + ASCENT);
    }
    svg.close();
  }

  /** As many lines as there may be, the last one with an ellipsis if there are more. */
  static List<String> cut(String text, int size, int width, int most) {
    List<String> lines = new Wrapping(width, size).lines(text);
    if (lines.size() <= most) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, most));
    String last = kept.removeLast();
    while (new Wrapping(width, size).widthOf(last + "…") > width) {
      last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
    }
    kept.add(last + "…");
    return kept;
  }
}
