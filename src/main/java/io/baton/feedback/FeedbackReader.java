package io.baton.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.feedback.Reading.Malformed;
import io.baton.feedback.Reading.Understood;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads what a system reports, as feedback or in its answer to a trigger. Fields that it does not
 * know are ignored and go nowhere.
 */
@Component
public class FeedbackReader {

  /** Longest order id and event id, in characters. */
  public static final int LONGEST_ID = 200;

  /** Longest status and node, in characters: as long as a policy's. */
  public static final int LONGEST_STATUS = 100;

  private static final int LONGEST_DATE = 100;

  private final ObjectMapper mapper;
  private final ObjectReader strict;

  FeedbackReader(ObjectMapper mapper) {
    this.mapper = mapper;
    this.strict = StrictJson.reader(mapper);
  }

  /** Reads a report that names its order. */
  public Reading read(String system, byte[] json) {
    JsonNode report;
    try {
      report = strict.readTree(json);
    } catch (IOException e) {
      return StrictJson.problem(e);
    }
    return text(report, "orderId", LONGEST_ID, true)
        .<Reading>map(malformed -> malformed)
        .orElseGet(() -> read(system, report.path("orderId").textValue(), "", report));
  }

  /**
   * Reads a system's answer to a trigger call.
   *
   * @param key the call's key; it serves as event id where the answer has none
   */
  public Reading reply(String system, String orderId, String key, JsonNode answer) {
    return read(system, orderId, key, answer);
  }

  private Reading read(String system, String orderId, String defaultEventId, JsonNode report) {
    boolean needsEventId = defaultEventId.isEmpty();
    Optional<Malformed> malformed =
        text(report, "eventId", LONGEST_ID, needsEventId)
            .or(() -> text(report, "status", LONGEST_STATUS, true))
            .or(() -> text(report, "node", LONGEST_STATUS, false))
            .or(() -> object(report, "params"))
            .or(() -> object(report, "data"))
            .or(() -> text(report, "reportedAt", LONGEST_DATE, false));
    if (malformed.isPresent()) {
      return malformed.get();
    }
    String eventId =
        report.hasNonNull("eventId") ? report.get("eventId").textValue() : defaultEventId;
    ObjectNode content = mapper.createObjectNode();
    content.put("eventId", eventId).put("system", system);
    content.put("status", report.path("status").textValue().strip());
    if (report.hasNonNull("node")) {
      content.put("node", report.get("node").textValue().strip());
    }
    for (String field : new String[] {"params", "data", "reportedAt"}) {
      if (report.hasNonNull(field)) {
        content.set(field, report.get(field));
      }
    }
    String json = write(content);
    return StrictJson.isUnicode(json) && StrictJson.isUnicode(orderId)
        ? new Understood(new Feedback(orderId, system, eventId, json))
        : new Malformed("", "A text holds half a character.", "Send valid Unicode.");
  }

  private String write(ObjectNode content) {
    try {
      return mapper.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read as JSON cannot be written as JSON.", e);
    }
  }

  private static Optional<Malformed> text(
      JsonNode report, String field, int longest, boolean required) {
    if (!report.isObject()) {
      return malformed("", "The body is not a JSON object.", "Send one JSON object.");
    }
    JsonNode value = report.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return required
          ? malformed(field, "The field " + field + " is missing.", "Send it as a text.")
          : Optional.empty();
    }
    if (!value.isTextual()) {
      return malformed(field, "The field " + field + " is not a text.", "Send it in quotes.");
    }
    if (value.textValue().isBlank()) {
      return malformed(field, "The field " + field + " is empty.", "Fill it in.");
    }
    if (value.textValue().length() > longest) {
      return malformed(
          field,
          "The field " + field + " has " + value.textValue().length() + " characters.",
          "Send at most " + longest + ".");
    }
    if (!StrictJson.isOneLine(value.textValue())) {
      return malformed(
          field, "The field " + field + " holds a control character.", "Send it on one line.");
    }
    return Optional.empty();
  }

  private static Optional<Malformed> object(JsonNode report, String field) {
    JsonNode value = report.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      return malformed(
          field, "The field " + field + " is not an object.", "Send it as a JSON object.");
    }
    if (!StrictJson.fitsTheEngine(value)) {
      return malformed(
          field,
          "The field " + field + " holds a number of more than 64 bits.",
          "Send such a number as a text.");
    }
    return Optional.empty();
  }

  private static Optional<Malformed> malformed(String field, String problem, String remedy) {
    return Optional.of(new Malformed(field, problem, remedy));
  }
}
