package io.baton.generator.race;

import java.time.Duration;
import java.util.Map;

/** Something that happens to an order. */
sealed interface Happening {

  /** A system feeds back; {@code feedback} is as it is sent, without the system. */
  record Reported(String system, Map<String, ?> feedback, boolean hasMessageId)
      implements Happening {
    @Override
    public String toString() {
      return system + " reports " + feedback.get("status");
    }
  }

  /** A system answers its call with a status. */
  record Replied(String system, Map<String, ?> feedback) implements Happening {
    @Override
    public String toString() {
      return system + " replies " + feedback.get("status");
    }
  }

  /** A system that reports later takes its call. */
  record CallTaken(String system) implements Happening {}

  /** A person decides. */
  record Decided(String decision) implements Happening {}

  /** What waited for the order has been delivered, it goes on. */
  record GoesOn() implements Happening {}

  /** The clock moves; to the reference only: of a real broker it runs. */
  record TimePassed(Duration duration) implements Happening {}

  static Happening reports(String system, String status) {
    return new Reported(system, feedback(system, status), true);
  }

  /** Only the process can recognise a repetition. */
  static Happening reportsWithoutMessageId(String system, String status) {
    return new Reported(system, feedback(system, status), false);
  }

  static Happening replies(String system, String status) {
    return new Replied(system, feedback(system, status));
  }

  static Happening takesCall(String system) {
    return new CallTaken(system);
  }

  static Happening decides(String decision) {
    return new Decided(decision);
  }

  static Happening goesOn() {
    return new GoesOn();
  }

  static Happening passes(Duration duration) {
    return new TimePassed(duration);
  }

  private static Map<String, ?> feedback(String system, String status) {
    return Map.of(
        "eventId",
        system + " is " + status,
        "status",
        status,
        "params",
        Map.of("resultCode", "0", "of", system),
        "data",
        Map.of(status, system, "last", status));
  }
}
