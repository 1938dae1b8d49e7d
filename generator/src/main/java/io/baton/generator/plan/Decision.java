package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.OVERDUE;
import static io.baton.generator.model.FulfillmentPolicy.REQUEST;
import static io.baton.generator.model.FulfillmentPolicy.STUCK;
import static io.baton.generator.plan.Report.ABNORMAL;
import static io.baton.generator.plan.Report.END;
import static io.baton.generator.plan.Report.LISTEN;

import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.plan.Report.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The FEEL expression that turns a reporter's state into the one after its report.
 *
 * <p>It is a context whose entries build on each other: {@code _new}, the reporter as reported,
 * {@code _hits} of {@code steps}, {@code _end}, {@code _abnormal}, {@code _triggers}, {@code
 * _raised}. Names that begin with an underscore are the expression's own; no system id can be one.
 */
final class Decision {
  private final PolicyFacts facts;
  private final SystemState reporter;
  private final Report report;
  private final String id;

  Decision(PolicyFacts facts, SystemState reporter, Report report) {
    this.facts = facts;
    this.reporter = reporter;
    this.report = report;
    this.id = reporter.id();
  }

  /** The reporter's new state: reported, then judged, then decided. */
  String state() {
    String judged = id + ": " + reported() + ", _judged: " + judged() + "}._judged";
    return switch (report.kind()) {
      case START ->
          "{" + initialStates() + ", _start: {" + reports("received") + ", " + judged + "}._start";
      case OVERDUE -> "{" + reports(OVERDUE) + ", " + judged;
      case FEEDBACK, REPLY -> "{_new: " + isNew() + ", " + judged;
    };
  }

  private String initialStates() {
    return Stream.of(facts.systems(), facts.onlyAskedFor(), List.of(reporter))
        .flatMap(List::stream)
        .map(s -> s.id() + ": " + s.initial())
        .collect(Collectors.joining(", "));
  }

  /** A report that no message brings. */
  private String reports(String status) {
    return "feedback: {system: %s, status: %s}, _new: %s"
        .formatted(FeelText.text(id), FeelText.text(status), isNew());
  }

  private String isNew() {
    return switch (report.kind()) {
      case START -> "true";
      case OVERDUE ->
          reporter.hasSecondCalls()
              ? "get or else(date and time(" + id + ".due) <= now(), false)"
              : "true";
      case FEEDBACK, REPLY -> {
        String isNew = "feedback.status instance of string";
        if (id.equals(REQUEST)) {
          isNew += " and feedback.status != \"received\"";
        }
        if (reporter.remembersEvents()) {
          isNew += " and not(list contains(" + id + ".events, feedback.eventId) = true)";
        }
        yield isNew;
      }
    };
  }

  private String reported() {
    List<String> entries = new ArrayList<>();
    entries.add("status: feedback.status");
    entries.add("params: feedback.params");
    entries.add(
        "data: if feedback.data instance of context then context merge([%1$s.data, feedback.data]) else %1$s.data"
            .formatted(id));
    entries.add(
        "seen: if list contains(%1$s.seen, feedback.status) then %1$s.seen else append(%1$s.seen, feedback.status)"
            .formatted(id));
    entries.add(
        "times: context put(%1$s.times, feedback.status, get or else(get value(%1$s.times, feedback.status), 0) + 1)"
            .formatted(id));
    if (reporter.remembersEvents() && report.kind().isSent()) {
      entries.add("events: append(" + id + ".events, feedback.eventId)");
    }
    String reported = FeelText.with(id, entries);
    return report.kind() == Kind.START ? reported : "if _new then " + reported + " else " + id;
  }

  private String judged() {
    List<String> entries = new ArrayList<>();
    entries.add(
        id
            + ": context put("
            + id
            + ", \"result\", if _new then "
            + result()
            + " else "
            + id
            + ".result)");
    entries.add("_hits: " + hits());
    entries.add("_act: " + acts());
    entries.add("_end: " + (report.canEnd() || report.kind() == Kind.START ? end() : "null"));
    entries.add("_node: get or else(_hits.node[item != null][1], " + FeelText.text(id) + ")");
    entries.add("_abnormal: _act and _end = null and " + id + ".result = \"abnormal\"");
    entries.add(
        "_triggers: if _act and _end = null and not(_abnormal) then distinct values(flatten(_hits.trigger)) else []");
    if (hasListener()) {
      entries.add(
          "_listen: "
              + (reporter.system().done().isEmpty()
                  ? listening()
                  : "if _new and list contains("
                      + FeelText.texts(reporter.system().done())
                      + ", "
                      + id
                      + ".status) then false else "
                      + listening()));
    }
    entries.add("_raised: " + raised());
    entries.add("_decided: " + decided());
    return "{" + String.join(", ", entries) + "}._decided";
  }

  /** The request is listened to from the start. */
  private String listening() {
    return report.kind() == Kind.START ? "true" : id + ".listen";
  }

  private boolean hasListener() {
    return reporter.answersByFeedback();
  }

  private String result() {
    String result = report.kind() == Kind.OVERDUE ? "\"abnormal\"" : "\"normal\"";
    for (ResultRule rule : report.results().reversed()) {
      String verdict = rule.normal() ? "\"normal\"" : "\"abnormal\"";
      result =
          rule.conditions().isEmpty()
              ? verdict
              : "if " + FeelText.holds(rule.conditions()) + " then " + verdict + " else " + result;
    }
    return "(" + result + ")";
  }

