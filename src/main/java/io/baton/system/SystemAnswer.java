package io.baton.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a system answered to a call, or that it did not. {@code how} is for people, such as {@code
 * HTTP 200}; a remedy is a clause in the imperative, such as {@code see that it runs}.
 */
public sealed interface SystemAnswer {

  /** A repetition would bring nothing else. */
  sealed interface Settled extends SystemAnswer {}

  /** It has understood the call. */
  sealed interface Heard extends Settled {

    String how();

    JsonNode body();

    String beginning();
  }

  /**
   * It has taken the call.
   *
   * @param body a missing node if it is not JSON
   * @param beginning the beginning of the body for people, on one line; not for logs
   */
  record Took(String how, JsonNode body, String beginning) implements Heard {}

  /** It will not take this call, however often it is repeated; {@code body} may hold a status. */
  record Objected(String how, JsonNode body, String beginning, String remedy) implements Heard {}

  /**
   * Somebody who brings it to the system has taken the call for it, such as a broker: there is no
   * answer, and what the system makes of it comes as feedback.
   */
  record Relayed() implements Settled {}

  /**
   * It cannot be brought to the system, however often it is repeated.
   *
   * @param reason a clause, such as {@code it is too large}
   */
  record Undeliverable(String reason, String remedy) implements Settled {}

  /** A repetition may help. */
  sealed interface Failure extends SystemAnswer {}

  /**
   * It has answered that it cannot do it now.
   *
   * @param retryAfter how long it asks us to wait
   */
  record Failed(String how, String beginning, Optional<Duration> retryAfter) implements Failure {}

  /**
   * It was not reached, or did not answer in time.
   *
   * @param reason a clause, such as {@code it did not answer in time}
   */
  record Unreached(String reason, String remedy) implements Failure {}
}
