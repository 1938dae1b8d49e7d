package io.baton.generator.plan;

import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The nodes and flows of a process that are passed, one after another. */
final class Steps {
  private final Set<String> nodes = new HashSet<>();
  private final Map<String, SequenceFlow> flows = new LinkedHashMap<>();
  private final List<String> passed = new ArrayList<>();

  Steps(Scope scope) {
    add(scope);
  }

  private void add(Scope scope) {
    for (FlowNode node : scope.nodes()) {
      nodes.add(node.id());
      if (node instanceof SubProcess subProcess) {
        add(subProcess.scope());
      }
    }
    scope.flows().forEach(flow -> flows.put(flow.id(), flow));
  }

  boolean has(String node) {
    return nodes.contains(node);
  }

  boolean has(String source, String target) {
    return flows.containsKey(Ids.flow(source, target));
  }

  /** What was passed since the last call. */
  List<String> passed() {
    List<String> since = List.copyOf(passed);
    passed.clear();
    return since;
  }

  /** Whether something was passed after that node. */
  boolean isPastLast(String node) {
    return !passed.getLast().equals(node);
  }

  void pass(String node) {
    if (!has(node)) {
      throw new IllegalArgumentException("The process has no element '" + node + "'");
    }
    passed.add(node);
  }

  void take(String source, String target) {
    String id = Ids.flow(source, target);
    if (!flows.containsKey(id)) {
      throw new IllegalArgumentException("The process has no flow '" + id + "'");
    }
    passed.add(id);
    passed.add(target);
  }

  /** Takes the default flow of a gateway and returns where it leads. */
  String takeDefault(String gateway) {
    return takeFirst(gateway, SequenceFlow::isDefault);
  }

  /** Takes the flow that does not lead there and returns where it leads. */
  String takeOther(String gateway, String target) {
    return takeFirst(gateway, flow -> !flow.target().equals(target));
  }

  private String takeFirst(String source, Predicate<SequenceFlow> which) {
    SequenceFlow first =
        flows.values().stream()
            .filter(flow -> flow.source().equals(source) && which.test(flow))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No flow leaves '" + source + "'"));
    take(source, first.target());
    return first.target();
  }

  /** Passes a node and takes flows until there is none or a choice, or somebody must act first. */
  String follow(String node) {
    pass(node);
    String at = node;
    while (true) {
      String source = at;
      List<SequenceFlow> onward =
          flows.values().stream().filter(flow -> flow.source().equals(source)).toList();
      boolean isBegunBySomebody =
          at.equals(ExceptionHandling.PERSON) || at.equals(ExceptionHandling.RESUME);
      if (onward.size() != 1 || isBegunBySomebody) {
        return at;
      }
      at = onward.getFirst().target();
      take(source, at);
    }
  }
}
