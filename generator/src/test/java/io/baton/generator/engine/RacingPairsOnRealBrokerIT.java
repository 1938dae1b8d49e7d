package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.engine.RealBrokers.Kind;
import io.baton.generator.reference.Seen;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
  /** On each of the two brokers, so that each pair happens to twice as many. */
  private static final int ORDERS = Integer.getInteger("race.orders", 40);

  /** How many may be needed until every sequence of a pair has come. */
  private static final int MOST_ORDERS = 320;

  @RegisterExtension private static final RealBrokers BROKERS = new RealBrokers();

  static Stream<Arguments> joins() {
    return onEachBroker(RacePairs.JOINS);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("joins")
  void joinsOnce(Kind kind, RacePair pair, @TempDir Path folder, TestReporter reporter) {
    race(kind, pair, reporter, drawn(folder, "joins", RacePolicies.JOINS));
  }

  static Stream<Arguments> trouble() {
    return onEachBroker(RacePairs.TROUBLE);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("trouble")
  void takesOneTroubleAfterTheOther(
      Kind kind, RacePair pair, @TempDir Path folder, TestReporter reporter) {
    race(kind, pair, reporter, drawn(folder, "trouble", RacePolicies.TROUBLE));
  }

  static Stream<Arguments> retail() {
    return onEachBroker(RacePairs.RETAIL);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("retail")
  void hearsRepliesOneAfterTheOther(Kind kind, RacePair pair, TestReporter reporter) {
    race(kind, pair, reporter, CompiledPolicy::retail);
  }

  private static Function<BrokerEngine, CompiledPolicy> drawn(
      Path folder, String businessType, String tables) {
    return broker -> CompiledPolicy.drawn(broker, folder, businessType, tables);
  }

  private static Stream<Arguments> onEachBroker(List<RacePair> pairs) {
    return Stream.of(Kind.values())
        .flatMap(kind -> pairs.stream().map(pair -> Arguments.of(kind, pair)));
  }

  private static void race(
      Kind kind,
      RacePair pair,
      TestReporter reporter,
      Function<BrokerEngine, CompiledPolicy> policy) {
    BrokerEngine broker = BROKERS.get(kind);
    CompiledPolicy compiled = policy.apply(broker);
    Race race = new Race(broker, compiled, pair, ORDERS);
    Map<Seen, Integer> came = race.run();
    // Step by step, what comes second is often decided before the first is carried out, and then
    // looks like the first.
    Set<Seen> expected = kind == Kind.BY_DEFAULT ? race.ofSequences() : Set.of();
    // What is rare on this machine gets further chances; what is impossible will not come.
    for (int orders = ORDERS;
        orders < MOST_ORDERS && !came.keySet().containsAll(expected);
        orders += ORDERS) {
      new Race(broker, compiled, pair, ORDERS)
          .run()
          .forEach((seen, times) -> came.merge(seen, times, Integer::sum));
    }
    reporter.publishEntry(kind + ", " + pair, came.values().toString());
    assertThat(came.keySet()).as("what came of the pair").containsAll(expected);
  }
}
