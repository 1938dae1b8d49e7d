package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nodes and the rows of {@code exceptions} belong together: a row about a node that no status has
 * never applies, and at a node without a row a person has to decide. A misspelt node is both.
 */
final class HandledNodes implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    Set<String> nodes = ExceptionNodes.ofStatuses(policy);
    for (ExceptionRule rule : policy.exceptions()) {
      for (String named : namedNodes(rule)) {
        if (!nodes.contains(named)) {
          findings.warning(
              "unknown-node",
              places.input(rule.place(), "node"),
              "No status belongs to the node \"" + named + "\", so this row never applies.",
              Suggestion.sentence(named, nodes)
                  + "Name a node of steps; where a row names none, it is the system's own id.");
        }
      }
    }
    if (!policy.exceptions().isEmpty()) {
      Set<String> told = new HashSet<>();
      reportUnhandled(policy, places, findings, told);
      reportWithoutNode(policy, places, findings, told);
    }
  }

  private static List<String> namedNodes(ExceptionRule rule) {
    return Feel.parseTests(rule.node()) instanceof Feel.Understood(FeelExpression tests)
        ? tests.testedTexts().orElse(List.of())
        : List.of();
  }

  /** Told once per node, at the first row that leads there. */
  private static void reportUnhandled(
      FulfillmentPolicy policy, Places places, Findings findings, Set<String> told) {
    ExceptionNodes nodes = new ExceptionNodes(policy);
    for (StepRule rule : policy.steps()) {
      for (String reporter : rule.reporters()) {
        String node = rule.node().orElse(reporter);
        boolean isAbnormal =
            rule.outcome().isEmpty()
                && rule.statuses().stream().anyMatch(s -> canBeAbnormal(policy, reporter, s));
        if (isAbnormal && nodes.rulesAt(node).isEmpty() && told.add(node)) {
          findings.warning(
              "unhandled-node",
              places.output(rule.place(), "node"),
              "No row of exceptions is about the node \""
                  + node
                  + "\", where a status can be abnormal: a person has to decide what to do.",
              "Add a row for the node to exceptions; with the proceed \"manual\" if that is meant.");
        }
      }
    }
  }

  /** Statuses that results make abnormal, and no row of steps says where they belong. */
  private static void reportWithoutNode(
      FulfillmentPolicy policy, Places places, Findings findings, Set<String> told) {
    ExceptionNodes nodes = new ExceptionNodes(policy);
    for (ResultRule rule : policy.results()) {
      for (String status : statuses(rule)) {
        boolean hasNode =
            rule.reporters().stream().anyMatch(reporter -> hasStep(policy, reporter, status));
        boolean isOfAll = rule.reporters().size() > policy.systems().size();
        rule.reporters().stream()
            .filter(reporter -> !rule.normal() && !hasNode && !isOfAll)
            .filter(reporter -> canBeAbnormal(policy, reporter, status))
            .filter(reporter -> nodes.rulesAt(reporter).isEmpty())
            .filter(told::add)
            .forEach(
                reporter ->
                    findings.warning(
                        "unhandled-node",
                        places.input(rule.place(), "feedback.status"),
                        "No row of steps says where \"%s\" of %s belongs, and no row of exceptions is about the node \"%s\": a person has to decide what to do."
                            .formatted(status, reporter, reporter),
                        "Add a row to steps that gives it a node, and one for that node to"
                            + " exceptions."));
      }
    }
  }

  private static boolean hasStep(FulfillmentPolicy policy, String reporter, String status) {
    return policy.steps().stream()
        .filter(rule -> rule.reporters().contains(reporter))
        .anyMatch(rule -> rule.statuses().isEmpty() || rule.statuses().contains(status));
  }

  private static List<String> statuses(ResultRule rule) {
    return rule.conditions().stream()
        .filter(HandledNodes::isOfStatus)
        .flatMap(
            condition ->
                Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression tests)
                    ? tests.testedTexts().orElse(List.of()).stream()
                    : Stream.of())
        .toList();
  }

  /**
   * By a row of {@code results} that is about the status; what it asks of more may be so or not. A
   * row about any status, such as one with a result code, speaks of no node in particular.
   */
  private static boolean canBeAbnormal(FulfillmentPolicy policy, String reporter, String status) {
    boolean isOverdue = status.equals(FulfillmentPolicy.OVERDUE);
    for (ResultRule rule : policy.results()) {
      if (rule.reporters().contains(reporter)
          && (!isOverdue || rule.namesOverdue())
          && accepts(rule, status)) {
        if (!rule.normal() && rule.conditions().stream().anyMatch(HandledNodes::isOfStatus)) {
          return true;
        }
        if (rule.normal() && rule.conditions().stream().allMatch(HandledNodes::isOfStatus)) {
          return false;
        }
      }
    }
    return isOverdue;
  }

  private static boolean accepts(ResultRule rule, String status) {
    return rule.conditions().stream()
        .filter(HandledNodes::isOfStatus)
        .allMatch(condition -> Feel.accepted(condition.tests()).test(status));
  }

  private static boolean isOfStatus(Condition condition) {
    return condition.input().equals("feedback.status");
  }
}
