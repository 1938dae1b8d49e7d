package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.OVERDUE;
import static io.baton.generator.plan.Report.ABNORMAL;
import static io.baton.generator.plan.Report.END;
import static io.baton.generator.plan.Report.LISTEN;

import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.Gateway;
import io.baton.generator.plan.FlowNode.GatewayKind;
import io.baton.generator.plan.FlowNode.Header;
import io.baton.generator.plan.FlowNode.Mapping;
import io.baton.generator.plan.FlowNode.ReceiveTask;
import io.baton.generator.plan.FlowNode.ServiceTask;
import io.baton.generator.plan.FlowNode.Trigger;
import io.baton.generator.plan.Report.Kind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Plans the path of one system: trigger it, wait for its status, branch on what was decided. The
 * request has the same path without a trigger.
 */
final class SystemPath {
  private final PolicyFacts facts;
  private final SystemState state;
  private final String id;
  private final String name;
  private final RuleWords words;

  SystemPath(PolicyFacts facts, SystemState state) {
    this.facts = facts;
    this.state = state;
    this.id = state.id();
    this.name = state.system().name();
    this.words = new RuleWords(facts.policy(), id);
  }

  static String trigger(String system) {
    return Ids.of("Trigger", system);
  }

  static String again(String system) {
    return Ids.of("Trigger_again", system);
  }

  static String status(String system) {
    return Ids.of("Status", system);
  }

  static String more(String system) {
    return Ids.of("More", system);
  }

  static String overdue(String system) {
    return Ids.of("Overdue", system);
  }

  static String decided(String system) {
    return Ids.of("Decided", system);
  }

  static String decidedOverdue(String system) {
    return Ids.of("Decided_overdue", system);
  }

  static String ends(String system) {
    return Ids.of("End", system);
  }

  static String abnormal(String system) {
    return Ids.of("Abnormal", system);
  }

  void plan(ScopeBuilder scope) {
    boolean isRequest = state.isRequest();
    if (state.answersByFeedback()) {
      if (!isRequest) {
        scope.add(triggerTask(trigger(id), "Trigger " + name, "call", state.called()));
        scope.flow(trigger(id), status(id), "", true);
      }
      Report report = new Report(facts, state, Kind.FEEDBACK);
      scope.add(statusTask(report));
      state.system().deadline().ifPresent(deadline -> planDeadline(scope, deadline));
      planBranches(scope, report, status(id), decided(id), name + "?");
      if (state.hasSecondCalls()) {
        planSecondCalls(scope);
      }
    } else {
      Report report = new Report(facts, state, Kind.REPLY);
      scope.add(replyTask(report));
      planBranches(scope, report, trigger(id), decided(id), name + "?");
    }
    planEnds(scope);
  }

  private ServiceTask triggerTask(String taskId, String taskName, String number, String called) {
    return serviceTask(
        taskId, taskName, triggeredBy(), id + "." + number, List.of(new Mapping("=" + called, id)));
  }

  private String triggeredBy() {
    return words.rules(rule -> rule.trigger().contains(id), "Triggered by");
  }

  private ServiceTask replyTask(Report report) {
    return serviceTask(
        trigger(id),
        "Trigger " + name,
        triggeredBy() + "\n" + words.decisions(),
        id + ".call",
        report.mappings());
  }

  private ServiceTask serviceTask(
      String taskId, String taskName, String documentation, String number, List<Mapping> outputs) {
    String answers = state.answersByFeedback() ? "feedback" : "reply";
    String key = "=orderId + " + FeelText.text(":" + id + ":") + " + string(" + number + ")";
    return new ServiceTask(
        taskId,
        taskName,
        documentation,
        TaskKind.TRIGGER,
        List.of(new Header(TaskKind.SYSTEM, id), new Header(TaskKind.ANSWERS, answers)),
        List.of(
            new Mapping(key, TaskKind.KEY), new Mapping("=" + state.cause(number), TaskKind.CAUSE)),
        outputs,
        List.of());
  }

  private ReceiveTask statusTask(Report report) {
    return new ReceiveTask(
        status(id),
        name + " status",
        words.decisions(),
        JobTypes.STATUS_MESSAGE,
        "=orderId + " + FeelText.text(":" + id),
        report.mappings());
  }

  /**
   * A second call that is taken beside the listener begins a new silence, and its timer is set
   * already: so it goes off before that silence can be over, sees the new date and is set again.
   */
  private void planDeadline(ScopeBuilder scope, String deadline) {
    Report report = new Report(facts, state, Kind.OVERDUE);
    String overdue = overdue(id);
    String latest = state.hasSecondCalls() ? SystemState.after(deadline) : FeelText.NEVER;
    String due = "=if " + id + ".due = null then " + latest + " else date and time(" + id + ".due)";
    scope.add(
        new BoundaryEvent(
            overdue,
            name + " overdue",
            "Silent for %s, by systems, the row of \"%s\".".formatted(deadline, id),
            status(id),
            new Trigger.Timer(due),
            report.mappings()));
    if (report.canGoOn()) {
      planBranches(scope, report, overdue, decidedOverdue(id), name + " overdue?");
    } else {
      scope.flow(overdue, abnormal(id), "", false);
    }
  }

