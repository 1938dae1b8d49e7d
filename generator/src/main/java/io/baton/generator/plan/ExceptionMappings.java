package io.baton.generator.plan;

import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.plan.FlowNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an exception changes in the states: at the moment it is caught it is decided who is
 * instructed, and at the resume what is still open.
 */
final class ExceptionMappings {
  private final PolicyFacts facts;

  ExceptionMappings(PolicyFacts facts) {
    this.facts = facts;
  }

  static boolean isTied(SystemState system, List<ExceptionRule> rules) {
    return rules.stream().anyMatch(r -> r.system().filter(system.id()::equals).isPresent());
  }

  /** Whether there can be an exception at the node to which none of its rules applies. */
  static boolean mayNotApply(List<ExceptionRule> rules) {
    return rules.stream().noneMatch(rule -> rule.conditions().isEmpty());
  }

  /** When an exception at a node with rules is caught. */
  List<Mapping> at(String node, List<ExceptionRule> rules) {
    List<SystemState> raisers =
        facts.reporters().stream().filter(r -> facts.nodesOf(r.id()).contains(node)).toList();
    List<Mapping> mappings = new ArrayList<>();
    String at = "[item.node = " + FeelText.text(node) + "][1]";
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
        mappings.add(new Mapping("=" + FeelText.with("request", entries), "request"));
      } else if (isRaiser) {
        mappings.add(new Mapping("=" + cleared(state), state.id()));
      }
    }
    return mappings;
  }

  /** When an exception at a node without rules is caught. */
  List<Mapping> elsewhere(Set<String> handled) {
    List<Mapping> mappings = new ArrayList<>();
    String known = FeelText.texts(handled);
    String elsewhere = "[not(list contains(" + known + ", item.node))][1]";
    mappings.add(new Mapping("=" + raisedBy(facts.reporters()) + elsewhere, "instruct"));
    for (SystemState state : facts.reporters()) {
      if (!handled.containsAll(facts.nodesOf(state.id()))) {
        mappings.add(new Mapping("=" + cleared(state), state.id()));
      }
    }
    return mappings;
  }

  private static String raisedBy(List<SystemState> raisers) {
    return FeelText.present(raisers.stream().map(r -> r.id() + ".raised").toList());
  }

  private static String stillRaised(SystemState state) {
    return "if instruct.system = "
        + FeelText.text(state.id())
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
            .map(r -> "(" + FeelText.holds(r.conditions()) + ")")
            .collect(Collectors.joining(" or ")));
  }

  /** The state of a tied system: with its instruction if it was triggered and a rule applies. */
  private String instructed(SystemState state, List<ExceptionRule> rules, boolean isRaiser) {
    String id = state.id();
    String instruction =
        FeelText.present(
                rules.stream()
                    .filter(r -> r.system().filter(id::equals).isPresent())
                    .map(
                        r ->
                            "if "
                                + FeelText.holds(r.conditions())
                                + " then "
                                + FeelText.text(r.instruction())
                                + " else null")
                    .toList())
            + "[1]";
    String raised = isRaiser ? stillRaised(state) : id + ".raised";
    List<String> entries =
        new ArrayList<>(
            List.of(
                "call: 0",
                "again: []",
                "due: null",
                "instructed: true",
                "instructions: context put(" + id + ".instructions, _instruction, _n)",
                "instruct: {system: "
                    + FeelText.text(id)
                    + ", instruction: _instruction, node: instruct.node, status: instruct.status,"
                    + " key: orderId + "
                    + FeelText.text(":" + id + ":")
                    + " + _instruction + \":\" + string(_n)}",
                "raised: " + raised));
    String number = "get or else(get value(" + id + ".instructions, _instruction), 0) + 1";
    return "{_instruction: "
        + inScope(instruction)
        + ", _n: "
        + number
        + ", _state: if "
        + id
        + ".triggered > 0 and _instruction != null then "
        + FeelText.with(id, entries)
        + " else "
        + FeelText.with(id, List.of("instruct: null", "raised: " + raised))
        + "}._state";
  }

  /** When the order goes on. */
  List<Mapping> resume() {
    List<Mapping> mappings = new ArrayList<>();
    facts
        .systems()
        .forEach(s -> mappings.add(new Mapping("=" + s.resumed(facts.notEnded()), s.id())));
    String idle =
        facts.systems().stream().map(SystemState::idle).collect(Collectors.joining(" and "));
    String pending = "count(" + raisedBy(facts.reporters()) + ") > 0";
    String resumed =
        "{_pending: "
            + pending
            + ", _state: "
            + FeelText.with(
                facts.request().resumed(facts.notEnded()),
                List.of("paused: _pending", "stuck: not(_pending) and " + idle))
            + "}._state";
    mappings.add(new Mapping("=" + resumed, "request"));
    mappings.add(new Mapping("=null", "decision"));
    return mappings;
  }
}
