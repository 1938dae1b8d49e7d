package io.baton.generator.check;

import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.explore.Exploration;
import io.baton.generator.explore.RuleUse;
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
import java.util.stream.Collectors;

/**
 * Rows that do nothing in all that can happen, and why. Nothing is told of rows about systems that
 * are never triggered: that, or the row that should trigger them, is told already.
 */
final class RowsWithoutEffect {
  private static final String UNFORESEEN = "a status that no row names";

  private static final String NOTHING_ABNORMAL =
      "The row never applies, nor does any below it: no status is ever abnormal.";
  private static final String HOW_ABNORMAL =
      "Say in results what makes one abnormal, or delete the row.";

  private final FulfillmentPolicy policy;
  private final Places places;
  private final Exploration exploration;
  private final Findings findings;
  private final Set<String> working = new HashSet<>(Set.of(FulfillmentPolicy.REQUEST));
  private final NeededRows needed;

  private RowsWithoutEffect(
      FulfillmentPolicy policy,
      Places places,
      Exploration exploration,
      List<Diagnostic> known,
      Findings findings) {
    this.policy = policy;
    this.places = places;
    this.exploration = exploration;
    this.findings = findings;
    this.needed = NeededRows.of(policy, exploration, places.document(), known);
    for (int i = 0; i < policy.steps().size(); i++) {
      if (exploration.steps().get(i).tookEffect()) {
        working.addAll(policy.steps().get(i).trigger());
      }
    }
  }

  /** Tells them. The exploration is complete. */
  static void tell(
      FulfillmentPolicy policy,
      Places places,
      Exploration exploration,
      List<Diagnostic> known,
      Findings findings) {
    RowsWithoutEffect rows = new RowsWithoutEffect(policy, places, exploration, known, findings);
    for (int i = 0; i < policy.steps().size(); i++) {
      rows.tell(policy.steps().get(i), exploration.steps().get(i));
    }
    // The last row of results is there for whatever else may come.
    for (int i = 0; i < policy.results().size() - 1; i++) {
      rows.tell(policy.results().get(i), exploration.results().get(i));
    }
    rows.tellExceptions();
  }

  private void tellExceptions() {
    if (Set.of(FulfillmentPolicy.STUCK).containsAll(exploration.nodes())) {
      // Told once, of the whole table.
      policy.exceptions().stream()
          .filter(rule -> !isDefault(rule) && !isForNobody(rule) && !needed.contains(rule))
          .findFirst()
          .ifPresent(rule -> neverApplies(rule.place(), NOTHING_ABNORMAL, HOW_ABNORMAL));
      return;
    }
    for (int i = 0; i < policy.exceptions().size(); i++) {
      tell(policy.exceptions().get(i), exploration.exceptions().get(i));
    }
  }

  private void tell(StepRule rule, RuleUse use) {
    if (use.tookEffect() || rule.reporters().stream().noneMatch(working::contains)) {
      return;
    }
    if (use.matched()) {
      neverApplies(
          rule.place(),
          "Whenever the row fits, something else comes first: its status is abnormal, or another"
              + " row ends the order.",
          "Look at the rows of results and of steps that fit the same status.");
    } else {
      tellCondition(rule.place(), rule.conditions(), use, "when it comes to this cell");
    }
  }

  private void tell(ResultRule rule, RuleUse use) {
    boolean isOfNobody = rule.reporters().stream().noneMatch(working::contains);
    if (use.matched() || isOfNobody || needed.contains(rule)) {
      return;
    }
    if (!use.isAsked() && !use.forestalledBy().isEmpty()) {
      neverApplies(
          rule.place(),
          "The row never applies: "
              + rows(use.forestalledBy())
              + " above it always "
              + (use.forestalledBy().size() == 1 ? "fits" : "fit")
              + " first.",
          "Move the row up if it is to win, or delete it.");
    } else {
      tellCondition(
          rule.place(),
          rule.conditions(),
          use,
          use.forestalledBy().isEmpty()
              ? "when it comes to this cell"
              : "where " + rows(use.forestalledBy()) + " above it does not fit first");
    }
  }

  private void tell(ExceptionRule rule, RuleUse use) {
    if (isForNobody(rule)) {
      return;
    }
    if (use.matched() && !use.tookEffect()) {
      findings.warning(
          "instructs-nobody",
          places.output(rule.place(), "system"),
          "Whenever an order is at this node, %s has not been triggered yet: it is told nothing."
              .formatted(rule.system().orElse("")),
          "Name the system that is at work then, or delete the row; if it is the only one of its"
              + " node, empty this cell.");
    } else if (!use.matched() && !isDefault(rule) && !needed.contains(rule)) {
      tellUnused(rule, use);
    }
  }

  private void tellUnused(ExceptionRule rule, RuleUse use) {
    if (exploration.nodes().stream().anyMatch(Feel.accepted(rule.node()))) {
      tellCondition(rule.place(), rule.conditions(), use, "at this node");
    } else if (namedNodes(rule).stream().allMatch(this::isNeverAbnormal)) {
      neverApplies(
          places.input(rule.place(), "node"),
          "The row never applies: no status of this node is ever abnormal.",
          HOW_ABNORMAL);
    }
  }

  private boolean isForNobody(ExceptionRule rule) {
    return rule.system().filter(system -> !working.contains(system)).isPresent();
  }

  /** What to do at any other node, or when nothing more can happen, is never too much. */
  private static boolean isDefault(ExceptionRule rule) {
    List<String> nodes = namedNodes(rule);
    return nodes.isEmpty() || nodes.contains(FulfillmentPolicy.STUCK);
  }

  private static List<String> namedNodes(ExceptionRule rule) {
    return Feel.parseTests(rule.node()) instanceof Feel.Understood(FeelExpression tests)
        ? tests.testedTexts().orElse(List.of())
        : List.of();
  }

  /** Whatever no row names belongs to its system, and may be abnormal by its result code. */
  private boolean isNeverAbnormal(String node) {
    boolean isKnown = ExceptionNodes.ofStatuses(policy).contains(node);
    return isKnown
        && policy.results().stream()
            .filter(rule -> !rule.normal() && rule.reporters().contains(node))
            .noneMatch(
                rule ->
                    rule.conditions().stream()
                        .filter(condition -> condition.input().equals("feedback.status"))
                        .allMatch(status -> Feel.accepted(status.tests()).test(UNFORESEEN)));
  }

  /** A row whose turn has come, and which then fails at the same cell at the latest. */
  private void tellCondition(Place row, List<Condition> conditions, RuleUse use, String when) {
    if (use.isAsked() && use.neverHeld() >= 0) {
      neverApplies(
          places.input(row, conditions.get(use.neverHeld()).input()),
          "The row never applies: " + when + ", its condition is never true.",
          "Correct the condition, or delete the row.");
    }
  }

  private void neverApplies(Place place, String message, String advice) {
    findings.warning("never-applies", place, message, advice);
  }

  private static String rows(List<Integer> indexes) {
    String numbers =
        indexes.stream().map(i -> String.valueOf(i + 1)).collect(Collectors.joining(", "));
    return (indexes.size() == 1 ? "row " : "rows ") + numbers;
  }
}
