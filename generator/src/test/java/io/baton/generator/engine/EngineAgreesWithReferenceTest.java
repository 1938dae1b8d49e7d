package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.Compilation;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomScripts;
import io.baton.generator.reference.ReferenceInterpreter;
import io.baton.generator.reference.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiled retail policy does on the engine what the reference says, whatever happens. */
class EngineAgreesWithReferenceTest {
  private static final Path RETAIL = Path.of("..", "policies", "retail.dmn");
  private static final PolicyRules RULES = PolicyRules.read(RETAIL);

  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  @BeforeAll
  static void deploy() throws IOException {
    Compilation compiled = PolicyCompiler.compile(List.of(RETAIL), Set.of());
    assertThat(compiled.diagnostics()).isEmpty();
    compiled.processes().forEach(process -> ENGINE.deploy(process.bpmn()));
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theEngineDoesWhatTheReferenceDoes(long seed) {
    Script script = RandomScripts.script(RULES, "o" + seed, seed);
    EngineDriver driven = ENGINE.order("retail");
    script.compare(new ReferenceInterpreter(RULES), driven);
    assertThat(driven.incidents()).isEmpty();
  }
}
