package io.baton.generator.plan;

/** Names of the run-time contract beside those of {@link TaskKind}. */
final class JobTypes {
  static final String ENDED = "fulfillment-ended";
  static final String STATUS_MESSAGE = "fulfillment-status";
  static final String DECISION_MESSAGE = "fulfillment-decision";
  static final String ORDER_MESSAGE = "order-received";

  private JobTypes() {}
}
