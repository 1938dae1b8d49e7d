package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Proceed;

/** A stuck order has nothing to go on with: a resume would find it stuck again, for ever. */
final class NoResumeWhenStuck implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    new ExceptionNodes(policy)
        .rulesAt(FulfillmentPolicy.STUCK).stream()
            .filter(rule -> rule.proceed().filter(Proceed.RESUME::equals).isPresent())
            .forEach(
                rule ->
                    findings.error(
                        "resume-when-stuck",
                        places.output(rule.place(), "proceed"),
                        "The row resumes a stuck order, which has nothing left to wait for.",
                        "Write \"end\" or \"manual\", or name the nodes that the row is about; an empty"
                            + " node cell fits \"stuck\", too."));
  }
}
