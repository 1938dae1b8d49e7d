package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.engine.RealBrokers.Kind;
import io.baton.generator.reference.RandomScripts;
import io.baton.generator.reference.ReferenceInterpreter;
import io.baton.generator.reference.Script;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A sample of the random scripts: a real broker does what the reference says, too. */
class ScriptsOnRealBrokerIT {
  private static final int SCRIPTS = 20;

  @RegisterExtension private static final RealBrokers BROKERS = new RealBrokers();

  static Stream<Arguments> seeds() {
    return Stream.of(Kind.values())
        .flatMap(
            broker -> IntStream.range(0, SCRIPTS).mapToObj(seed -> Arguments.of(broker, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seeds")
  void theBrokerDoesWhatTheReferenceDoes(Kind kind, int seed) {
    BrokerEngine broker = BROKERS.get(kind);
    CompiledPolicy retail = CompiledPolicy.retail(broker);
    Script script = RandomScripts.script(retail.rules(), "random-" + seed, seed);
    EngineDriver driven = broker.order("retail");
    script.compare(new ReferenceInterpreter(retail.rules()), driven);
    assertThat(driven.incidents()).isEmpty();
  }
}
