package io.baton.generator.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything of a process stands in its diagram, in pixels from the upper left corner.
 *
 * @param shapes bounds of every flow node, by its id
 * @param labels bounds of every label that stands outside its shape, by the id of its node or flow;
 *     tasks and sub-processes carry their name inside
 * @param edges waypoints of every sequence flow, by its id: two or more, each one in line with the
 *     one before, the first and the last on the borders of source and target
 */
public record ProcessPicture(
    Map<String, Bounds> shapes, Map<String, Bounds> labels, Map<String, List<Point>> edges) {

  /** Height of the letters of labels that stand outside their shapes. */
  public static final int LABEL_FONT = 11;

  /** Height of the letters of names inside of shapes. */
  public static final int TASK_FONT = 12;

  /** Distance of the lines of a label that stands outside its shape. */
  public static final int LABEL_LINE = 14;

  public ProcessPicture {
    shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    edges = Collections.unmodifiableMap(new LinkedHashMap<>(edges));
  }

  /** The lines of a label that stands outside its shape, as it was measured. */
  public static List<String> labelLines(String text) {
    return LabelSize.wrapping().lines(text);
  }

  /** The lines of a task's name, as they were measured. */
  public static List<String> taskLines(String name, Bounds task) {
    return TaskSize.wrapping(task.width()).lines(name);
  }

  /** A point of the diagram. */
  public record Point(int x, int y) {
    Point moved(int dx, int dy) {
      return new Point(x + dx, y + dy);
    }
  }

  /** A rectangle of the diagram; {@code x} and {@code y} are its upper left corner. */
  public record Bounds(int x, int y, int width, int height) {

    /** The first x beyond the right border. */
    public int right() {
      return x + width;
    }

    /** The first y below the lower border. */
    public int bottom() {
      return y + height;
    }

    /** The middle between left and right. */
    public int centerX() {
      return x + width / 2;
    }

    /** The middle between top and bottom. */
    public int centerY() {
      return y + height / 2;
    }

    Bounds moved(int dx, int dy) {
      return new Bounds(x + dx, y + dy, width, height);
    }

    /** Whether the two share more than a border. */
    boolean overlaps(Bounds other) {
      return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** The rectangle with a rim of that many pixels around it. */
    Bounds grown(int rim) {
      return new Bounds(x - rim, y - rim, width + 2 * rim, height + 2 * rim);
    }
  }
}
