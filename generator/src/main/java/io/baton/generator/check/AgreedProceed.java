package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All rules of a node must say the same about how the order proceeds. */
final class AgreedProceed implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    Set<ExceptionRule> reported = new HashSet<>();
    ExceptionNodes nodes = new ExceptionNodes(policy);
    for (String node : ExceptionNodes.of(policy)) {
      List<ExceptionRule> rules =
          nodes.rulesAt(node).stream().filter(rule -> rule.proceed().isPresent()).toList();
      for (ExceptionRule rule : rules) {
        ExceptionRule first = rules.getFirst();
        if (!rule.proceed().equals(first.proceed()) && reported.add(rule)) {
          findings.error(
              "proceed-conflict",
              places.output(rule.place(), "proceed"),
              "At node \"%s\" this row says \"%s\", row %d says \"%s\"."
                  .formatted(node, said(rule), first.place().row(), said(first)),
              "An order can proceed in one way only: write the same in all rows of a node.");
        }
      }
    }
  }

  private static String said(ExceptionRule rule) {
    return rule.proceed().map(proceed -> proceed.name().toLowerCase(Locale.ROOT)).orElse("");
  }
}
