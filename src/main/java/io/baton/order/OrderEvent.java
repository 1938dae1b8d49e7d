package io.baton.order;

import java.util.Optional;

/**
 * What a job told of an order. What its systems reported is not here but in the ledger of feedback.
 */
public sealed interface OrderEvent {

  /** What it is about, unique among an order's events of its kind: it is noted once. */
  String ref();

  /**
   * A system was decided to be called.
   *
   * @param key the call's idempotency key
   * @param cause which report decided it
   */
  record Triggered(String system, String key, Cause cause) implements OrderEvent {
    @Override
    public String ref() {
      return key;
    }
  }

  /**
   * A report that caused something.
   *
   * @param system empty if the process does not tell
   * @param eventId empty for what nobody sent: an order's start, a deadline
   */
  record Cause(String system, String status, Optional<String> eventId) {}

  /** An exception is being handled from here on: what went wrong, and where. */
  record Paused(String node, String system, String status, String ref) implements OrderEvent {}

  /**
   * A system was told what to do about it, and has answered.
   *
   * @param key the instruction's idempotency key
   * @param answer {@code accepted}, {@code not known}, {@code refused: <reason>}, {@code none:
   *     <why>}, or {@code settled by hand: <why>}
   */
  record Instructed(
      String system, String instruction, String node, String status, String key, String answer)
      implements OrderEvent {
    /** One that was refused can be accepted later. */
    @Override
    public String ref() {
      return key + " " + answer;
    }
  }

  /**
   * A person has settled what an instruction was to bring about: the system is not asked again.
   *
   * @param key the instruction's idempotency key
   * @param by who said so, empty if that is not known
   */
  record Settled(String key, String why, String by) implements OrderEvent {
    @Override
    public String ref() {
      return key;
    }
  }

  /** The order goes on. */
  record Resumed(String ref) implements OrderEvent {}

  record Ended(String outcome) implements OrderEvent {
    @Override
    public String ref() {
      return "";
    }
  }
}
