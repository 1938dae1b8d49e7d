package io.baton.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deployment.KnownSystems;
import io.baton.feedback.FeedbackReader;
import io.baton.feedback.StrictJson;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what a shop sends to start an order. */
@Component
class OrderRequest {

  /** Most bytes of a request; the engine copies an order's payload often. */
  static final int LARGEST = 512 * 1024;

  private final ObjectMapper mapper;
  private final KnownSystems known;

  OrderRequest(ObjectMapper mapper, KnownSystems known) {
    this.mapper = mapper;
    this.known = known;
  }

  /** What came of reading. */
  sealed interface Reading {

    /**
     * An order to start.
     *
     * @param content its payload, as JSON
     */
    record Order(String orderId, String businessType, String content) implements Reading {}

    /** No policy is deployed for this business type. */
    record UnknownType(String businessType) implements Reading {}

    /**
     * It is not an order.
     *
     * @param field which field is meant, empty for the whole
     */
    record Malformed(String field, String problem, String remedy) implements Reading {}
  }

  Reading read(byte[] json) {
    JsonNode request;
    try {
      request = StrictJson.reader(mapper).readTree(json);
    } catch (IOException e) {
      io.baton.feedback.Reading.Malformed malformed = StrictJson.problem(e);
      return new Reading.Malformed(malformed.field(), malformed.problem(), malformed.remedy());
    }
    Optional<Reading> malformed =
        text(request, "orderId").or(() -> text(request, "businessType")).or(() -> order(request));
    if (malformed.isPresent()) {
      return malformed.get();
    }
    String businessType = request.get("businessType").textValue();
    return known.businessTypes().contains(businessType)
        ? new Reading.Order(
            request.get("orderId").textValue(), businessType, write(request.get("order")))
        : new Reading.UnknownType(businessType);
  }

  private static Optional<Reading> text(JsonNode request, String field) {
    JsonNode value = request.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      return malformed(
          field, "The field " + field + " is missing or not a text.", "Send it as a text.");
    }
    String text = value.textValue();
    if (text.length() > FeedbackReader.LONGEST_ID) {
      return malformed(
          field,
          "The field " + field + " has " + text.length() + " characters.",
          "Send at most " + FeedbackReader.LONGEST_ID + ".");
    }
    return !StrictJson.isOneLine(text) || !StrictJson.isUnicode(text)
        ? malformed(
            field,
            "The field " + field + " holds a control character or half a character.",
            "Send visible characters.")
        : Optional.empty();
  }

  private static Optional<Reading> order(JsonNode request) {
    JsonNode order = request.path("order");
    if (!order.isObject()) {
      return malformed(
          "order", "The field order is missing or not an object.", "Send it as a JSON object.");
    }
    if (!StrictJson.fitsTheEngine(order)) {
      return malformed(
          "order",
          "The field order holds a number of more than 64 bits.",
          "Send such a number as a text.");
    }
    return StrictJson.isUnicode(order.toString())
        ? Optional.empty()
        : malformed("order", "A text holds half a character.", "Send valid Unicode.");
  }

  private static Optional<Reading> malformed(String field, String problem, String remedy) {
    return Optional.of(new Reading.Malformed(field, problem, remedy));
  }

  private String write(JsonNode order) {
    try {
      return mapper.writeValueAsString(order);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read as JSON cannot be written as JSON.", e);
    }
  }
}
