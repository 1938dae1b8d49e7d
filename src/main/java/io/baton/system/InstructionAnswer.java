package io.baton.system;

/** What came of instructing a system. */
public sealed interface InstructionAnswer {

  record Accepted() implements InstructionAnswer {}

  /** It knows of nothing that the instruction could mean. */
  record NotKnown() implements InstructionAnswer {}

  /** It will not or cannot do it. */
  record Refused(Trouble trouble) implements InstructionAnswer {}

  /** It cannot be reached or fails: worth another try. */
  record Unavailable(Trouble trouble) implements InstructionAnswer {}

  /** It does not take this call: another try is in vain until somebody has acted. */
  record Rejected(Trouble trouble) implements InstructionAnswer {}
}
