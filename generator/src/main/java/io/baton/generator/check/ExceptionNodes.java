package io.baton.generator.check;

import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which nodes the rules of {@code exceptions} are about. */
final class ExceptionNodes {

  private final List<ExceptionRule> rules;

  /** What the node cell of each rule accepts, parsed once for all nodes. */
  private final List<Predicate<String>> cells;

  ExceptionNodes(FulfillmentPolicy policy) {
    this.rules = policy.exceptions();
    this.cells = rules.stream().map(rule -> Feel.accepted(rule.node())).toList();
  }

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
  List<ExceptionRule> rulesAt(String node) {
    return IntStream.range(0, rules.size())
        .filter(i -> cells.get(i).test(node))
        .mapToObj(rules::get)
        .toList();
  }
}
