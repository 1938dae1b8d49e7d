package io.baton.generator.plan;

import io.baton.generator.feel.Feel;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.Gateway;
import io.baton.generator.plan.FlowNode.GatewayKind;
import io.baton.generator.plan.FlowNode.Mapping;
import io.baton.generator.plan.FlowNode.MultiInstance;
import io.baton.generator.plan.FlowNode.ServiceTask;
import io.baton.generator.plan.FlowNode.Trigger;
import io.baton.generator.plan.FlowNode.UserTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plans what hangs on the boundary of the sub-process: the exception handling of each node. */
final class ExceptionHandling {
  static final String RESUME = "Resume_order";
  private static final String ENDED = "Ended_by_exception";
  static final String PERSON = "Decide_by_person";
  private static final String DECISION = "Decision_received";
  static final String DECIDED = "Decision";
  static final String OTHER = "Other_abnormal";
  private static final String PAUSE_OTHER = "Hold_order";

  /** A task without output mappings would let a worker set any variable; this one sets none. */
  private static final List<Mapping> NOTHING = List.of(new Mapping("=request", "request"));

  /** For the person who decides; an underscore keeps these variables apart from systems. */
  private static final String ANSWERED =
      "={node: instruct.node, system: instruct.system, instruction: instruct.instruction,"
          + " answer: instruct_answer}";

  /** What a person says, in the form or by message. */
  private static final List<Mapping> SAID =
      List.of(
          new Mapping("=decision", "decision"), new Mapping("=decision_reason", "decision_reason"));

  private final PolicyFacts facts;
  private final ExceptionMappings mappings;
  private final Map<String, List<ExceptionRule>> handled = new LinkedHashMap<>();

  ExceptionHandling(PolicyFacts facts) {
    this.facts = facts;
    this.mappings = new ExceptionMappings(facts);
    // All nodes are known by now, so that each can have a boundary event of its own.
    List<ExceptionRule> all = facts.policy().exceptions();
    List<Predicate<String>> cells = all.stream().map(rule -> Feel.accepted(rule.node())).toList();
    for (String node : facts.nodes()) {
      List<ExceptionRule> rules =
          IntStream.range(0, all.size())
              .filter(i -> cells.get(i).test(node))
              .mapToObj(all::get)
              .toList();
      if (!rules.isEmpty()) {
        handled.put(node, rules);
      }
    }
  }

  static String abnormalAt(String node) {
    return Ids.of("Abnormal_at", node);
  }

  static String handled(String node) {
    return Ids.of("Handled", node);
  }

  void plan(ScopeBuilder process) {
    handled.forEach((node, rules) -> process.add(boundaryEvent(node, rules)));
    process.add(otherBoundaryEvent());
    handled.forEach((node, rules) -> planHandler(process, node, rules));
    process
        .add(pause(PAUSE_OTHER, "Pause order: no handling"))
        .flow(OTHER, PAUSE_OTHER, "", false)
        .flow(PAUSE_OTHER, PERSON, "", false);
    planDecision(process);
    process.add(
        new ServiceTask(
            RESUME,
            "Resume order",
            "The order goes on; what waited for it is delivered now.",
            TaskKind.RESUME,
            List.of(),
            List.of(),
            mappings.resume(),
            List.of()));
    process.add(
        new EndEvent(
            ENDED,
            "Order ended by exception",
            "",
            new Ending.None(),
            List.of(new Mapping("=\"exception: \" + instruct.node", "outcome")),
            ""));
  }

