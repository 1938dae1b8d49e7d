package io.baton.generator.engine;

import io.baton.generator.reference.PolicyFile;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomOrder.Turn;
import io.baton.generator.reference.RandomPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to orders of real policies: the engine does what the reference says. */
class RandomOrdersTest {
  private static final RandomOrders ORDERS = new RandomOrders();

  @BeforeContainer
  static void start() {
    ORDERS.start();
  }

  @AfterContainer
  static void stop() {
    ORDERS.stop();
  }

  @Provide
  Arbitrary<List<List<Turn>>> orders() {
    return RandomPolicies.orders();
  }

  @Property(tries = 8, seed = "2026", edgeCases = EdgeCasesMode.NONE)
  void retail(@ForAll("orders") List<List<Turn>> lives) throws IOException {
    agree("retail", n -> Map.of("total", n * 10), lives);
  }

  @Property(tries = 8, seed = "2026", edgeCases = EdgeCasesMode.NONE)
  void crossBorder(@ForAll("orders") List<List<Turn>> lives) throws IOException {
    agree("cross-border", n -> Map.of("incoterm", n % 2 == 0 ? "DDP" : "DAP"), lives);
  }

  @Property(tries = 8, seed = "2026", edgeCases = EdgeCasesMode.NONE)
  void coldChain(@ForAll("orders") List<List<Turn>> lives) throws IOException {
    agree("cold-chain", n -> Map.of("category", n % 2 == 0 ? "疫苗" : "生鲜"), lives);
  }

  private static void agree(
      String businessType, Function<Integer, Map<String, ?>> payload, List<List<Turn>> lives)
      throws IOException {
    agree(
        businessType,
        Files.readString(Path.of("..", "policies", businessType + ".dmn")),
        payload,
        lives);
  }

  private static void agree(
      String businessType,
      String policy,
      Function<Integer, Map<String, ?>> payload,
      List<List<Turn>> lives) {
    String process = UndrawnProcess.of(businessType, policy).orElseThrow();
    ORDERS.agree(businessType, PolicyRules.parse(policy), process, payload, lives);
  }

  /**
   * Systems that are triggered again or trigger themselves, several outcomes, guarded exceptions, a
   * person by rule, and ways to get stuck.
   */
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

  @Property(tries = 8, seed = "2026", edgeCases = EdgeCasesMode.NONE)
  void repair(@ForAll("orders") List<List<Turn>> lives) {
    agree("repair", PolicyFile.xml("repair", REPAIR), n -> Map.of("total", n * 10), lives);
  }
}
