package io.baton.system;

import java.time.Duration;

/** What came of the attempt to call a system. */
sealed interface Attempt {

  /** There is nothing to repeat. */
  record Settled(SystemAnswer.Settled answer) implements Attempt {}

  /**
   * It was called in vain.
   *
   * @param counts whether this is one of the tries of the call; else it was a probe
   * @param waitForProbe until the next probe, if it does not count
   */
  record Failed(SystemAnswer.Failure failure, boolean counts, Duration waitForProbe)
      implements Attempt {}

  /**
   * It was not called.
   *
   * @param reason a sentence that names the system
   */
  record HeldBack(String reason, Duration pause) implements Attempt {}
}
