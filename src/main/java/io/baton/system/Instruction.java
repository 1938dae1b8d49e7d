package io.baton.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The call that tells a system what to do after something went wrong.
 *
 * @param node where it went wrong
 * @param status with which status
 * @param key idempotency key, stable over repetitions
 */
public record Instruction(
    String orderId, String system, String instruction, String node, String status, String key)
    implements FulfillmentCall {

  @Override
  public String name() {
    return instruction;
  }

  @Override
  public String kind() {
    return "instruct";
  }

  @Override
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode json = mapper.createObjectNode();
    json.put("orderId", orderId).put("system", system);
    json.put("instruction", instruction).put("node", node);
    json.put("status", status).put("key", key);
    return json;
  }
}