  private void planHandler(ScopeBuilder process, String node, List<ExceptionRule> rules) {
    String pause = Ids.of("Pause", node);
    String instruct = Ids.of("Instruct", node);
    process.add(pause(pause, "Pause order: " + node));
    process.flow(abnormalAt(node), pause, "", false);
    String last = pause;
    if (rules.stream().anyMatch(rule -> rule.system().isPresent())) {
      process.add(instructTask(instruct, node, rules));
      process.flow(pause, instruct, "", false);
      last = instruct;
    }
    String target = target(proceed(rules));
    if (ExceptionMappings.mayNotApply(rules) && !target.equals(PERSON)) {
      String applies = handled(node);
      process
          .add(new Gateway(applies, "Any rule applied?", "", GatewayKind.EXCLUSIVE))
          .flow(last, applies, "", false)
          .conditional(applies, target, "yes", "=request.handled = true", false)
          .otherwise(applies, PERSON, "no");
    } else {
      process.flow(last, target, "", false);
    }
  }

  private static String target(Proceed proceed) {
    return switch (proceed) {
      case END -> ENDED;
      case RESUME -> RESUME;
      case MANUAL -> PERSON;
    };
  }

  /** The rules of a node agree, empty cells aside; without any word a person decides. */
  private static Proceed proceed(List<ExceptionRule> rules) {
    return rules.stream().flatMap(r -> r.proceed().stream()).findFirst().orElse(Proceed.MANUAL);
  }

  private ServiceTask pause(String id, String name) {
    return new ServiceTask(
        id,
        name,
        "From here the order is paused: its feedback waits until it goes on.",
        TaskKind.PAUSE,
        List.of(),
        List.of(),
        NOTHING,
        List.of());
  }

  private ServiceTask instructTask(String id, String node, List<ExceptionRule> rules) {
    List<String> instructions =
        facts.systems().stream()
            .filter(s -> ExceptionMappings.isTied(s, rules))
            .map(s -> s.id() + ".instruct")
            .toList();
    return new ServiceTask(
        id,
        "Instruct systems of " + node,
        words(rules),
        TaskKind.INSTRUCT,
        List.of(),
        List.of(),
        NOTHING,
        List.of(
            new MultiInstance(
                "=" + FeelText.present(instructions), "instruct", ANSWERED, "instruct_answers")));
  }

  /** Which rules it is about, with the analyst's own remarks. */
  private static String words(List<ExceptionRule> rules) {
    return rules.stream()
        .map(
            rule ->
                "exceptions, row "
                    + rule.place().row()
                    + rule.system().map(s -> ": " + rule.instruction() + " " + s).orElse("")
                    + (rule.annotation().isBlank() ? "" : " (" + rule.annotation() + ")"))
        .collect(Collectors.joining("\n"));
  }

  private BoundaryEvent boundaryEvent(String node, List<ExceptionRule> rules) {
    return new BoundaryEvent(
        abnormalAt(node),
        "Abnormal: " + node,
        words(rules),
        ProcessPlanner.FULFIL,
        new Trigger.BpmnError(node),
        mappings.at(node, rules));
  }

  private BoundaryEvent otherBoundaryEvent() {
    return new BoundaryEvent(
        OTHER,
        "Abnormal elsewhere",
        "Any node that the policy's exceptions do not name: a person decides.",
        ProcessPlanner.FULFIL,
        new Trigger.BpmnError(""),
        mappings.elsewhere(handled.keySet()));
  }

  private void planDecision(ScopeBuilder process) {
    process.add(
        new UserTask(
            PERSON,
            "Decide: resume or end",
            "The variable \"instruct\" says which system reported what at which node. Complete"
                + " with the variable \"decision\" = \"resume\" (the order goes on) or \"end\".",
            SAID));
    process.add(
        new BoundaryEvent(
            DECISION,
            "Decision received",
            "",
            PERSON,
            new Trigger.Message(JobTypes.DECISION_MESSAGE, "=orderId"),
            SAID));
    process.add(new Gateway(DECIDED, "Resume or end?", "", GatewayKind.EXCLUSIVE));
    process.flow(PERSON, DECIDED, "", false);
    process.flow(DECISION, DECIDED, "", false);
    process.conditional(DECIDED, RESUME, "resume", "=decision = \"resume\"", false);
    process.conditional(DECIDED, ENDED, "end", "=decision = \"end\"", false);
    process.otherwise(DECIDED, PERSON, "neither");
  }
}
