package io.baton.deployment;

/**
 * A process or a form in the engine.
 *
 * @param id such as {@code fulfillment-retail}
 * @param version the newest one
 * @param isNew whether this deployment has brought it
 */
public record Deployed(String id, int version, boolean isNew) {}
