package io.baton.system;

import com.fasterxml.jackson.databind.JsonNode;
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
    Cause cause) {

  /** How the statuses of a system come back. */
  public enum Answers {
    /** In the answer to the trigger call, exactly one. */
    REPLY,
    /** Later, to the intake, any number. */
    FEEDBACK
  }
}
