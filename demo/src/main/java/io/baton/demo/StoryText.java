package io.baton.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.generator.terminal.Ink;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An order's story for a terminal. */
final class StoryText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Ink ink;

  StoryText(Ink ink) {
    this.ink = ink;
  }

  /** The story, as {@code GET /orders/{id}} tells it. */
  String of(JsonNode story) {
    StringBuilder text = new StringBuilder();
    text.append(ink.strong("Order " + text(story, "orderId")))
        .append(" (" + text(story, "businessType") + "): ")
        .append(state(story))
        .append('\n')
        .append(text(story, "stands"))
        .append('\n');
    LocalDate day = LocalDate.MIN;
    for (JsonNode line : story.path("story")) {
      ZonedDateTime at = Instant.parse(text(line, "at")).atZone(ZoneId.systemDefault());
      if (!at.toLocalDate().equals(day)) {
        day = at.toLocalDate();
        text.append('\n').append(ink.faint(day.toString())).append('\n');
      }
      text.append(ink.faint(TIME.format(at))).append("  ").append(line(line)).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private String state(JsonNode story) {
    String state = text(story, "state");
    return switch (state) {
      case "paused" -> ink.note(state);
      case "ended" ->
          text(story, "outcome").startsWith("exception") ? ink.bad(state) : ink.good(state);
      default -> state;
    };
  }

  private String line(JsonNode line) {
    String what = text(line, "what");
    String column = what + " ".repeat(Math.max(1, 12 - what.length()));
    return switch (what) {
      case "received" -> column + "over HTTP";
      case "triggered" -> column + text(line, "system") + ink.faint(because(line.path("cause")));
      case "reported" ->
          column + text(line, "system") + " " + text(line, "status") + "  " + effect(line);
      case "paused" ->
          ink.note(column) + "at " + text(line, "node") + ink.faint(because(line.path("cause")));
      case "instructed" ->
          column
              + text(line, "system")
              + ": "
              + text(line, "instruction")
              + "  "
              + ink.faint(text(line, "answer"));
      case "ended" -> ink.strong(column) + text(line, "outcome");
      default -> column;
    };
  }

  private String effect(JsonNode line) {
    String effect = text(line, "effect");
    return effect.startsWith("quarantined") || effect.equals("too late")
        ? ink.note(effect)
        : ink.faint(effect);
  }

  private static String because(JsonNode cause) {
    return cause.hasNonNull("system")
        ? "  because " + text(cause, "system") + " reported " + text(cause, "status")
        : "";
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
