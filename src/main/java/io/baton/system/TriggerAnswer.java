package io.baton.system;

import io.baton.feedback.Feedback;

/** What came of calling a system. */
public sealed interface TriggerAnswer {

  /** It will report later. */
  record Taken() implements TriggerAnswer {}

  /** It has answered with a status. */
  record Reported(Feedback feedback) implements TriggerAnswer {}

  /** It cannot be reached or fails: worth another try. */
  record Unavailable(Trouble trouble) implements TriggerAnswer {}

  /** It does not take this call: another try is in vain until somebody has acted. */
  record Rejected(Trouble trouble) implements TriggerAnswer {}
}
