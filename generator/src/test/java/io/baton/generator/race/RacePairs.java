package io.baton.generator.race;

import static io.baton.generator.race.Happening.decides;
import static io.baton.generator.race.Happening.goesOn;
import static io.baton.generator.race.Happening.replies;
import static io.baton.generator.race.Happening.reports;
import static io.baton.generator.race.Happening.reportsWithoutMessageId;
import static io.baton.generator.race.Happening.takesCall;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What may happen to an order at the same instant, by policy. */
final class RacePairs {

  /** Of {@link RacePolicies#JOINS}. */
  static final List<RacePair> JOINS = joins();

  /** Of {@link RacePolicies#TROUBLE}. */
  static final List<RacePair> TROUBLE =
      Stream.of(abnormals(), ends(), triggers(), pauses()).flatMap(List::stream).toList();

  /** Of the retail policy. */
  static final List<RacePair> RETAIL = retail();

  private RacePairs() {}

  private static List<RacePair> joins() {
    List<Happening> listening = List.of(takesCall("left"), takesCall("right"), takesCall("third"));
    return List.of(
        RacePair.of(
            "partners of a join", listening, reports("left", "ready"), reports("right", "ready")),
        RacePair.of(
            "three partners of a join",
            listening,
            reports("left", "set"),
            reports("right", "set"),
            reports("third", "set")));
  }

  private static List<RacePair> abnormals() {
    return List.of(
        RacePair.of("two abnormal", listening(), reports("a", "bad"), reports("b", "bad")),
        RacePair.of(
            "two abnormal, a call is open",
            List.of(takesCall("a"), takesCall("b")),
            reports("a", "bad"),
            reports("b", "bad")),
        RacePair.of(
            "two abnormal, each ends", listening(), reports("a", "broken"), reports("b", "broken")),
        RacePair.of(
            "two abnormal, one ends", listening(), reports("a", "bad"), reports("b", "broken")),
        RacePair.of("abnormal and end", listening(), reports("a", "bad"), reports("b", "finished")),
        RacePair.of(
            "abnormal that ends, and end",
            listening(),
            reports("a", "broken"),
            reports("b", "finished")),
        RacePair.of(
            "abnormal and trigger by its guard",
            listening(),
            reports("a", "bad"),
            reports("b", "asks")),
        RacePair.of(
            "abnormal that ends, and trigger",
            listening(),
            reports("a", "broken"),
            reports("b", "more")),
        RacePair.of(
                "abnormal that asks a person, and trigger",
                listening(),
                reports("a", "odd"),
                reports("b", "more"))
            .then(decides("resume")));
  }

  private static List<RacePair> ends() {
    return List.of(
        RacePair.of("end and trigger", listening(), reports("b", "finished"), reports("a", "more"))
            .then(takesCall("y")),
        RacePair.of("two ends", listening(), reports("b", "finished"), reports("a", "given up")));
  }

  private static List<RacePair> triggers() {
    return List.of(
        RacePair.of(
            "the same event twice",
            listening(),
            reportsWithoutMessageId("a", "more"),
            reportsWithoutMessageId("a", "more")),
        RacePair.of(
                "two second calls",
                listening(reports("a", "begun"), takesCall("y")),
                reports("a", "more"),
                reports("b", "more"))
            .then(takesCall("y"), takesCall("y"), reports("y", "noted")),
        RacePair.of(
            "status and completed call",
            listening(reports("a", "begun")),
            reports("y", "noted"),
            takesCall("y")),
        RacePair.atDeadline(
            "status and deadline",
            listening(reports("b", "slowly"), takesCall("slow")),
            Duration.ofHours(1),
            reports("slow", "arrived")));
  }

  private static List<RacePair> pauses() {
    return List.of(
        RacePair.of(
                "two decisions", listening(reports("a", "odd")), decides("resume"), decides("end"))
            .then(reports("b", "finished")),
        RacePair.of(
            "trigger and resume", listening(reports("a", "bad")), goesOn(), reports("b", "more")),
        RacePair.of(
            "abnormal and resume",
            listening(reports("a", "bad")),
            goesOn(),
            reports("b", "broken")));
  }

  private static List<RacePair> retail() {
    return List.of(
        RacePair.of(
                "replies that are partners of a join",
                List.of(),
                replies("inventory", "reserved"),
                replies("authorize", "authorized"))
            .then(takesCall("warehouse"), reports("warehouse", "packed")),
        RacePair.of(
            "reply and the customer's change of mind",
            List.of(replies("inventory", "reserved")),
            replies("authorize", "authorized"),
            reports("request", "cancelled")));
  }

  /** An order of the policy of trouble that has come so far, and then further. */
  private static List<Happening> listening(Happening... further) {
    return Stream.concat(
            Stream.of(takesCall("a"), takesCall("b"), takesCall("x")), Stream.of(further))
        .toList();
  }
}
