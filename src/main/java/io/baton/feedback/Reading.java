package io.baton.feedback;

/** What came of reading a system's report. */
public sealed interface Reading {

  /** It is as agreed. */
  record Understood(Feedback feedback) implements Reading {}

  /**
   * It cannot be taken.
   *
   * @param field which of its fields is meant, empty for all of it
   * @param problem what is wrong, one sentence
   * @param remedy what to send instead, one sentence
   */
  record Malformed(String field, String problem, String remedy) implements Reading {}
}
