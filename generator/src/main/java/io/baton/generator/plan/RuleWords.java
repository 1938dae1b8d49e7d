package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.OVERDUE;

import io.baton.generator.diagnostic.Place;
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
    return policy.steps().stream()
        .filter(which)
        .map(rule -> relation + " " + row(rule.place(), rule.annotation()))
        .collect(Collectors.joining("\n"));
  }

  /** What the reporter's statuses are judged by and lead to. */
  String decisions() {
    return (rules(rule -> rule.reporters().contains(id), "Decided by") + "\n" + judgements())
        .strip();
  }

  /** What says whether the reporter's statuses are normal. */
  String judgements() {
    return policy.results().stream()
        .filter(rule -> rule.reporters().contains(id))
        .map(rule -> "Judged by " + row(rule.place(), rule.annotation()))
        .collect(Collectors.joining("\n"));
  }

  /** {@code steps, row 3: what the analyst wrote beside it}. */
  static String row(Place place, String annotation) {
    return place.table() + ", row " + place.row() + (annotation.isBlank() ? "" : ": " + annotation);
  }
}
