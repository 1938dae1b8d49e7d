package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomOrder;
import io.baton.generator.reference.RandomOrder.Turn;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Random orders of one policy after the other, on embedded engines that stay young.
 *
 * <p>About once in 2,000 orders, on a busy machine, an embedded engine of 8.8.21 fails: its log is
 * a plain list that one thread reads while another one writes. The same order then begins again on
 * a new engine.
 */
final class RandomOrders {
  /** The embedded engine copies its whole state at every step: an old one is slow. */
  private static final int ORDERS_PER_ENGINE = 20;

  private static final int ORDERS_PER_WORD = 1000;

  private EmbeddedEngine engine = new EmbeddedEngine();
  private int ordersOfEngine;
  private int orders;

  void start() {
    engine.start();
  }

  /** Stops and says how much there was. */
  void stop() {
    engine.stop();
    System.out.println(orders + " random orders, engine and reference agree");
  }

  /**
   * Lets each order live on the engine and in the reference.
   *
   * @param process BPMN XML of the policy's process
   * @param payload of an order, by a number from 0 to 99
   * @throws AssertionError with the order's story where the two differ, or with an incident
   */
  void agree(
      String businessType,
      PolicyRules rules,
      String process,
      Function<Integer, Map<String, ?>> payload,
      List<List<Turn>> lives) {
    ordersOfEngine += lives.size();
    if (ordersOfEngine > ORDERS_PER_ENGINE) {
      renewEngine();
      ordersOfEngine = lives.size();
    }
    engine.deploy(process);
    for (List<Turn> turns : lives) {
      orders++;
      Runnable order =
          () -> agree(businessType, rules, payload.apply(turns.getFirst().what()), turns);
      try {
        order.run();
      } catch (AssertionError e) {
        renewEngine(); // For the next try: whatever state this one is in.
        throw e;
      } catch (RuntimeException e) {
        System.out.println("The engine failed, the order begins again on a new one: " + e);
        renewEngine();
        engine.deploy(process);
        order.run();
      }
      if (orders % ORDERS_PER_WORD == 0) {
        System.out.println(orders + " random orders so far");
      }
    }
  }

  private void agree(
      String businessType, PolicyRules rules, Map<String, ?> payload, List<Turn> turns) {
    EngineDriver driven = engine.order(businessType);
    new RandomOrder(rules, driven).lives("o" + orders, payload, turns);
    assertThat(driven.incidents()).isEmpty();
    engine.cancelOrders();
  }

  private void renewEngine() {
    engine.stop();
    engine = new EmbeddedEngine();
    engine.start();
  }
}
