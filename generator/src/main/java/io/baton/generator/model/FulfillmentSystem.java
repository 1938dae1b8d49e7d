package io.baton.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * A fulfillment system: one job of an outside system.
 *
 * @param name what people call it; its id where the policy gives no name
 * @param answers how its statuses come back
 * @param deadline ISO 8601 duration, such as {@code PT30M}; empty for none
 * @param done statuses after which it has nothing more to say until it is triggered again
 */
public record FulfillmentSystem(
    String id, String name, Answers answers, Optional<String> deadline, List<String> done) {

  public FulfillmentSystem {
    done = List.copyOf(done);
  }

  /** How the statuses of a system come back. */
  public enum Answers {
    /** In the answer to the trigger call, exactly one. */
    REPLY,
    /** Later, as messages, any number. */
    FEEDBACK
  }
}
