package io.baton.system;

import java.time.Duration;

/** What came of a call, with the decision whether it is made again. */
sealed interface CallResult {

  /** There is nothing to repeat. */
  record Settled(SystemAnswer.Settled answer) implements CallResult {}

  /** It is made again after a wait. */
  record Later(Trouble trouble, Duration pause) implements CallResult {}

  /** It has been tried often enough. */
  record InVain(Trouble trouble) implements CallResult {}
}
