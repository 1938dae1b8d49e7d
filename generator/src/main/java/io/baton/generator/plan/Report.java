package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.OVERDUE;
import static io.baton.generator.model.FulfillmentPolicy.RECEIVED;
import static io.baton.generator.model.FulfillmentPolicy.REQUEST;

import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.plan.FlowNode.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * The decision on one report of a system, as output mappings: everything is decided here, at the
 * moment the status arrives; what follows in the process only carries it out.
 */
final class Report {

  /** How a report comes in. */
  enum Kind {
    /** The start of the order: the request reports {@code received}. */
    START,
    /** A message. */
    FEEDBACK,
    /** The answer to a trigger call. */
    REPLY,
    /** The deadline has run out. */
    OVERDUE;

    /** Whether somebody has sent it, with the id of the event. */
    boolean isSent() {
      return this == FEEDBACK || this == REPLY;
    }
  }

  /** Flow of a gateway back to listening. */
  static final String LISTEN = "listen";

  /** Flow of a gateway to the exception. */
  static final String ABNORMAL = "abnormal";

  /** The start of the order as the reason for what it triggers. */
  static final String RECEIVED_CAUSE =
      "{system: " + FeelText.text(REQUEST) + ", status: " + FeelText.text(RECEIVED) + "}";

  /** Flow of a gateway that ends the order. */
  static final String END = "end";

  private final PolicyFacts facts;
  private final SystemState reporter;
  private final Kind kind;
  private final String id;

  Report(PolicyFacts facts, SystemState reporter, Kind kind) {
    this.facts = facts;
    this.reporter = reporter;
    this.kind = kind;
    this.id = reporter.id();
  }

  Kind kind() {
    return kind;
  }

  /** The rules of {@code steps} that can match this report. */
  List<StepRule> steps() {
    return facts.stepsOf(id).stream().filter(r -> canCarry(r.statuses())).toList();
  }

  private boolean canCarry(List<String> statuses) {
    return switch (kind) {
      case START -> statuses.isEmpty() || statuses.contains(RECEIVED);
      case OVERDUE -> statuses.isEmpty() || statuses.contains(OVERDUE);
      // The start was the one time that the request was received; see isNew().
      case FEEDBACK -> !id.equals(REQUEST) || !statuses.equals(List.of(RECEIVED));
      case REPLY -> true;
    };
  }

  /** The rules of {@code results} that can match this report. */
  List<ResultRule> results() {
    return facts.resultsOf(id).stream()
        .filter(r -> kind != Kind.OVERDUE || r.namesOverdue())
        .toList();
  }

  /** The systems that this report can trigger, in the policy's order. */
  List<SystemState> targets() {
    return facts.systems().stream()
        .filter(s -> steps().stream().anyMatch(r -> r.trigger().contains(s.id())))
        .toList();
  }

  /** Whether this report can end the order. */
  boolean canEnd() {
    return steps().stream().anyMatch(r -> r.outcome().isPresent());
  }

  /** Whether this report can be abnormal, or leave the order stuck. */
  boolean canRaise() {
    boolean abnormal =
        kind == Kind.OVERDUE ? !isSurelyNormal() : results().stream().anyMatch(r -> !r.normal());
    return abnormal || canLeaveStuck();
  }

  private boolean isSurelyNormal() {
    return !results().isEmpty()
        && results().stream().allMatch(ResultRule::normal)
        && results().stream().anyMatch(r -> r.conditions().size() <= 1);
  }

  /** Whether this report can do anything but raise an exception. */
  boolean canGoOn() {
    return kind != Kind.OVERDUE
        || results().stream().anyMatch(ResultRule::normal)
        || reporter.hasSecondCalls()
        || canEnd();
  }

  /** Whether nothing may be under way after this report. */
  boolean canLeaveStuck() {
    return switch (kind) {
      case START, REPLY -> true;
      case FEEDBACK -> !reporter.system().done().isEmpty();
      case OVERDUE -> reporter.system().done().contains(OVERDUE);
    };
  }

  /** All mappings of this report, in the order in which they build on each other. */
  List<Mapping> mappings() {
    List<Mapping> mappings = new ArrayList<>();
    mappings.add(new Mapping("=" + new Decision(facts, reporter, this).state(), id));
    if (kind != Kind.START) {
      targets().stream()
          .filter(s -> !s.id().equals(id))
          .forEach(s -> mappings.add(new Mapping("=" + triggeredBy(s), s.id())));
    }
    return mappings;
  }

  private String triggeredBy(SystemState target) {
    String isDecided = FeelText.contains(id + ".triggers", target.id());
    return "if " + isDecided + " then " + target.triggered(cause()) + " else " + target.id();
  }

  /**
   * This report as the reason for what it triggers. Every entry but the literals is read from
   * {@code feedback}: a system's own state could not be read behind an entry of the system's name.
   */
  String cause() {
    String system = "{system: " + FeelText.text(id) + ", status: ";
    return switch (kind) {
      case START -> RECEIVED_CAUSE;
      case OVERDUE -> system + FeelText.text(OVERDUE) + "}";
      case FEEDBACK, REPLY -> system + "feedback.status, eventId: feedback.eventId}";
    };
  }
}
