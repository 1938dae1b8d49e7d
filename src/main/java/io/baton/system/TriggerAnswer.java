package io.baton.system;

import io.baton.feedback.Feedback;
import java.time.Duration;

/** What came of calling a system. */
public sealed interface TriggerAnswer {

  /** It will report later. */
  record Taken() implements TriggerAnswer {}

  /** It has answered with a status. */
  record Reported(Feedback feedback) implements TriggerAnswer {}

  /** No answer yet: it is called again after a wait. */
  record Later(Trouble trouble, Duration pause) implements TriggerAnswer {}

  /** Another call is in vain until a person has acted. */
  record InVain(Trouble trouble) implements TriggerAnswer {}
}
