package io.baton.generator.race;

import static io.baton.generator.race.Happening.decides;
import static io.baton.generator.race.Happening.goesOn;
import static io.baton.generator.race.Happening.replies;
import static io.baton.generator.race.Happening.reports;
import static io.baton.generator.race.Happening.reportsWithoutMessageId;
import static io.baton.generator.race.Happening.takesCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.engine.BrokerEngine;
import io.baton.generator.engine.CompiledPolicy;
import io.baton.generator.engine.RealBrokers;
import io.baton.generator.engine.RealBrokers.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What happens at the same instant is decided as if one had come after the other: nothing is lost,
 * nothing is done twice.
 */
class RacingPairsOnRealBrokerIT {
  private static final int ORDERS = Integer.getInteger("baton.race.orders", 200);
  private static final AtomicInteger RACES = new AtomicInteger();

  @RegisterExtension private static final RealBrokers BROKERS = new RealBrokers();

  private static Stream<Arguments> onEachBroker(RacePair... pairs) {
    return Stream.of(Kind.values())
        .flatMap(broker -> Stream.of(pairs).map(pair -> Arguments.of(broker, pair)));
  }

  // ---- joins

  static Stream<Arguments> joins() {
    List<Happening> listening = List.of(takesCall("left"), takesCall("right"), takesCall("third"));
    return onEachBroker(
        RacePair.of(
            "partners of a join", listening, reports("left", "ready"), reports("right", "ready")),
        RacePair.of(
            "three partners of a join",
            listening,
            reports("left", "set"),
            reports("right", "set"),
            reports("third", "set")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("joins")
  void joinsOnce(Kind broker, RacePair pair, @TempDir Path folder, TestReporter reporter) {
    race(broker, "joins", RacePolicies.JOINS, pair, folder, reporter);
  }

  // ---- trouble

  static Stream<Arguments> trouble() {
    List<Happening> listening = List.of(takesCall("a"), takesCall("b"), takesCall("x"));
    List<Happening> calling = List.of(takesCall("a"), takesCall("b"));
    List<Happening> yCalled =
        List.of(takesCall("a"), takesCall("b"), takesCall("x"), reports("a", "begun"));
    List<Happening> yListened =
        List.of(
            takesCall("a"), takesCall("b"), takesCall("x"), reports("a", "begun"), takesCall("y"));
    return onEachBroker(
        RacePair.of("two abnormal", listening, reports("a", "bad"), reports("b", "bad")),
        RacePair.of("two abnormal, calls open", calling, reports("a", "bad"), reports("b", "bad")),
        RacePair.of(
            "two abnormal, both end", listening, reports("a", "broken"), reports("b", "broken")),
        RacePair.of(
            "two abnormal, one ends", listening, reports("a", "bad"), reports("b", "broken")),
        RacePair.of("end and trigger", listening, reports("b", "finished"), reports("a", "more"))
            .then(takesCall("y")),
        RacePair.of("two ends", listening, reports("b", "finished"), reports("a", "given up")),
        RacePair.of("abnormal and trigger", listening, reports("a", "bad"), reports("b", "asks")),
        RacePair.of(
            "abnormal that ends, and trigger",
            listening,
            reports("a", "broken"),
            reports("b", "more")),
        RacePair.of(
                "abnormal that asks a person, and trigger",
                listening,
                reports("a", "odd"),
                reports("b", "more"))
            .then(decides("resume")),
        RacePair.of("abnormal and end", listening, reports("a", "bad"), reports("b", "finished")),
        RacePair.of(
            "abnormal that ends, and end",
            listening,
            reports("a", "broken"),
            reports("b", "finished")),
        RacePair.of(
            "the same event twice",
            listening,
            reportsWithoutMessageId("a", "more"),
            reportsWithoutMessageId("a", "more")),
        RacePair.of("two second calls", yListened, reports("a", "more"), reports("b", "more"))
            .then(takesCall("y"), takesCall("y"), reports("y", "noted")),
        RacePair.of("status and completed call", yCalled, reports("y", "noted"), takesCall("y")),
        RacePair.of(
                "two decisions",
                List.of(takesCall("a"), takesCall("b"), takesCall("x"), reports("a", "odd")),
                decides("resume"),
                decides("end"))
            .then(reports("b", "finished")),
        RacePair.of(
            "status and resume",
            List.of(takesCall("a"), takesCall("b"), takesCall("x"), reports("a", "bad")),
            goesOn(),
            reports("b", "more")),
        RacePair.of(
            "abnormal status and resume",
            List.of(takesCall("a"), takesCall("b"), takesCall("x"), reports("a", "bad")),
            goesOn(),
            reports("b", "broken")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("trouble")
  void takesTroubleOneAfterTheOther(
      Kind broker, RacePair pair, @TempDir Path folder, TestReporter reporter) {
    race(broker, "trouble", RacePolicies.TROUBLE, pair, folder, reporter);
  }

  // ---- replies, of the retail policy

  static Stream<Arguments> answers() {
    return onEachBroker(
        RacePair.of(
                "replies that are partners of a join",
                List.of(),
                replies("inventory", "reserved"),
                replies("authorize", "authorized"))
            .then(takesCall("warehouse"), reports("warehouse", "packed")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("answers")
  void joinsReplies(Kind kind, RacePair pair, TestReporter reporter) {
    BrokerEngine broker = BROKERS.get(kind);
    race(broker, CompiledPolicy.retail(broker), pair, kind, reporter);
  }

  private static void race(
      Kind kind,
      String businessType,
      String tables,
      RacePair pair,
      Path folder,
      TestReporter reporter) {
    BrokerEngine broker = BROKERS.get(kind);
    race(broker, CompiledPolicy.drawn(broker, folder, businessType, tables), pair, kind, reporter);
  }

  private static void race(
      BrokerEngine broker, CompiledPolicy policy, RacePair pair, Kind kind, TestReporter reporter) {
    String prefix = "race-" + RACES.incrementAndGet() + "-";
    try (Race race = new Race(broker, policy, pair, ORDERS, prefix)) {
      Map<String, Integer> seen = race.run();
      reporter.publishEntry(kind + " " + pair, seen.values().toString());
      assertThat(seen.values()).as("each sequence has come").doesNotContain(0);
    }
  }
}
