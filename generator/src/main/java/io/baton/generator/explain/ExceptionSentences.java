package io.baton.generator.explain;

import io.baton.generator.explain.Explanation.Line;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the tables {@code results} and {@code exceptions} say. */
record ExceptionSentences(Words words) {

  /** When is a status abnormal? */
  List<Line> results() {
    List<ResultRule> rules = words.policy().results();
    if (rules.isEmpty()) {
      return List.of(new Line(0, "Every status is normal."));
    }
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(0, "The first of these that fits decides; if none does, a status is normal."));
    for (ResultRule rule : rules) {
      lines.add(new Line(1, sentence(rule)));
    }
    return lines;
  }

  private String sentence(ResultRule rule) {
    boolean isAny = rule.reporters().size() > words.policy().systems().size();
    String reporters =
        isAny ? "" : Words.any(rule.reporters().stream().map(words::name).toList()) + ": ";
    String status =
        rule.conditions().stream()
            .filter(condition -> condition.input().equals("feedback.status"))
            .map(condition -> "reports " + Words.tests(condition.tests()))
            .findFirst()
            .orElse("");
    String guards = words.onlyIf(rule.conditions(), rule.place());
    String when =
        status.isEmpty()
            ? guards
            : "if it " + status + (guards.isEmpty() ? ", " : guards.replaceFirst("^if", " and"));
    return capital(
        reporters
            + (when.isEmpty() && isAny ? "otherwise " : when)
            + "it is "
            + (rule.normal() ? "normal" : "abnormal")
            + Words.row(rule.place()));
  }

  /** What happens at each node that has rows? */
  List<Line> exceptions() {
    Map<String, List<ExceptionRule>> byNode = new LinkedHashMap<>();
    for (ExceptionRule rule : words.policy().exceptions()) {
      byNode.computeIfAbsent(rule.node(), node -> new ArrayList<>()).add(rule);
    }
    List<Line> lines = new ArrayList<>();
    byNode.forEach(
        (node, rules) -> {
          String at = node.equals("-") ? "At any node" : "At the node " + Words.tests(node);
          Optional<Proceed> agreed = agreed(rules);
          String then = agreed.map(proceed -> " " + then(proceed)).orElse("");
          lines.add(new Line(0, at + then + "; of the systems that were triggered:"));
          rules.forEach(rule -> lines.add(new Line(1, sentence(rule, agreed))));
        });
    lines.add(
        new Line(
            0,
            (byNode.isEmpty() ? "At every node" : "At every other node")
                + " nobody is told anything, and a person decides whether the order ends or goes on."));
    return lines;
  }

  /** What all rules of a node say, whatever else is the case. */
  private static Optional<Proceed> agreed(List<ExceptionRule> rules) {
    Set<Optional<Proceed>> said =
        rules.stream().map(ExceptionRule::proceed).collect(Collectors.toSet());
    boolean isAlwaysSo = rules.stream().anyMatch(rule -> rule.conditions().isEmpty());
    return said.size() == 1 && isAlwaysSo ? said.iterator().next() : Optional.empty();
  }

  private String sentence(ExceptionRule rule, Optional<Proceed> agreed) {
    List<String> parts = new ArrayList<>();
    rule.system()
        .ifPresent(
            system -> parts.add(words.name(system) + " is told to \"" + rule.instruction() + "\""));
    if (!rule.proceed().equals(agreed)) {
      rule.proceed().ifPresent(proceed -> parts.add(then(proceed)));
    }
    String what = parts.isEmpty() ? "nobody is told anything" : String.join(", then ", parts);
    return capital(words.onlyIf(rule.conditions(), rule.place()) + what + Words.row(rule.place()));
  }

  private static String then(Proceed proceed) {
    return switch (proceed) {
      case END -> "the order ends";
      case RESUME -> "it goes on";
      case MANUAL -> "a person decides";
    };
  }

  static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
