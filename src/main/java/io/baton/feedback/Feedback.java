package io.baton.feedback;

/**
 * What a system reported about an order, checked and ready for its process.
 *
 * @param content the process's variable {@code feedback} as JSON: {@code {eventId, system, status,
 *     node?, params?, data?, reportedAt?}}
 */
public record Feedback(String orderId, String system, String eventId, String content) {

  /** The variables of a message or a job result that carries this feedback, as JSON. */
  public String variables() {
    return "{\"feedback\":" + content + "}";
  }
}
