package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules that match together must tell a system the same. Reported where it is certain that they do:
 * one has all the conditions that the other has.
 */
final class AgreedInstructions implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    Set<ExceptionRule> reported = new HashSet<>();
    ExceptionNodes nodes = new ExceptionNodes(policy);
    for (String node : ExceptionNodes.of(policy)) {
      List<ExceptionRule> rules = nodes.rulesAt(node);
      for (int i = 0; i < rules.size(); i++) {
        ExceptionRule later = rules.get(i);
        rules.subList(0, i).stream()
            .filter(earlier -> disagree(earlier, later))
            .findFirst()
            .filter(earlier -> reported.add(later))
            .ifPresent(earlier -> report(node, earlier, later, places, findings));
      }
    }
  }

  private static boolean disagree(ExceptionRule a, ExceptionRule b) {
    return a.system().isPresent()
        && a.system().equals(b.system())
        && !a.instruction().equals(b.instruction())
        && (a.conditions().containsAll(b.conditions())
            || b.conditions().containsAll(a.conditions()));
  }

  private static void report(
      String node, ExceptionRule earlier, ExceptionRule later, Places places, Findings findings) {
    findings.error(
        "instruction-conflict",
        places.output(later.place(), "instruction"),
        "At node \"%s\" this row tells %s \"%s\", row %d tells it \"%s\"."
            .formatted(
                node,
                later.system().orElseThrow(),
                later.instruction(),
                earlier.place().row(),
                earlier.instruction()),
        "A system gets one instruction: keep one of the rows, or give them conditions that exclude"
            + " each other.");
  }
}
