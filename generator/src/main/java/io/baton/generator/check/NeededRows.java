package io.baton.generator.check;

import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.explore.Exploration;
import io.baton.generator.explore.RuleUse;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows that never apply, but without which another check would complain: who has written them has
 * done as told.
 */
final class NeededRows {
  /** Of rows that are tried one by one; of further ones all count as needed. */
  private static final int MOST_TRIED = 30;

  private final FulfillmentPolicy policy;
  private final PolicyDocument document;
  private final Set<Diagnostic> known;
  private final Set<Object> rows = new HashSet<>();

  private NeededRows(FulfillmentPolicy policy, PolicyDocument document, List<Diagnostic> known) {
    this.policy = policy;
    this.document = document;
    this.known = Set.copyOf(known);
  }

  /**
   * Finds them among the rows that never apply.
   *
   * @param known what the checks complain about with all rows
   */
  static NeededRows of(
      FulfillmentPolicy policy,
      Exploration exploration,
      PolicyDocument document,
      List<Diagnostic> known) {
    NeededRows needed = new NeededRows(policy, document, known);
    List<Object> unused = new ArrayList<>(unused(policy.results(), exploration.results()));
    unused.addAll(unused(policy.exceptions(), exploration.exceptions()));
    if (!unused.isEmpty()) {
      needed.find(unused);
    }
    return needed;
  }

  private static <T> List<T> unused(List<T> rules, List<RuleUse> uses) {
    return IntStream.range(0, rules.size())
        .filter(i -> !uses.get(i).matched())
        .mapToObj(rules::get)
        .toList();
  }

  private void find(List<Object> unused) {
    if (known.containsAll(complaints(Set.copyOf(unused)))) {
      return;
    }
    rows.addAll(unused);
    unused.stream()
        .limit(MOST_TRIED)
        .filter(row -> known.containsAll(complaints(Set.of(row))))
        .forEach(rows::remove);
  }

  private Set<Diagnostic> complaints(Set<Object> without) {
    List<ResultRule> results =
        policy.results().stream().filter(rule -> !without.contains(rule)).toList();
    List<ExceptionRule> exceptions =
        policy.exceptions().stream().filter(rule -> !without.contains(rule)).toList();
    return Set.copyOf(
        PolicyChecks.run(
            new FulfillmentPolicy(
                policy.businessType(),
                policy.name(),
                policy.file(),
                policy.request(),
                policy.systems(),
                policy.steps(),
                results,
                exceptions,
                policy.statuses()),
            document,
            true));
  }

  boolean contains(Object row) {
    return rows.contains(row);
  }
}
