package io.baton.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.order.OrderEvent.Cause;

/**
 * The call that has a system do its part of an order.
 *
 * @param answers how its statuses come back
 * @param key idempotency key, stable over repetitions
 * @param reported what the order's systems have reported so far, by their ids
 * @param cause the report that decided it
 */
public record Trigger(
    String orderId,
    String businessType,
    String system,
    Answers answers,
    String key,
    JsonNode order,
    JsonNode reported,
    Cause cause)
    implements FulfillmentCall {

  /** How the statuses of a system come back. */
  public enum Answers {
    /** In the answer to the trigger call, exactly one. */
    REPLY,
    /** Later, to the intake, any number. */
    FEEDBACK
  }

  @Override
  public String name() {
    return "trigger";
  }

  @Override
  public String kind() {
    return "trigger";
  }

  @Override
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode json = mapper.createObjectNode();
    json.put("orderId", orderId).put("businessType", businessType);
    json.put("system", system).put("key", key);
    json.set("order", order);
    json.set("reported", reported);
    if (!cause.system().isEmpty()) {
      ObjectNode why = json.putObject("cause");
      why.put("system", cause.system()).put("status", cause.status());
      cause.eventId().ifPresent(id -> why.put("eventId", id));
    }
    return json;
  }
}
