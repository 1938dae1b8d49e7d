package io.baton.feedback;

import java.util.SortedSet;

/** What the intake answers to feedback. */
public sealed interface Receipt {

  /** Kept, and published as soon as its order takes feedback. */
  record Accepted() implements Receipt {}

  /** The same event has come before; the first one counts. */
  record Duplicate() implements Receipt {}

  /** Kept, and published when its order is seen to call its system. */
  record Early() implements Receipt {}

  /** Kept, but its order has ended. */
  record Late() implements Receipt {}

  /**
   * Kept, but nobody can act upon it: a person decides.
   *
   * @param problem why, one sentence
   * @param remedy what to do, one sentence
   */
  record Quarantined(String problem, String remedy) implements Receipt {}

  /** Not kept: whoever sent it is to correct it. */
  sealed interface Refused extends Receipt {

    /** What is wrong, one sentence. */
    String problem();

    /** What to send instead, one sentence. */
    String remedy();
  }

  /** Nothing of this name can be a system. */
  record NoSystem(SortedSet<String> known) implements Refused {

    @Override
    public String problem() {
      return "This cannot be the id of a fulfillment system: a small letter, then letters and digits.";
    }

    @Override
    public String remedy() {
      return "Report under one of the known ids.";
    }
  }

  /** It is not as agreed. */
  record Malformed(Reading.Malformed reading) implements Refused {

    @Override
    public String problem() {
      return reading.problem();
    }

    @Override
    public String remedy() {
      return reading.remedy();
    }
  }

  /**
   * It was not read.
   *
   * @param limit how many bytes may be sent
   */
  record TooLarge(int limit) implements Refused {

    @Override
    public String problem() {
      return "Feedback may have " + limit / 1024 + " KB at most.";
    }

    @Override
    public String remedy() {
      return "Send a reference to large contents, not the contents.";
    }
  }

  /**
   * Its order cannot remember so much.
   *
   * @param limit how many bytes an order can remember
   */
  record NoRoom(int limit) implements Refused {

    @Override
    public String problem() {
      return "The order would have to remember more than "
          + limit / 1024
          + " KB of what was reported about it.";
    }

    @Override
    public String remedy() {
      return "Send it with less in params and data: references to large contents, and the same names again.";
    }
  }

  /** The answer in a word or two. */
  default String answer() {
    return switch (this) {
      case Accepted accepted -> "accepted";
      case Duplicate duplicate -> "duplicate";
      case Early early -> "early";
      case Late late -> "late";
      case Quarantined quarantined -> "quarantined";
      case NoSystem none -> "no system";
      case Malformed malformed -> "malformed";
      case TooLarge tooLarge -> "too large";
      case NoRoom noRoom -> "no room";
    };
  }
}
