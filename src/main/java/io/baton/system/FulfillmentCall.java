package io.baton.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Baton says to a fulfillment system. */
public sealed interface FulfillmentCall permits Trigger, Instruction {

  String orderId();

  String system();

  /** Idempotency key, stable over repetitions. */
  String key();

  /** How incidents name it: {@code trigger}, or the instruction. */
  String name();

  /** What the system is to do with it: {@code trigger} or {@code instruct}. */
  String kind();

  /** The whole call as the JSON that systems get. */
  ObjectNode json(ObjectMapper mapper);

  /** The same in bytes. */
  default byte[] bytes(ObjectMapper mapper) {
    try {
      return mapper.writeValueAsBytes(json(mapper));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A variable cannot be written as JSON.", e);
    }
  }
}
