package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.RandomScripts;
import io.baton.generator.reference.ReferenceInterpreter;
import io.baton.generator.reference.Script;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Engine and reference agree on a policy that has what retail lacks: systems that are triggered
 * again or trigger themselves, several outcomes, guarded exceptions, a person by rule, and ways to
 * get stuck.
 */
class RepairAgreesWithReferenceTest {
  private static final String REPAIR =
      """
      steps
      feedback.system | feedback.status | order.total | parts.status || trigger                | node     | proceed
      "request"       | "received"      |             |              || ["diagnose", "parts"]  | "intake" |
      "request"       | "changed"       |             |              || "diagnose"             | "intake" |
      "request"       | "withdrawn"     |             |              ||                        |          | "end withdrawn"
      "diagnose"      | "unclear"       |             |              || "diagnose"             | "bench"  |
      "diagnose"      | "found"         | < 500       |              || "bench"                | "bench"  |
      "diagnose"      | "found"         | >= 500      |              || ["bench", "notice"]    | "bench"  |
      "diagnose"      | "hopeless"      |             |              ||                        |          | "end not repairable"
      "parts"         | "sent"          |             |              || "notice"               | "store"  |
      "parts"         | "wrong"         |             |              || "parts"                | "store"  |
      "parts"         | "arrived"       |             |              || "bench"                | "store"  |
      "bench"         | "missing"       |             |              || "parts"                | "bench"  |
      "bench"         | "again"         |             |              || ["bench", "notice"]    | "bench"  |
      "bench"         | "repaired"      |             | "arrived"    || "courier"              | "bench"  |
      "courier"       | "on the way"    |             |              || "notice"               | "road"   |
      "courier"       | "overdue"       |             |              || "notice"               | "road"   |
      "courier"       | "handed over"   |             |              ||                        | "road"   | "end"
      "courier"       | "refused"       |             |              ||                        | "road"   | "end returned"
      "courier"       | "dented"        |             |              ||                        | "road"   |

      results
      feedback.system | feedback.status | feedback.params.resultCode || result
      "courier"       | "overdue"       |                            || "normal"
                      |                 | null                       || "normal"
                      |                 | not("0")                   || "abnormal"
                      |                 |                            || "normal"

      exceptions
      node     | order.total | bench.triggered | feedback.params.resultCode || system    | instruction | proceed
      "bench"  |             | > 1             |                            || "bench"   | "hurry"     | "resume"
      "bench"  | >= 500      | > 0             |                            || "parts"   |             | "resume"
      "store"  |             |                 |                            || "parts"   | "remind"    | "resume"
      "road"   |             |                 | "7"                        || "courier" | "trace"     | "manual"
      "notice" |             |                 |                            ||           |             | "resume"
      "stuck"  | < 500       |                 |                            || "parts"   | "return"    | "end"

      systems
      system     || answers    | deadline | done
      "request"  ||            | "P20D"   |
      "diagnose" || "reply"    |          |
      "parts"    || "feedback" | "PT30H"  | "arrived"
      "bench"    || "feedback" | "PT8H"   | "repaired"
      "courier"  || "feedback" | "P2D"    | ["handed over", "refused"]
      "notice"   || "reply"    |          |
      """;

  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  private static List<CompiledPolicy> deployed = List.of();

  @BeforeAll
  static void deploy(@TempDir Path folder) {
    deployed = List.of(CompiledPolicy.drawn(ENGINE, folder, "repair", REPAIR));
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theEngineDoesWhatTheReferenceDoes(long seed) {
    CompiledPolicy policy = deployed.getFirst();
    Script script = RandomScripts.script(policy.rules(), "repair-" + seed, seed);
    EngineDriver driven = ENGINE.order("repair");
    script.compare(new ReferenceInterpreter(policy.rules()), driven);
    assertThat(driven.incidents()).isEmpty();
  }
}
