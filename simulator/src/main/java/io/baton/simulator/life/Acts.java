package io.baton.simulator.life;

/** What an order asks the world to do, or tells it. Called while the order is within an event. */
public interface Acts {

  /** A call is made, once more with the same number after an exception cut it off. */
  default void calls(int system, int number) {}

  /** It has decided on a report that was new to it. */
  default void decided(Report report, Verdict verdict) {}

  /** It is interrupted: from here it is paused. */
  default void pauses(Handling handling, Report report) {}

  /**
   * A system is told what to do.
   *
   * @param number how often it has been told that by now
   */
  default void instructs(int system, String instruction, int number) {}

  /** A person has to decide. */
  default void asksPerson() {}

  /** It goes on as soon as {@link OrderLife#goesOn} is called. */
  default void resumes() {}

  /** It is over. */
  default void ends(String outcome) {}
}
