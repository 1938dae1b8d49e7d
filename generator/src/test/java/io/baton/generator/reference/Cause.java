package io.baton.generator.reference;

import java.util.Map;
import java.util.Objects;

/**
 * The report that decided on a trigger call.
 *
 * @param eventId empty for what has none: the start and a deadline that passed
 */
public record Cause(String system, String status, String eventId) {

  /** Of a report, or of what a job says of it. */
  public static Cause of(Map<?, ?> report) {
    return new Cause(
        text(report, "system", "no system"),
        text(report, "status", ""),
        text(report, "eventId", ""));
  }

  private static String text(Map<?, ?> report, String entry, String otherwise) {
    return Objects.toString(report.get(entry), otherwise);
  }
}
