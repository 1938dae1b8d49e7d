package io.baton.generator.template;

import io.baton.generator.plan.TaskKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The element template of a kind of task. */
public enum TaskTemplate {
  /** An arrow that goes out. */
  TRIGGER(
      TaskKind.TRIGGER,
      "Trigger fulfillment system",
      "Tells a fulfillment system to begin its part of the order.",
      "#0f62fe",
      "M4 8h6V5l5 4-5 4v-3H4z"),
  /** Two bars. */
  PAUSE(
      TaskKind.PAUSE,
      "Pause order",
      "Something went wrong: feedback for the order waits from here on.",
      "#b28600",
      "M6 5h2v8H6zM10 5h2v8h-2z"),
  /** An arrow that comes back. */
  INSTRUCT(
      TaskKind.INSTRUCT,
      "Instruct fulfillment systems",
      "Tells each system that was triggered and is tied to the node what to do now.",
      "#da1e28",
      "M4 8l5-4v3h2a3 3 0 0 1 0 7H7v-2h4a1 1 0 0 0 0-3H9v3z"),
  /** A bar and an arrow. */
  RESUME(
      TaskKind.RESUME,
      "Resume order",
      "The order goes on: the feedback that waited is delivered.",
      "#198038",
      "M5 5h2v8H5zM8 5l6 4-6 4z"),
  /** A person. */
  DECIDE(
      TaskKind.DECIDE,
      "Decide: resume or end",
      "A person looks into what went wrong and says whether the order goes on.",
      "#8a3ffc",
      "M9 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM5 14c0-3 2-5 4-5s4 2 4 5z");

  /** Goes up when a template changes, so that Modeler offers the new one. */
  public static final int VERSION = 2;

  private final TaskKind kind;
  private final String title;
  private final String description;
  private final String colour;
  private final String path;

  TaskTemplate(TaskKind kind, String title, String description, String colour, String path) {
    this.kind = kind;
    this.title = title;
    this.description = description;
    this.colour = colour;
    this.path = path;
  }

  /** The template of a kind of task. */
  public static TaskTemplate of(TaskKind kind) {
    return switch (kind) {
      case TRIGGER -> TRIGGER;
      case PAUSE -> PAUSE;
      case INSTRUCT -> INSTRUCT;
      case RESUME -> RESUME;
      case DECIDE -> DECIDE;
    };
  }

  TaskKind kind() {
    return kind;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  /** By which the tasks of a process name it. */
  public String id() {
    return "io.baton." + name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** The colour of the icon's square. */
  public String colour() {
    return colour;
  }

  /** The white sign in the icon's square of 18 pixels, as the data of an SVG path. */
  public String sign() {
    return path;
  }

  /** A white sign in a coloured square of 18 pixels, as a data URI. */
  public String icon() {
    String svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='18' height='18'>"
            + "<rect width='18' height='18' rx='3' fill='"
            + colour
            + "'/><path d='"
            + path
            + "' fill='#fff'/></svg>";
    return "data:image/svg+xml,"
        + URLEncoder.encode(svg, StandardCharsets.UTF_8).replace("+", "%20").replace("%27", "'");
  }
}
