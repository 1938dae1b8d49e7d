package io.baton.system;

import java.time.Duration;

/** One fulfillment system, ready to be called by many threads at once. */
public interface SystemConnection extends AutoCloseable {

  /** Calls the system and waits for its answer, no longer than {@link #longestCall}. */
  SystemAnswer call(FulfillmentCall call);

  /** The longest that a call can take. */
  Duration longestCall();

  @Override
  default void close() {}
}
