package io.baton.worker;

import io.baton.system.Trouble;
import java.time.Duration;

/** How a job ends. */
sealed interface JobOutcome {

  /**
   * It is done.
   *
   * @param variables what it sets, as a JSON object
   */
  record Completed(String variables) implements JobOutcome {}

  /** It is handed back to the engine for a while; none of its retries is lost. */
  record Later(Trouble trouble, Duration pause) implements JobOutcome {}

  /** It is worth another try, as long as it has retries. */
  record Failed(Trouble trouble) implements JobOutcome {}

  /** A person is to act at once. */
  record Incident(Trouble trouble) implements JobOutcome {}

  /** Done, and nothing to say. */
  static JobOutcome completed() {
    return new Completed("{}");
  }

  /** The process is not as the application needs it. */
  static JobOutcome unfit(String what) {
    return new Incident(
        new Trouble(
            "The process gives this job no usable " + what + ".",
            "",
            "Generate the process anew from its policy and move the order to it."));
  }

  /** A part of the engine does not take the feedback that this job is to deliver: its outage. */
  static JobOutcome undelivered() {
    return new Later(
        new Trouble(
            "The engine does not take the feedback that waits for the order.",
            "",
            "See that all partitions of the engine have a leader; the job comes back by itself."),
        Duration.ofSeconds(5));
  }
}
