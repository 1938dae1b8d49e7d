package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;

/** A system that answers by reply is never waited for: no deadline, and nothing after which. */
final class SystemsThatReply implements PolicyChecks.Check {

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    for (FulfillmentSystem system : policy.systems()) {
      if (system.answers() == Answers.REPLY && system.deadline().isPresent()) {
        findings.error(
            "deadline-on-reply",
            places.ofSystem(system.id(), "deadline"),
            system.name() + " answers by reply and has a deadline.",
            "Remove the deadline: a call that gets no reply is repeated and then reported.");
      }
      if (system.answers() == Answers.REPLY && !system.done().isEmpty()) {
        findings.error(
            "done-on-reply",
            places.ofSystem(system.id(), "done"),
            system.name() + " answers by reply and has statuses after which it has finished.",
            "Leave the cell empty: after its reply such a system has finished anyway.");
      }
    }
  }
}
