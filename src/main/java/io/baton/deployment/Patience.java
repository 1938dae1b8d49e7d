package io.baton.deployment;

import io.camunda.client.api.command.ClientStatusException;
import java.util.function.Supplier;

/** What to do when the engine cannot answer just now. */
@FunctionalInterface
public interface Patience {

  /** Waits for a moment, and says whether to try again. */
  boolean lasts(String problem) throws InterruptedException;

  /**
   * Asks the engine until it answers.
   *
   * @throws ClientStatusException if it refuses, or patience is over
   */
  default <T> T asking(String what, Supplier<T> question) throws InterruptedException {
    while (true) {
      try {
        return question.get();
      } catch (ClientStatusException e) {
        switch (e.getStatusCode()) {
          case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> {
            if (!lasts(what + " again: " + e.getStatusCode())) {
              throw e;
            }
          }
          default -> throw e;
        }
      }
    }
  }
}
