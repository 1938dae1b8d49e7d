package io.baton.generator.plan;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plans what hangs on the boundary of the sub-process: the exception handling of each node. */
final class ExceptionHandling {
  static final String RESUME = "Resume_order";
  private static final String ENDED = "Ended_by_exception";
  private static final String PERSON = "Decide_by_person";
  private static final String DECISION = "Decision_received";
  private static final String DECIDED = "Decision";
  private static final String OTHER = "Abnormal_elsewhere";
  private static final String PAUSE_OTHER = "Pause_elsewhere";

  /** A task without output mappings would let a worker set any variable; this one sets none. */
  private static final List<Mapping> NOTHING = List.of(new Mapping("=request", "request"));

  private final PolicyFacts facts;
  private final Map<String, List<ExceptionRule>> handled = new LinkedHashMap<>();

  ExceptionHandling(PolicyFacts facts) {
    this.facts = facts;
    NodeTests tests = new NodeTests();
    for (String node : facts.nodes()) {
      List<ExceptionRule> rules =
          facts.policy().exceptions().stream()
              .filter(rule -> tests.matches(rule.node(), node))
              .toList();
      if (!rules.isEmpty()) {
        handled.put(node, rules);
      }
    }
  }

  void plan(ScopeBuilder process) {
    handled.keySet().forEach(node -> process.add(boundaryEvent(node)));
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
            JobTypes.RESUME,
            List.of(),
            List.of(),
            resumeMappings(),
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
    process.flow(Ids.of("Abnormal_at", node), pause, "", false);
    String last = pause;
    if (rules.stream().anyMatch(rule -> rule.system().isPresent())) {
      process.add(instructTask(instruct, node, rules));
      process.flow(pause, instruct, "", false);
      last = instruct;
    }
    String target = target(proceed(rules));
    if (mayNotApply(rules) && !target.equals(PERSON)) {
      String applies = Ids.of("Handled", node);
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

  private static boolean mayNotApply(List<ExceptionRule> rules) {
    return rules.stream().noneMatch(rule -> rule.conditions().isEmpty());
  }

  private ServiceTask pause(String id, String name) {
    return new ServiceTask(
        id,
        name,
        "From here the order is paused: its feedback waits until it goes on.",
        JobTypes.EXCEPTION,
        List.of(),
        List.of(),
        NOTHING,
        List.of());
  }

  private ServiceTask instructTask(String id, String node, List<ExceptionRule> rules) {
    List<String> instructions =
        facts.systems().stream()
            .filter(s -> isTied(s, rules))
            .map(s -> s.id() + ".instruct")
            .toList();
    String words =
        rules.stream()
            .map(
                rule ->
                    "exceptions, row "
                        + rule.place().row()
                        + rule.system().map(s -> ": " + rule.instruction() + " " + s).orElse("")
                        + (rule.annotation().isBlank() ? "" : " (" + rule.annotation() + ")"))
            .collect(Collectors.joining("\n"));
    return new ServiceTask(
        id,
        "Instruct systems of " + node,
        words,
        JobTypes.INSTRUCT,
        List.of(),
        List.of(),
        NOTHING,
        List.of(new MultiInstance("=" + Feel.present(instructions), "instruct")));
  }

  private static boolean isTied(SystemState system, List<ExceptionRule> rules) {
    return rules.stream().anyMatch(r -> r.system().filter(system.id()::equals).isPresent());
  }

  private BoundaryEvent boundaryEvent(String node) {
    List<ExceptionRule> rules = handled.getOrDefault(node, List.of());
    List<SystemState> raisers =
        facts.reporters().stream().filter(r -> facts.nodesOf(r.id()).contains(node)).toList();
    List<Mapping> mappings = new ArrayList<>();
    String at = "[item.node = " + Feel.text(node) + "][1]";
    mappings.add(new Mapping("=" + raisedBy(raisers) + at, "instruct"));
    boolean isRequestWritten = mayNotApply(rules);
    for (SystemState state : facts.reporters()) {
      boolean isRaiser = raisers.contains(state);
      if (isTied(state, rules)) {
        mappings.add(new Mapping("=" + instructed(state, rules, isRaiser), state.id()));
      } else if (state.isRequest() && isRequestWritten) {
        List<String> entries = new ArrayList<>(List.of("handled: " + applies(rules)));
        if (isRaiser) {
          entries.add("raised: " + stillRaised(state));
        }
        mappings.add(new Mapping("=" + Feel.with("request", entries), "request"));
      } else if (isRaiser) {
        mappings.add(new Mapping("=" + cleared(state), state.id()));
      }
    }
    return new BoundaryEvent(
        Ids.of("Abnormal_at", node),
        "Abnormal: " + node,
        "",
        ProcessPlanner.FULFIL,
        new Trigger.BpmnError(node),
        mappings);
  }

  private BoundaryEvent otherBoundaryEvent() {
    List<Mapping> mappings = new ArrayList<>();
    String known = Feel.texts(handled.keySet());
    String elsewhere = "[not(list contains(" + known + ", item.node))][1]";
    mappings.add(new Mapping("=" + raisedBy(facts.reporters()) + elsewhere, "instruct"));
    for (SystemState state : facts.reporters()) {
      if (!handled.keySet().containsAll(facts.nodesOf(state.id()))) {
        mappings.add(new Mapping("=" + cleared(state), state.id()));
      }
    }
    return new BoundaryEvent(
        OTHER,
        "Abnormal elsewhere",
        "Any node that the policy's exceptions do not name: a person decides.",
        ProcessPlanner.FULFIL,
        new Trigger.BpmnError(""),
        mappings);
  }

  private static String raisedBy(List<SystemState> raisers) {
    return Feel.present(raisers.stream().map(r -> r.id() + ".raised").toList());
  }

  private static String stillRaised(SystemState state) {
    return "if instruct.system = "
        + Feel.text(state.id())
        + " then null else "
        + state.id()
        + ".raised";
  }

  private static String cleared(SystemState state) {
    return "context put(" + state.id() + ", \"raised\", " + stillRaised(state) + ")";
  }

  /** Guards of exceptions see the node and what was reported there. */
  private String inScope(String expression) {
    String feedback = "{system: instruct.system, status: instruct.status}";
    if (facts.exceptionsReadFeedback()) {
      feedback = "context merge([get or else(instruct.feedback, {}), " + feedback + "])";
    }
    return "{node: instruct.node, feedback: " + feedback + ", _of: " + expression + "}._of";
  }

  private String applies(List<ExceptionRule> rules) {
    return inScope(
        rules.stream()
            .map(r -> "(" + Feel.holds(r.conditions()) + ")")
            .collect(Collectors.joining(" or ")));
  }

  /** The state of a tied system: with its instruction if it was triggered and a rule applies. */
  private String instructed(SystemState state, List<ExceptionRule> rules, boolean isRaiser) {
    String id = state.id();
    String instruction =
        Feel.present(
                rules.stream()
                    .filter(r -> r.system().filter(id::equals).isPresent())
                    .map(
                        r ->
                            "if "
                                + Feel.holds(r.conditions())
                                + " then "
                                + Feel.text(r.instruction())
                                + " else null")
                    .toList())
            + "[1]";
    // It comes first: behind the entry "instruct" that name would mean the entry.
    String raised = isRaiser ? stillRaised(state) : id + ".raised";
    List<String> entries =
        new ArrayList<>(
            List.of(
                "raised: " + raised,
                "call: 0",
                "again: []",
                "due: null",
                "instructed: true",
                "instructions: context put(" + id + ".instructions, _instruction, _n)",
                "instruct: {system: "
                    + Feel.text(id)
                    + ", instruction: _instruction, node: instruct.node, status: instruct.status,"
                    + " key: string(orderId) + "
                    + Feel.text(":" + id + ":")
                    + " + _instruction + \":\" + string(_n)}"));
    String number = "get or else(get value(" + id + ".instructions, _instruction), 0) + 1";
    return "{_instruction: "
        + inScope(instruction)
        + ", _n: "
        + number
        + ", _state: if "
        + id
        + ".triggered > 0 and _instruction != null then "
        + Feel.with(id, entries)
        + " else "
        + Feel.with(id, List.of("raised: " + raised, "instruct: null"))
        + "}._state";
  }

  private List<Mapping> resumeMappings() {
    List<Mapping> mappings = new ArrayList<>();
    facts.systems().forEach(s -> mappings.add(new Mapping("=" + s.resumed(), s.id())));
    String idle =
        facts.systems().stream().map(SystemState::idle).collect(Collectors.joining(" and "));
    String pending = "count(" + raisedBy(facts.reporters()) + ") > 0";
    String stuck = "{node: \"stuck\", system: \"request\", status: request.status}";
    String resumed =
        "{_pending: "
            + pending
            + ", _stuck: not(_pending) and "
            + idle
            + ", _state: "
            + Feel.with(
                facts.request().resumed(),
                List.of(
                    "raised: if _stuck then " + stuck + " else request.raised",
                    "paused: _pending or _stuck"))
            + "}._state";
    mappings.add(new Mapping("=" + resumed, "request"));
    mappings.add(new Mapping("=null", "decision"));
    return mappings;
  }

  private void planDecision(ScopeBuilder process) {
    process.add(
        new UserTask(
            PERSON,
            "Decide: resume or end",
            "The variable \"instruct\" says which system reported what at which node. Complete"
                + " with the variable \"decision\" = \"resume\" (the order goes on) or \"end\".",
            List.of(new Mapping("=decision", "decision"))));
    process.add(
        new BoundaryEvent(
            DECISION,
            "Decision received",
            "",
            PERSON,
            new Trigger.Message(JobTypes.DECISION_MESSAGE, "=string(orderId)"),
            List.of(new Mapping("=decision", "decision"))));
    process.add(new Gateway(DECIDED, "Resume or end?", "", GatewayKind.EXCLUSIVE));
    process.flow(PERSON, DECIDED, "", false);
    process.flow(DECISION, DECIDED, "", false);
    process.conditional(DECIDED, RESUME, "resume", "=decision = \"resume\"", false);
    process.conditional(DECIDED, ENDED, "end", "=decision = \"end\"", false);
    process.otherwise(DECIDED, PERSON, "neither");
  }
}
