package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.engine.RealBrokers.Kind;
import io.baton.generator.reference.PolicyFile;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomOrder;
import io.baton.generator.reference.RandomOrder.Turn;
import io.baton.generator.reference.RandomPolicies;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A sample of the random policies and orders: a real broker does what the reference says, too. */
class RandomOrdersOnRealBrokerIT {
  private static final int POLICIES = 8;
  private static final Map<Kind, BrokerEngine> BROKERS = new EnumMap<>(Kind.class);
  private static int policies;
  private static int orders;

  @BeforeContainer
  static void start() {
    for (Kind kind : Kind.values()) {
      BROKERS.put(kind, kind.start());
    }
  }

  @AfterContainer
  static void stop() {
    BROKERS.values().forEach(BrokerEngine::close);
    System.out.println(orders + " random orders, real brokers and reference agree");
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

  @Property(
      seed = "2026",
      tries = POLICIES,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void byDefault(@ForAll("policies") String tables, @ForAll("orders") List<List<Turn>> lives) {
    agree(Kind.BY_DEFAULT, tables, lives);
  }

  @Property(
      seed = "2026",
      tries = POLICIES,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void stepByStep(@ForAll("policies") String tables, @ForAll("orders") List<List<Turn>> lives) {
    agree(Kind.STEP_BY_STEP, tables, lives);
  }

  private static void agree(Kind kind, String tables, List<List<Turn>> lives) {
    String businessType = "random-" + ++policies;
    BrokerEngine broker = Optional.ofNullable(BROKERS.get(kind)).orElseThrow();
    broker.deploy(process(businessType, tables).orElseThrow());
    PolicyRules rules = PolicyRules.parse(PolicyFile.xml(businessType, tables));
    for (List<Turn> turns : lives) {
      EngineDriver driven = broker.order(businessType);
      Map<String, ?> payload = Map.of("total", turns.getFirst().what() * 10);
      try {
        new RandomOrder(rules, driven).lives("random-" + ++orders, payload, turns);
        assertThat(driven.incidents()).isEmpty();
      } catch (AssertionError e) {
        throw new AssertionError("\n" + tables + "\n" + e.getMessage(), e);
      } finally {
        broker.cancelOrders();
      }
    }
  }
}
