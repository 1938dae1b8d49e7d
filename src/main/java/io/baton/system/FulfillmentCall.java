package io.baton.system;

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

  /** The whole call as the JSON that systems get. */
  ObjectNode json(ObjectMapper mapper);
}