  /** The gateway behind a report, and a flow for all that can have been decided. */
  private void planBranches(
      ScopeBuilder scope, Report report, String source, String gateway, String question) {
    String decisions =
        report.kind() == Kind.OVERDUE
            ? words.rules(rule -> rule.statuses().contains(OVERDUE), "Decided by")
            : words.decisions();
    scope.add(new Gateway(gateway, question, decisions, GatewayKind.INCLUSIVE));
    scope.flow(source, gateway, "", source.equals(trigger(id)) || source.equals(status(id)));
    List<SystemState> targets = report.targets();
    boolean loops = state.answersByFeedback();
    for (SystemState target : targets) {
      String label = words.statuses(report, rule -> rule.trigger().contains(target.id()));
      boolean isSelf = target.id().equals(id);
      scope.conditional(gateway, trigger(target.id()), label, takes(target.triggerFlow()), !isSelf);
      if (target.answersByFeedback() && target.hasSecondCalls()) {
        scope.conditional(
            gateway, again(target.id()), label + " again", takes(target.againFlow()), false);
      }
    }
    boolean repeatsItself = targets.stream().anyMatch(t -> t.id().equals(id));
    if (!loops && state.hasSecondCalls() && !repeatsItself) {
      scope.conditional(gateway, trigger(id), "triggered again", takes(state.triggerFlow()), false);
    }
    String usual = usualEnd(report);
    if (loops) {
      branch(scope, gateway, status(id), "stored", LISTEN, usual);
    }
    if (report.canEnd()) {
      String label = words.statuses(report, rule -> rule.outcome().isPresent());
      scope.conditional(gateway, ends(id), label, takes(END), true);
    }
    if (report.canRaise()) {
      branch(scope, gateway, abnormal(id), "abnormal", ABNORMAL, usual);
    }
    if (usual.equals(stored())) {
      scope.otherwise(gateway, stored(), loops ? "done" : "stored");
    }
  }

  /** A flow under its condition, or as the default of its gateway. */
  private void branch(
      ScopeBuilder scope, String gateway, String target, String label, String flow, String usual) {
    if (target.equals(usual)) {
      scope.otherwise(gateway, target, label);
    } else {
      scope.conditional(gateway, target, label, takes(flow), false);
    }
  }

  /**
   * Where the default flow leads. What else was decided is on the other flows, so it is taken when
   * nothing was: the token ends; where it never does, it listens on. Empty where something is
   * always decided: a system that is listened to and triggers others listens beside.
   */
  private String usualEnd(Report report) {
    if (endsSilently()) {
      return stored();
    }
    if (report.targets().isEmpty()) {
      return status(id);
    }
    return report.canRaise() ? abnormal(id) : "";
  }

  /** Whether the path can end without the order ending or an exception. */
  private boolean endsSilently() {
    return !state.answersByFeedback()
        || state.system().done().stream().anyMatch(status -> !alwaysEnds(status));
  }

  private boolean alwaysEnds(String status) {
    return facts.stepsOf(id).stream()
        .anyMatch(
            rule ->
                rule.outcome().isPresent()
                    && rule.conditions().size() == 1
                    && rule.statuses().contains(status));
  }

  /** Calls decided while the system is listened to: one listener, one call after the other. */
  private void planSecondCalls(ScopeBuilder scope) {
    String more = more(id);
    String called = Ids.of("Called_again", id);
    scope.add(
        triggerTask(
            again(id),
            "Trigger " + name + " again",
            "again[1]",
            state.calledAgain(facts.othersIdle(id))));
    scope.add(new Gateway(more, "More calls?", "", GatewayKind.EXCLUSIVE));
    scope.add(new EndEvent(called, "Called again", "", new Ending.None(), List.of(), ""));
    scope.flow(again(id), more, "", false);
    scope.conditional(more, again(id), "yes", "=" + id + ".more = true", false);
    scope.conditional(more, abnormal(id), "stuck", "=" + id + ".raised.node = \"stuck\"", false);
    scope.otherwise(more, called, "no");
  }

  private void planEnds(ScopeBuilder scope) {
    if (endsSilently()) {
      scope.add(
          new EndEvent(
              stored(),
              state.answersByFeedback() ? name + " done" : "Stored",
              state.answersByFeedback()
                  ? "Nothing more to hear, by the column done of systems."
                  : "Remembered; no row of steps makes anything of it.",
              new Ending.None(),
              List.of(),
              ""));
    }
    List<StepRule> ending =
        facts.stepsOf(id).stream().filter(rule -> rule.outcome().isPresent()).toList();
    if (!ending.isEmpty()) {
      String outcomes =
          ending.stream()
              .flatMap(rule -> rule.outcome().stream())
              .distinct()
              .collect(Collectors.joining(" / "));
      scope.add(
          new EndEvent(
              ends(id),
              "Order " + outcomes,
              words.rules(
                  rule -> rule.outcome().isPresent() && rule.reporters().contains(id), "By"),
              new Ending.Terminate(),
              List.of(),
              ""));
    }
    if (raises()) {
      scope.add(
          new EndEvent(
              abnormal(id),
              name + " abnormal",
              "To the exceptions of the status's node. " + words.judgements(),
              new Ending.BpmnError("=" + id + ".raised.node"),
              List.of(),
              ""));
    }
  }

  private boolean raises() {
    Report usual = new Report(facts, state, state.answersByFeedback() ? Kind.FEEDBACK : Kind.REPLY);
    boolean secondCalls = state.answersByFeedback() && state.hasSecondCalls();
    boolean overdue =
        state.system().deadline().isPresent() && new Report(facts, state, Kind.OVERDUE).canRaise();
    return usual.canRaise() || secondCalls || overdue;
  }

  private String takes(String flow) {
    return "=" + FeelText.contains(id + ".next", flow);
  }

  private String stored() {
    return Ids.of("Stored", id);
  }
}
