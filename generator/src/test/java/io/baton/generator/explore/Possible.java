package io.baton.generator.explore;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What can be seen of orders, in words, by what the exploration says. */
final class Possible {
  private Possible() {}

  static String ends(String outcome) {
    return "ends: " + outcome;
  }

  static String asksPerson(String node) {
    return "a person decides at " + node;
  }

  static String handled(String node) {
    return "an exception at " + node;
  }

  static String applies(String rule) {
    return rule + " applies";
  }

  static String takesEffect(String rule) {
    return rule + " takes effect";
  }

  static Set<String> of(FulfillmentPolicy policy, Exploration exploration) {
    Set<String> possible = new LinkedHashSet<>();
    exploration.endings().keySet().forEach(outcome -> possible.add(ends(outcome)));
    exploration.decisions().keySet().forEach(node -> possible.add(asksPerson(node)));
    exploration.nodes().forEach(node -> possible.add(handled(node)));
    add(possible, policy.steps().stream().map(StepRule::id).toList(), exploration.steps());
    add(possible, policy.results().stream().map(ResultRule::id).toList(), exploration.results());
    add(
        possible,
        policy.exceptions().stream().map(ExceptionRule::id).toList(),
        exploration.exceptions());
    return possible;
  }

  private static void add(Set<String> possible, List<String> rules, List<RuleUse> uses) {
    for (int i = 0; i < rules.size(); i++) {
      if (uses.get(i).matched()) {
        possible.add(applies(rules.get(i)));
      }
      if (uses.get(i).tookEffect()) {
        possible.add(takesEffect(rules.get(i)));
      }
    }
  }
}
