package io.baton.generator.layout;

import java.util.List;

/** The size of a task: as Modeler draws it, or as much larger as its name needs. */
record TaskSize(int width, int height) {
  static final int WIDTH = 100;
  static final int HEIGHT = 80;

  /** What stands under a sub-process has 150 pixels each. */
  private static final List<Integer> WIDTHS = List.of(WIDTH, 120, 140);

  private static final double LINE_HEIGHT = 14.4;
  private static final int PADDING = 7;

  /** The icon in the upper left corner takes that much of both borders. */
  private static final int ICON = 25;

  /** The marker of a task for many takes that much of the lower border. */
  private static final int MARKER = 18;

  static TaskSize of(String name) {
    for (int width : WIDTHS) {
      Wrapping wrapping = wrapping(width);
      if (fits(wrapping, wrapping.lines(name), width)) {
        return new TaskSize(width, HEIGHT);
      }
    }
    int width = WIDTHS.getLast();
    int lines = wrapping(width).lines(name).size();
    int height = (int) Math.ceil(lines * LINE_HEIGHT) + 2 * ICON;
    return new TaskSize(width, Math.max(HEIGHT, height + height % 2));
  }

  /** How the name of a task of that width is wrapped. */
  static Wrapping wrapping(int width) {
    return new Wrapping(width - 2 * PADDING, ProcessPicture.TASK_FONT);
  }

  /** Whether the lines stand clear of icon and marker. */
  private static boolean fits(Wrapping wrapping, List<String> lines, int width) {
    double top = (HEIGHT - lines.size() * LINE_HEIGHT) / 2;
    for (int i = 0; i < lines.size() && top + i * LINE_HEIGHT < ICON; i++) {
      if ((width - wrapping.widthOf(lines.get(i))) / 2 < ICON) {
        return false;
      }
    }
    return top >= MARKER;
  }
}
