package io.baton.generator.engine;

import io.baton.generator.reference.PolicyFile;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomOrder.Turn;
import io.baton.generator.reference.RandomPolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the policy and whatever happens: the engine does what the reference says. */
class RandomPoliciesTest {
  private static final RandomOrders ORDERS = new RandomOrders();
  private static int policies;

  @BeforeContainer
  static void start() {
    ORDERS.start();
  }

  @AfterContainer
  static void stop() {
    ORDERS.stop();
  }

  @Provide
  Arbitrary<String> policies() {
    return RandomPolicies.tables().filter(tables -> process("valid", tables).isPresent());
  }

  private static Optional<String> process(String businessType, String tables) {
    return UndrawnProcess.of(businessType, PolicyFile.xml(businessType, tables));
  }

  @Provide
  Arbitrary<List<List<Turn>>> orders() {
    return RandomPolicies.orders();
  }

  @Property(seed = "2026", edgeCases = EdgeCasesMode.NONE)
  void theEngineDoesWhatTheReferenceSays(
      @ForAll("policies") String tables, @ForAll("orders") List<List<Turn>> lives) {
    String businessType = "random-" + ++policies;
    PolicyRules rules = PolicyRules.parse(PolicyFile.xml(businessType, tables));
    String process = process(businessType, tables).orElseThrow();
    try {
      ORDERS.agree(businessType, rules, process, n -> Map.of("total", n * 10), lives);
    } catch (AssertionError e) {
      throw new AssertionError("\n" + tables + "\n" + e.getMessage(), e);
    }
  }
}
