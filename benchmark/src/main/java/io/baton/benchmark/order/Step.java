package io.baton.benchmark.order;

/** One thing that happens to an order after its start. */
public sealed interface Step {

  /** A system answers its open call with a status. */
  record Replies(String system, String status, String resultCode) implements Step {}

  /** A system takes its open call; its statuses come later. */
  record Takes(String system) implements Step {}

  /** A status comes as a message. */
  record Reports(String system, String status, String resultCode) implements Step {}

  /** A system answers its open call with a status that is normal. */
  static Step replies(String system, String status) {
    return new Replies(system, status, "0");
  }

  /** A system takes its open call. */
  static Step takes(String system) {
    return new Takes(system);
  }

  /** A system reports a status that is normal. */
  static Step reports(String system, String status) {
    return new Reports(system, status, "0");
  }
}
