package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.OVERDUE;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.plan.Report.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the labels and the documentation of a reporter's elements say about its rules. */
record RuleWords(FulfillmentPolicy policy, String id) {

  /** The statuses of the reporter that can lead to something, as a label. */
  String statuses(Report report, Predicate<StepRule> which) {
    if (report.kind() == Kind.OVERDUE) {
      return OVERDUE;
    }
    Set<String> statuses = new LinkedHashSet<>();
    report.steps().stream()
        .filter(which)
        .forEach(
            rule -> {
              if (rule.statuses().isEmpty()) {
                statuses.add("other status");
              }
              statuses.addAll(ownStatuses(rule));
            });
    statuses.remove(OVERDUE);
    return String.join(" / ", statuses);
  }

  /** In a join the n-th status belongs to the n-th system, by the guards that name both. */
  private List<String> ownStatuses(StepRule rule) {
    List<String> named =
        rule.statuses().stream()
            .filter(
                status ->
                    rule.conditions().stream()
                        .anyMatch(
                            c ->
                                c.input().startsWith("list contains(" + id + ".seen,")
                                    && c.input().contains(FeelText.text(status))))
            .toList();
    return named.isEmpty() ? rule.statuses() : named;
  }

  /** Which rules of the policy an element comes from, with the analyst's own remarks. */
  String rules(Predicate<StepRule> which, String relation) {
    List<StepRule> rules = policy.steps().stream().filter(which).toList();
    return rules.stream()
        .map(
            rule ->
                relation
                    + " steps, row "
                    + rule.place().row()
                    + (rule.annotation().isBlank() ? "" : ": " + rule.annotation()))
        .collect(Collectors.joining("\n"));
  }
}
