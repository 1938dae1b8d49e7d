package io.baton.system;

/** Application event: a system was called and has taken it; again when a call is repeated. */
public record SystemCalled(String orderId, String system, String key) {}
