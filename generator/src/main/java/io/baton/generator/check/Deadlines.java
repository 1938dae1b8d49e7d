package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A deadline is a duration that FEEL reads, and there is a status after which it does not run. */
final class Deadlines implements PolicyChecks.Check {

  /** ISO 8601 as FEEL has it: days and time, or years and months; no weeks, no mixture. */
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?=[0-9T])(\\d{1,6}D)?(T(?=\\d)(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,6}S)?)?"
              + "|P(?=\\d)(\\d{1,4}Y)?(\\d{1,4}M)?");

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    List<FulfillmentSystem> reporters = new ArrayList<>(policy.systems());
    reporters.addFirst(policy.request());
    for (FulfillmentSystem system : reporters) {
      system.deadline().ifPresent(deadline -> check(system, deadline, places, findings));
    }
  }

  private static void check(
      FulfillmentSystem system, String deadline, Places places, Findings findings) {
    if (!DURATION.matcher(deadline).matches()
        || deadline.chars().noneMatch(c -> c > '0' && c <= '9')) {
      findings.error(
          "bad-deadline",
          places.ofSystem(system.id(), "deadline"),
          "\"" + deadline + "\" is not a duration.",
          "Write \"PT30M\" for 30 minutes, \"PT8H\" for 8 hours, \"P3D\" for 3 days.");
    }
    boolean isWaitedFor =
        system.answers() == Answers.FEEDBACK && !system.id().equals(FulfillmentPolicy.REQUEST);
    if (isWaitedFor && system.done().isEmpty()) {
      findings.warning(
          "deadline-without-done",
          places.ofSystem(system.id(), "done"),
          system.name()
              + " has a deadline, but no status after which it has finished: sooner or later it is"
              + " overdue in every order that goes on.",
          "Name its last statuses here.");
    }
  }
}
