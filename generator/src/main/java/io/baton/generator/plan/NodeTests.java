package io.baton.generator.plan;

import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/**
 * Which nodes a node cell means: all nodes are known when the process is planned, so that each can
 * have a boundary event of its own.
 */
final class NodeTests {
  private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

  boolean matches(String tests, String node) {
    return tests.isEmpty()
        || tests.equals("-")
        || Boolean.TRUE.equals(feel.evaluateUnaryTests(tests, node, Map.of()).result());
  }
}
