package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.REQUEST;
import static io.baton.generator.model.FulfillmentPolicy.STUCK;

import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.Gateway;
import io.baton.generator.plan.FlowNode.GatewayKind;
import io.baton.generator.plan.FlowNode.Mapping;
import io.baton.generator.plan.FlowNode.StartEvent;
import io.baton.generator.plan.FlowNode.TimerEvent;
import io.baton.generator.plan.ProcessPlan.Scope;
import java.util.List;

/** Plans the inside of the sub-process "Fulfil order": everything that goes right. */
final class FulfilmentScope {
  static final String START = "Start_or_resume";
  static final String OPEN = "What_is_open";
  private static final String NOTHING = "Nothing_open";
  static final String UNHANDLED = "Not_handled_yet";
  static final String HELD = "Held_feedback_first";
  static final String STILL_NOTHING = "Still_nothing_open";
  static final String STUCK_AGAIN = "Stuck_again";
  private static final String HELPED = "Helped";

  /** Longer than the engine takes to hand over what waited; a person hardly notices it. */
  private static final String MOMENT = "PT1S";

  private final PolicyFacts facts;

  FulfilmentScope(PolicyFacts facts) {
    this.facts = facts;
  }

  Scope plan() {
    ScopeBuilder scope = new ScopeBuilder();
    scope.add(new StartEvent(START, "Start or resume", "", "", List.of()));
    scope.add(
        new Gateway(
            OPEN,
            "What is open?",
            "Triggers what is decided and not called yet, listens to what is triggered and not"
                + " done: at the start, after an exception, and for the last calls of an ended"
                + " order.",
            GatewayKind.INCLUSIVE));
    scope.flow(START, OPEN, "", true);
    for (SystemState reporter : facts.reporters()) {
      new SystemPath(facts, reporter).plan(scope);
    }
    for (SystemState reporter : facts.reporters()) {
      enter(scope, reporter);
    }
    leave(scope);
    return scope.build();
  }

  /** How the sub-process comes to a system when it is entered. */
  private void enter(ScopeBuilder scope, SystemState state) {
    String id = state.id();
    boolean isRequest = state.isRequest();
    boolean isFirst =
        facts.stepsOf(facts.request().id()).stream().anyMatch(r -> r.trigger().contains(id));
    if (!isRequest) {
      scope.conditional(
          OPEN,
          SystemPath.trigger(id),
          isFirst ? "triggered" : "call repeated",
          "=not(request.paused) and " + id + ".call > 0",
          isFirst);
    }
    if (state.answersByFeedback()) {
      String called = isRequest ? "" : " and " + id + ".call = 0";
      scope.conditional(
          OPEN,
          SystemPath.status(id),
          "listened to",
          "=not(request.paused) and " + id + ".listen" + called + " and " + facts.notEnded(),
          false);
    }
    if (state.answersByFeedback() && state.hasSecondCalls()) {
      scope.conditional(
          OPEN,
          SystemPath.again(id),
          "second call repeated",
          "=not(request.paused) and count(" + id + ".again) > 0",
          false);
    }
  }

  private void leave(ScopeBuilder scope) {
    scope.add(
        new EndEvent(
            UNHANDLED,
            "Abnormal, not handled yet",
            "Another system reported something abnormal while an exception began.",
            new Ending.BpmnError("=" + unhandled() + "[1].node"),
            List.of(),
            ""));
    scope.add(new EndEvent(NOTHING, "Nothing open", "", new Ending.None(), List.of(), ""));
    scope.add(
        new TimerEvent(
            HELD,
            "Hear what waited",
            "Nothing is open after the exception. The request is listened to for a moment, since"
                + " what it reported meanwhile may help; then the order is stuck.",
            MOMENT,
            List.of(new Mapping("=" + stuckAfterAll(), REQUEST))));
    scope.add(new Gateway(STILL_NOTHING, "Still stuck?", "", GatewayKind.EXCLUSIVE));
    scope.conditional(OPEN, UNHANDLED, "abnormal", "=request.paused", false);
    scope.otherwise(OPEN, NOTHING, "nothing");
    scope.conditional(OPEN, HELD, "stuck", "=request.stuck and " + facts.notEnded(), false);
    scope.flow(HELD, STILL_NOTHING, "", false);
    scope.add(
        new EndEvent(
            STUCK_AGAIN,
            "Order stuck",
            "",
            new Ending.BpmnError("=request.raised.node"),
            List.of(),
            ""));
    scope.add(new EndEvent(HELPED, "Goes on", "", new Ending.None(), List.of(), ""));
    scope.conditional(
        STILL_NOTHING, STUCK_AGAIN, "yes", "=request.raised.node = " + FeelText.text(STUCK), false);
    scope.otherwise(STILL_NOTHING, HELPED, "no");
  }

  private String stuckAfterAll() {
    String stuck = "{node: \"stuck\", system: \"request\", status: request.status}";
    String isStuck = "request.raised = null and " + facts.othersIdle(REQUEST);
    return "if "
        + isStuck
        + " then "
        + FeelText.with(REQUEST, List.of("raised: " + stuck))
        + " else request";
  }

  private String unhandled() {
    return FeelText.present(facts.reporters().stream().map(r -> r.id() + ".raised").toList());
  }
}
