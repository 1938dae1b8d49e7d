package io.baton.order;

/**
 * Application event: an order's process has ended. Published once per order, before its last job
 * completes.
 *
 * @param orderId empty for an order that was started without one
 * @param businessType empty for an order that was started without one
 * @param outcome such as {@code fulfilled} or {@code exception: outbound}
 */
public record OrderEnded(String orderId, String businessType, String outcome) {}
