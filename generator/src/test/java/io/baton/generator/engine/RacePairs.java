package io.baton.generator.engine;

import io.baton.generator.reference.Happening;
import io.baton.generator.reference.Happening.Decides;
import io.baton.generator.reference.Happening.GoesOn;
import io.baton.generator.reference.Happening.Replies;
import io.baton.generator.reference.Happening.Reports;
import io.baton.generator.reference.Happening.TakesCall;
import io.baton.generator.reference.Happening.TimePasses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    List<Happening> listening =
        List.of(new TakesCall("left"), new TakesCall("right"), new TakesCall("third"));
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
            List.of(new TakesCall("a"), new TakesCall("b")),
            reports("a", "bad"),
            reports("b", "bad")),
        RacePair.of(
            "two abnormal, each ends", listening(), reports("a", "broken"), reports("b", "broken")),
        RacePair.of(
            "two abnormal, one ends", listening(), reports("a", "bad"), reports("b", "broken")),
        RacePair.of("abnormal and end", listening(), reports("a", "bad"), reports("b", "finished")),
        RacePair.of(
                "abnormal and end, a call is open",
                listening(reports("a", "begun")),
                reports("a", "bad"),
                reports("b", "finished"))
            .then(new TakesCall("y")),
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
            .then(new Decides("resume")));
  }

  private static List<RacePair> ends() {
    return List.of(
        RacePair.of("end and trigger", listening(), reports("b", "finished"), reports("a", "more"))
            .then(new TakesCall("y")),
        RacePair.of("two ends", listening(), reports("b", "finished"), reports("a", "given up")));
  }

  private static List<RacePair> triggers() {
    return List.of(
        RacePair.of(
            "the same event twice", listening(), reports("a", "more"), reports("a", "more")),
        RacePair.of(
                "two second calls",
                listening(reports("a", "begun"), new TakesCall("y")),
                reports("a", "more"),
                reports("b", "more"))
            .then(new TakesCall("y"), new TakesCall("y"), reports("y", "noted")),
        RacePair.of(
            "status and completed call",
            listening(reports("a", "begun")),
            reports("y", "noted"),
            new TakesCall("y")),
        RacePair.of(
            "status and deadline",
            listening(
                reports("b", "slowly"),
                new TakesCall("slow"),
                new TimePasses(Duration.ofMinutes(55))),
            reports("slow", "arrived"),
            new TimePasses(Duration.ofMinutes(10))));
  }

  private static List<RacePair> pauses() {
    return List.of(
        RacePair.of(
                "two decisions",
                listening(reports("a", "odd")),
                new Decides("resume"),
                new Decides("end"))
            .then(reports("b", "finished")),
        RacePair.of(
            "trigger and resume",
            listening(reports("a", "bad")),
            new GoesOn(),
            reports("b", "more")),
        RacePair.of(
            "abnormal and resume",
            listening(reports("a", "bad")),
            new GoesOn(),
            reports("b", "broken")));
  }

  private static List<RacePair> retail() {
    return List.of(
        RacePair.of(
                "replies that are partners of a join",
                List.of(),
                replies("inventory", "reserved"),
                replies("authorize", "authorized"))
            .then(new TakesCall("warehouse"), reports("warehouse", "packed")),
        RacePair.of(
            "reply and the customer's change of mind",
            List.of(replies("inventory", "reserved")),
            replies("authorize", "authorized"),
            reports("request", "cancelled")));
  }

  /** An order of the policy of trouble that has come so far, and then further. */
  private static List<Happening> listening(Happening... further) {
    return Stream.concat(
            Stream.of(new TakesCall("a"), new TakesCall("b"), new TakesCall("x")),
            Stream.of(further))
        .toList();
  }

  private static Happening reports(String system, String status) {
    return new Reports(system, feedback(system, status));
  }

  private static Happening replies(String system, String status) {
    return new Replies(system, feedback(system, status));
  }

  /** The same every time: said twice, it is the same event. */
  private static Map<String, Object> feedback(String system, String status) {
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
