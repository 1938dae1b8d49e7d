package io.baton.system;

import com.fasterxml.jackson.databind.JsonNode;

/** What a system answered over HTTP, or that it did not. */
sealed interface HttpAnswer {

  /**
   * It has answered.
   *
   * @param json the body; a missing node if it is not JSON
   * @param beginning the beginning of the body, on one line
   */
  record Answered(int status, JsonNode json, String beginning) implements HttpAnswer {

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    boolean isFailure() {
      return status >= 500;
    }

    /**
     * Whether it holds a status of the order. A problem document (RFC 9457) has a {@code status},
     * too, but that one is a number.
     */
    boolean hasStatus() {
      return json.path("status").isTextual();
    }
  }

  /** No connection, no answer in time, or more than anyone should answer. */
  record Silent(String reason) implements HttpAnswer {}
}
