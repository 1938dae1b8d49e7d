package io.baton.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a system reported about an order, checked and ready for its process.
 *
 * @param content the process's variable {@code feedback} as JSON: {@code {eventId, system, status,
 *     node?, params?, data?, reportedAt?}}
 */
public record Feedback(String orderId, String system, String eventId, String content) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Its content, to read from. */
  public JsonNode json() {
    try {
      return MAPPER.readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Feedback that was read as JSON is none.", e);
    }
  }

  /** The status that was reported. */
  public String status() {
    return json().path("status").asText("");
  }

  /** The variables of a message or a job result that carries this feedback, as JSON. */
  public String variables() {
    return "{\"feedback\":" + content + "}";
  }
}
