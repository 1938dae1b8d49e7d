package io.baton.generator.check;

import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which nodes the rules of {@code exceptions} are about. */
final class ExceptionNodes {

  private ExceptionNodes() {}

  /** Every node that a status can belong to or that a rule speaks of. */
  static Set<String> of(FulfillmentPolicy policy) {
    Set<String> nodes = ofStatuses(policy);
    for (ExceptionRule rule : policy.exceptions()) {
      if (Feel.parseTests(rule.node()) instanceof Feel.Understood(FeelExpression tests)) {
        nodes.addAll(tests.literals());
      }
    }
    return nodes;
  }

  /** Every node that a status can belong to; a status that no row names belongs to its system. */
  static Set<String> ofStatuses(FulfillmentPolicy policy) {
    Set<String> nodes = new LinkedHashSet<>();
    policy.steps().forEach(rule -> rule.node().ifPresent(nodes::add));
    nodes.add(FulfillmentPolicy.REQUEST);
    policy.systems().forEach(system -> nodes.add(system.id()));
    nodes.add(FulfillmentPolicy.STUCK);
    return nodes;
  }

  /** The rules that match at a node, whatever their other conditions say. */
  static List<ExceptionRule> rulesAt(String node, FulfillmentPolicy policy) {
    return policy.exceptions().stream().filter(rule -> isAt(rule, node)).toList();
  }

  private static boolean isAt(ExceptionRule rule, String node) {
    return Feel.parseTests(rule.node()) instanceof Feel.Understood(FeelExpression tests)
        && tests.matches(node);
  }
}
