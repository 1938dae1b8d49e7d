package io.baton.system;

/**
 * The call that tells a system what to do after something went wrong.
 *
 * @param node where it went wrong
 * @param status with which status
 * @param key idempotency key, stable over repetitions
 */
public record Instruction(
    String orderId, String system, String instruction, String node, String status, String key) {}
