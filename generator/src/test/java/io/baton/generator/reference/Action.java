package io.baton.generator.reference;

/** What an order asks the world to do, or tells it. */
public sealed interface Action {

  /** A trigger call begins: job {@code fulfillment-trigger}. */
  record Trigger(String system, String key) implements Action {}

  /** From here the order is paused: job {@code fulfillment-exception}. */
  record Paused(String node, String system, String status) implements Action {}

  /** A system is told what to do: job {@code fulfillment-instruct}. */
  record Instruct(String system, String instruction, String node, String status, String key)
      implements Action {}

  /** A person has to decide between going on and ending. */
  record AskPerson(String node) implements Action {}

  /** The order is about to go on: job {@code fulfillment-resume}. */
  record Resumed() implements Action {}

  /** The order is over: job {@code fulfillment-ended}. */
  record Ended(String outcome) implements Action {}
}
