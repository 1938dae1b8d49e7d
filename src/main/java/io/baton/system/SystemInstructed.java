package io.baton.system;

/**
 * Application event: a system was instructed and has answered.
 *
 * @param answer {@code accepted}, {@code refused} or {@code not known}
 */
public record SystemInstructed(String orderId, String system, String instruction, String answer) {}
