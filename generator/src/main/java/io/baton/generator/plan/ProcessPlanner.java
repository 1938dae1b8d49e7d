package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.FULFILLED;
import static io.baton.generator.plan.ExceptionHandling.RESUME;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.Gateway;
import io.baton.generator.plan.FlowNode.GatewayKind;
import io.baton.generator.plan.FlowNode.Mapping;
import io.baton.generator.plan.FlowNode.StartEvent;
import io.baton.generator.plan.FlowNode.SubProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Plans the process of one fulfillment policy.
 *
 * <p>One sub-process holds everything that goes right; everything that goes wrong leaves it through
 * an error boundary event, one per node. The sub-process can be entered again: it triggers what is
 * decided and not called yet, and listens to what is triggered and not done, so that a fresh start,
 * a resume and the last calls of an ended order are the same thing.
 */
public final class ProcessPlanner {
  static final String FULFIL = "Fulfil_order";
  static final String RECEIVED = "Order_received";
  static final String CALLS_OPEN = "Calls_open";
  static final String ENDED = "Order_ended";

  private final PolicyFacts facts;

  private ProcessPlanner(FulfillmentPolicy policy) {
    this.facts = new PolicyFacts(policy);
  }

  /** The process {@code fulfillment-<business type>} of a policy that has no errors. */
  public static ProcessPlan plan(FulfillmentPolicy policy) {
    return new ProcessPlanner(policy).plan();
  }

  private ProcessPlan plan() {
    FulfillmentPolicy policy = facts.policy();
    ScopeBuilder process = new ScopeBuilder();
    process.add(new StartEvent(RECEIVED, "Order received", "", "", startMappings()));
    process.add(
        new SubProcess(
            FULFIL,
            "Fulfil " + policy.name() + " order",
            "",
            new FulfilmentScope(facts).plan(),
            facts.openAtEnd().stream()
                .filter(SystemState::answersByFeedback)
                .map(system -> new Mapping("=" + system.ended(), system.id()))
                .toList()));
    process.flow(RECEIVED, FULFIL, "", true);
    planEnd(process);
    new ExceptionHandling(facts).plan(process);
    process.flow(RESUME, FULFIL, "resume", false);
    return new ProcessPlan(
        "fulfillment-" + policy.businessType(),
        policy.name() + " fulfillment",
        "Generated from the fulfillment policy " + policy.file() + "; change the policy, not this.",
        process.build(),
        JobTypes.ENDED,
        policy.statuses());
  }

  private List<Mapping> startMappings() {
    List<Mapping> mappings =
        new ArrayList<>(new Report(facts, facts.request(), Report.Kind.START).mappings());
    for (SystemState system : facts.systems()) {
      boolean isFirst =
          facts.stepsOf(FulfillmentPolicy.REQUEST).stream()
              .anyMatch(r -> r.trigger().contains(system.id()));
      String source =
          isFirst
              ? "if "
                  + FeelText.contains("request.triggers", system.id())
                  + " then "
                  + system.initiallyTriggered()
                  + " else "
                  + system.initial()
              : system.initial();
      mappings.add(new Mapping("=" + source, system.id()));
    }
    facts
        .onlyAskedFor()
        .forEach(system -> mappings.add(new Mapping("=" + system.initial(), system.id())));
    return mappings;
  }

  private void planEnd(ScopeBuilder process) {
    boolean oneEnd =
        facts.policy().steps().stream()
            .flatMap(r -> r.outcome().stream())
            .allMatch(FULFILLED::equals);
    EndEvent end =
        new EndEvent(
            ENDED,
            oneEnd ? "Order fulfilled" : "Order ended",
            "",
            new Ending.None(),
            List.of(new Mapping("=" + facts.outcome(), "outcome")),
            "");
    List<SystemState> open = facts.openAtEnd();
    if (open.isEmpty()) {
      process.add(end).flow(FULFIL, ENDED, "", true);
      return;
    }
    String condition =
        open.stream().map(s -> "not(" + s.hasNoCall() + ")").collect(Collectors.joining(" or "));
    process
        .add(
            new Gateway(
                CALLS_OPEN,
                "Calls still open?",
                "Calls that were decided before the order ended are finished first.",
                GatewayKind.EXCLUSIVE))
        .add(end)
        .flow(FULFIL, CALLS_OPEN, "", true)
        .conditional(CALLS_OPEN, FULFIL, "finish them", "=" + condition, false)
        .otherwise(CALLS_OPEN, ENDED, "no");
  }
}
