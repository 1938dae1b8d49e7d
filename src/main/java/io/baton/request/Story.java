package io.baton.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order's story so far, as it is served.
 *
 * @param state {@code starting}, {@code running}, {@code paused} or {@code ended}
 * @param outcome how it ended, empty for one that has not
 * @param stands where it stands, in a sentence
 * @param waitsFor the systems that it waits for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Story(
    String orderId,
    String businessType,
    String state,
    Optional<String> outcome,
    String stands,
    List<Waiting> waitsFor,
    List<Line> story) {

  /**
   * A system that was called and has reported nothing since, or that an exception instructs.
   *
   * @param trouble what keeps it from taking the call or the instruction, empty for nothing
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Waiting(String system, Instant since, Optional<String> trouble) {}

  /** Something that happened. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Received.class, name = "received"),
    @JsonSubTypes.Type(value = Triggered.class, name = "triggered"),
    @JsonSubTypes.Type(value = Reported.class, name = "reported"),
    @JsonSubTypes.Type(value = Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = Instructed.class, name = "instructed"),
    @JsonSubTypes.Type(value = Settled.class, name = "settled"),
    @JsonSubTypes.Type(value = Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = Ended.class, name = "ended")
  })
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  sealed interface Line {
    Instant at();
  }

  /** The order came over HTTP. */
  record Received(Instant at) implements Line {}

  /**
   * A system was decided to be called.
   *
   * @param cause the report that decided it, empty if the process does not tell
   */
  record Triggered(Instant at, String system, String key, Optional<Cause> cause) implements Line {}

  /**
   * A system has reported.
   *
   * @param reply whether it was the answer to a trigger call
   * @param effect what came of it: {@code triggered <systems>}, {@code paused the order}, {@code
   *     ended the order}, {@code stored}, {@code waits}, {@code too late}, {@code quarantined:
   *     <why>}
   */
  record Reported(
      Instant at,
      String system,
      String status,
      String eventId,
      boolean reply,
      Optional<JsonNode> params,
      String effect)
      implements Line {}

  /** Something went wrong at a node, and is being handled. */
  record Paused(Instant at, String node, Cause cause) implements Line {}

  /** A system was told what to do about it, and has answered. */
  record Instructed(
      Instant at,
      String system,
      String instruction,
      String node,
      String status,
      String key,
      String answer)
      implements Line {}

  /** A person has settled what an instruction was to bring about. */
  record Settled(Instant at, String key, String why, String by) implements Line {}

  record Resumed(Instant at) implements Line {}

  record Ended(Instant at, String outcome) implements Line {}

  /** The report that something came of. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Cause(String system, String status, Optional<String> eventId) {}
}