  private String hits() {
    return FeelText.present(
        report.steps().stream()
            .map(
                rule ->
                    "if "
                        + FeelText.holds(rule.conditions())
                        + " then {trigger: "
                        + FeelText.texts(rule.trigger())
                        + ", node: "
                        + rule.node().map(FeelText::text).orElse("null")
                        + ", end: "
                        + rule.outcome().map(FeelText::text).orElse("null")
                        + "} else null")
            .toList());
  }

  /** A report acts unless it was reported before, or the order has ended already. */
  private String acts() {
    return report.kind() == Kind.START ? facts.hasOrderId() : "_new and " + facts.notEnded();
  }

  private String end() {
    return report.kind() == Kind.START
        ? "if _act then _hits.end[item != null][1] else \"no order id\""
        : "if _act then _hits.end[item != null][1] else null";
  }

  private String raised() {
    String feedback = facts.exceptionsReadFeedback() ? ", feedback: feedback" : "";
    String self = ", system: " + FeelText.text(id) + ", status: feedback.status" + feedback + "}";
    String raised = "if _abnormal then {node: _node" + self;
    if (report.canLeaveStuck()) {
      raised += " else if " + leavesStuck() + " then {node: " + FeelText.text(STUCK) + self;
    }
    return raised + " else null";
  }

  private String leavesStuck() {
    Stream<String> ownEnd =
        switch (report.kind()) {
          case START -> Stream.of();
          case REPLY ->
              reporter.hasSecondCalls() ? Stream.of("count(" + id + ".again) = 0") : Stream.of();
          case FEEDBACK, OVERDUE ->
              Stream.concat(
                  Stream.of("not(_listen)"),
                  reporter.hasSecondCalls()
                      ? Stream.of("count(" + id + ".again) = 0")
                      : Stream.of());
        };
    String others = report.kind() == Kind.START ? facts.notEnded() : facts.othersIdle(id);
    // A repeated reply has no news, but its call is no longer open.
    String acts = report.kind() == Kind.REPLY ? "" : "_act and ";
    String nothingFollows = acts + "_end = null and count(_triggers) = 0";
    return Stream.of(Stream.of(nothingFollows), ownEnd, Stream.of(others))
        .flatMap(conditions -> conditions)
        .collect(Collectors.joining(" and "));
  }

  private String decided() {
    List<String> entries = new ArrayList<>();
    entries.add("node: if _new then _node else " + id + ".node");
    entries.add("triggers: _triggers");
    entries.add("raised: _raised");
    if (report.canEnd() || report.kind() == Kind.START) {
      entries.add("end: if " + id + ".end = null then _end else " + id + ".end");
    }
    if (report.kind() == Kind.REPLY) {
      entries.addAll(answered());
    } else if (hasListener()) {
      entries.add("listen: _listen");
      entries.addAll(due());
    }
    if (report.kind() == Kind.START) {
      entries.add("paused: _raised != null");
      entries.add("stuck: false");
    } else {
      entries.add("next: " + next());
    }
    String decided = FeelText.with(id, entries);
    boolean triggersItself = report.targets().stream().anyMatch(t -> t.id().equals(id));
    return triggersItself
        ? "{%1$s: %2$s, _own: if list contains(_triggers, \"%1$s\") then %3$s else %1$s}._own"
            .formatted(id, decided, reporter.triggered(report.cause()))
        : decided;
  }

  /** The open call has been answered; one that waited behind it is next. */
  private List<String> answered() {
    return reporter.hasSecondCalls()
        ? List.of(
            "call: get or else(" + id + ".again[1], 0)",
            "again: if count(" + id + ".again) > 0 then remove(" + id + ".again, 1) else []")
        : List.of("call: 0");
  }

  /** A new status moves the deadline, a repeated one does not. */
  private List<String> due() {
    return reporter
        .system()
        .deadline()
        .map(
            deadline ->
                List.of(
                    report.kind() == Kind.OVERDUE
                        ? "due: if _new then null else " + id + ".due"
                        : "due: if not(_new) then "
                            + id
                            + ".due else if _listen and not("
                            + id
                            + ".instructed) then "
                            + SystemState.in(deadline)
                            + " else null"))
        .orElse(List.of());
  }

  private String next() {
    List<String> flows = new ArrayList<>();
    for (SystemState target : report.targets()) {
      boolean isSelf = target.id().equals(id);
      if (!isSelf || hasListener()) {
        flows.addAll(
            target.flowsThatTrigger("_triggers", isSelf ? "_listen" : target.id() + ".listen"));
      }
    }
    if (report.kind() == Kind.REPLY && reporter.hasSecondCalls()) {
      flows.add(
          "if count("
              + id
              + ".again) > 0 or "
              + FeelText.contains("_triggers", id)
              + " then "
              + FeelText.text(reporter.triggerFlow())
              + " else null");
    }
    if (hasListener()) {
      flows.add("if _listen then \"" + LISTEN + "\" else null");
    }
    return "if _end != null then [\""
        + END
        + "\"] else if _raised != null then [\""
        + ABNORMAL
        + "\"] else "
        + FeelText.present(flows);
  }
}
