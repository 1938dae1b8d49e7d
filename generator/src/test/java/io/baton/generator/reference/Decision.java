package io.baton.generator.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What an order has decided by the policy's tables, and by which of their rules. */
public sealed interface Decision {

  /** The rules whose conditions all held. */
  List<Applied> rules();

  /**
   * On a report, by {@code results} and {@code steps}.
   *
   * @param triggers ids of systems
   */
  record OnReport(
      String reporter, String status, boolean isNormal, Set<String> triggers, List<Applied> rules)
      implements Decision {

    static OnReport of(
        String reporter, String status, PolicyRules.Result result, PolicyRules.Step step) {
      boolean triggers = result.isNormal() && step.outcome().isEmpty();
      List<Applied> applied = new ArrayList<>();
      result.rule().ifPresent(rule -> applied.add(new Applied(rule, true)));
      for (PolicyRules.StepRow row : step.rows()) {
        boolean tookEffect =
            row.outcome().isPresent()
                ? row.outcome().equals(step.outcome())
                : triggers || !row.triggers();
        applied.add(new Applied(row.rule(), tookEffect));
      }
      return new OnReport(
          reporter, status, result.isNormal(), triggers ? step.trigger() : Set.of(), applied);
    }
  }

  /** On what to do at a node, by {@code exceptions}. */
  record OnException(String node, List<Applied> rules) implements Decision {

    static OnException of(String node, PolicyRules.Handling handling, Predicate<String> works) {
      return new OnException(
          node,
          handling.rows().stream()
              .map(row -> new Applied(row.rule(), row.systems().stream().allMatch(works)))
              .toList());
    }
  }

  /**
   * A rule, by its id in the file.
   *
   * @param tookEffect whether it did what it says; else something else came first
   */
  record Applied(String rule, boolean tookEffect) {}
}
