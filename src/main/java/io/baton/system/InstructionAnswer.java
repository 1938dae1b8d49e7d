package io.baton.system;

import java.time.Duration;

/** What came of instructing a system. */
public sealed interface InstructionAnswer {

  record Accepted() implements InstructionAnswer {}

  /** It knows of nothing that the instruction could mean. */
  record NotKnown() implements InstructionAnswer {}

  /** It will not or cannot do it. */
  record Refused(Trouble trouble) implements InstructionAnswer {}

  /** No answer yet: it is called again after a wait. */
  record Later(Trouble trouble, Duration pause) implements InstructionAnswer {}

  /** Another call is in vain until a person has acted. */
  record InVain(Trouble trouble) implements InstructionAnswer {}
}
