package io.baton.generator.plan;

/** Names of the run-time contract: job types, messages, headers. */
final class JobTypes {
  static final String TRIGGER = "fulfillment-trigger";
  static final String EXCEPTION = "fulfillment-exception";
  static final String INSTRUCT = "fulfillment-instruct";
  static final String RESUME = "fulfillment-resume";
  static final String ENDED = "fulfillment-ended";
  static final String STATUS_MESSAGE = "fulfillment-status";
  static final String DECISION_MESSAGE = "fulfillment-decision";
  static final String ORDER_MESSAGE = "order-received";

  private JobTypes() {}
}
