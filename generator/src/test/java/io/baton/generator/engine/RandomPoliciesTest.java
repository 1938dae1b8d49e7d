package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.PolicyFile;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomOrder;
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
  /** The embedded engine copies its whole state at every step: it must not grow old. */
  private static final int POLICIES_PER_ENGINE = 25;

  private static EmbeddedEngine engine = new EmbeddedEngine();
  private static int policies;
  private static int orders;

  @BeforeContainer
  static void start() {
    engine.start();
  }

  @AfterContainer
  static void stop() {
    engine.stop();
    System.out.printf("%d random orders of %d random policies%n", orders, policies);
  }

  private static EmbeddedEngine freshEngine() {
    if (policies % POLICIES_PER_ENGINE == 0) {
      engine.stop();
      engine = new EmbeddedEngine();
      engine.start();
    }
    return engine;
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

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theEngineDoesWhatTheReferenceSays(
      @ForAll("policies") String tables, @ForAll("orders") List<List<Turn>> lives) {
    String businessType = "random-" + ++policies;
    EmbeddedEngine fresh = freshEngine();
    fresh.deploy(process(businessType, tables).orElseThrow());
    PolicyRules rules = PolicyRules.parse(PolicyFile.xml(businessType, tables));
    for (List<Turn> turns : lives) {
      EngineDriver driven = fresh.order(businessType);
      Map<String, ?> payload = Map.of("total", turns.getFirst().what() * 10);
      new RandomOrder(rules, driven).lives("o" + ++orders, payload, turns);
      assertThat(driven.incidents()).isEmpty();
      fresh.cancelOrders();
    }
  }
}
