package io.baton.generator.check;

import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.explore.Event;
import io.baton.generator.explore.Exploration;
import io.baton.generator.explore.Exploration.Circle;
import io.baton.generator.explore.Exploration.Disagreement;
import io.baton.generator.explore.Exploration.EarlyEnd;
import io.baton.generator.explore.Exploration.LateReport;
import io.baton.generator.explore.Story;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.policy.PolicyDocument;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a policy by what can happen to its orders, each with the shortest story. */
public final class ExplorationChecks {
  private final Places places;
  private final Exploration exploration;
  private final Findings findings = new Findings();

  private ExplorationChecks(PolicyDocument document, Exploration exploration) {
    this.places = new Places(document);
    this.exploration = exploration;
  }

  /**
   * Tells what the exploration has found.
   *
   * @param document the file that the policy was read from: where its cells are
   * @param known what has been found without it
   */
  public static List<Diagnostic> run(
      FulfillmentPolicy policy,
      PolicyDocument document,
      Exploration exploration,
      List<Diagnostic> known) {
    ExplorationChecks checks = new ExplorationChecks(document, exploration);
    exploration.stuck().forEach(checks::reportStuck);
    exploration.withoutWayOut().forEach(checks::reportWithoutWayOut);
    exploration.circles().forEach(checks::reportCircle);
    exploration.earlyEnds().forEach(checks::reportEarlyEnd);
    exploration.disagreements().forEach(checks::reportDisagreement);
    exploration.lateReports().stream()
        .filter(late -> known.stream().noneMatch(told -> isForgottenPartner(told, late)))
        .forEach(checks::reportLateReport);
    if (exploration.isComplete()) {
      RowsWithoutEffect.tell(policy, checks.places, exploration, known, checks.findings);
    } else {
      checks.reportUndecided();
    }
    return checks.findings.all();
  }

  private void reportStuck(Story story) {
    findings.warning(
        "can-get-stuck",
        cause(story.last()),
        "An order can get stuck: " + told(story) + " -> nothing left to happen.",
        "Let a row trigger or end something then, or say in exceptions what to do at the node"
            + " \"stuck\".");
  }

  private void reportWithoutWayOut(Story story) {
    findings.warning(
        "no-way-out",
        cause(story.last()),
        "An order can wait in vain: "
            + told(story)
            + " -> whatever else is reported as normal, no row ends it.",
        "Let a row end it then, or give a system that it waits for a deadline.");
  }

  private void reportCircle(Circle circle) {
    String around = circle.events().stream().map(this::told).collect(Collectors.joining(" -> "));
    findings.warning(
        "never-waits",
        cause(circle.events().getLast()),
        "An order can go round without ever waiting: "
            + told(circle.story())
            + ", and then again and again "
            + around
            + ".",
        "Add a guard that says how often, such as a column "
            + circle.events().getFirst().reporter()
            + ".triggered with < 3.");
  }

  private void reportEarlyEnd(EarlyEnd end) {
    Event unheard = end.unheard();
    String lost =
        unheard.triggered().isEmpty()
            ? "nobody is told then that " + told(unheard)
            : "it triggers " + String.join(", ", unheard.triggered()) + " no more";
    findings.warning(
        "ends-early",
        places.output(end.rule().place(), "proceed"),
        "The row can end an order while %s is still at work, and %s: %s."
            .formatted(unheard.reporter(), lost, told(end.story())),
        "Wait for it with a guard, such as list contains(%s.seen, \"%s\"), or accept it."
            .formatted(unheard.reporter(), unheard.status()));
  }

  private void reportDisagreement(Disagreement found) {
    findings.warning(
        "rows-disagree",
        places.output(found.other().row(), found.about()),
        "This row says \"%s\" and row %d says \"%s\" where both apply: %s."
            .formatted(
                found.other().text(),
                found.one().row().row(),
                found.one().text(),
                told(found.story())),
        "Give them conditions that exclude each other, or write the same in both.");
  }

  private static boolean isForgottenPartner(Diagnostic told, LateReport late) {
    Place row = late.rule().place();
    return told.code().equals("join-without-partner")
        && told.place().table().equals(row.table())
        && told.place().row() == row.row();
  }

  private void reportLateReport(LateReport late) {
    Event last = late.fails().last();
    String triggered = String.join(", ", late.rule().trigger());
    findings.warning(
        "depends-on-order",
        places.input(late.rule().place(), "feedback.system"),
        "It depends on which report comes first: %s -> triggers %s; but %s -> %s is never triggered."
            .formatted(told(late.works()), triggered, told(late.fails()), triggered),
        "Let a row do the same if \"%s\" of %s comes last, such as this one with both systems, both"
                .formatted(last.status(), last.reporter())
            + " statuses and a guard for each.");
  }

  private void reportUndecided() {
    findings.note(
        "not-decided",
        Place.ofTable(places.document().file(), "steps"),
        "Whether orders can get stuck is not decided, the policy is too large for that: "
            + exploration.tooLarge().orElse("")
            + ".",
        "All other checks were made; fewer guards, or \"done\" for more systems, make it smaller.");
  }

  /** The row after which it happens; the reporter's own where no row is about it. */
  private Place cause(Event event) {
    if (!event.isNormal() && !event.exceptions().isEmpty()) {
      return places.output(event.exceptions().getFirst().place(), "proceed");
    }
    return event.steps().stream()
        .map(StepRule::place)
        .findFirst()
        .orElseGet(() -> places.ofSystem(event.reporter(), "answers"));
  }

  private String told(Story story) {
    return story.events().stream().map(this::told).collect(Collectors.joining(" -> "));
  }

  private String told(Event event) {
    String circumstances =
        event.circumstances().isEmpty()
            ? ""
            : " (" + String.join(", ", event.circumstances()) + ")";
    String exception =
        switch (event.result()) {
          case RESUMES -> ", goes on after the exception";
          case ASKS_PERSON -> ", a person decides";
          default -> "";
        };
    return event.reporter() + " " + event.status() + circumstances + exception;
  }
}
