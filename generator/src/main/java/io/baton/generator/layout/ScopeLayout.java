package io.baton.generator.layout;

import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws what a process or a sub-process holds: the main part, in which every sub-process carries
 * what handles its exceptions along below itself.
 */
final class ScopeLayout {
  private final Scope scope;
  private final Map<String, FlowNode> byId = new LinkedHashMap<>();

  private ScopeLayout(Scope scope) {
    this.scope = scope;
    scope.nodes().forEach(node -> byId.put(node.id(), node));
  }

  static Drawing of(Scope scope) {
    return new ScopeLayout(scope).draw();
  }

  private Drawing draw() {
    Map<String, String> handledBelow = handledBelow();
    Map<String, Block> prepared = new LinkedHashMap<>();
    for (String subProcess : new LinkedHashSet<>(handledBelow.values())) {
      if (byId.get(subProcess) instanceof SubProcess node) {
        prepared.put(subProcess, withHandling(node, handledBelow));
      }
    }
    List<FlowNode> nodes =
        scope.nodes().stream().filter(n -> !handledBelow.containsKey(n.id())).toList();
    List<SequenceFlow> flows =
        scope.flows().stream()
            .filter(f -> !handledBelow.containsKey(f.target()))
            .filter(f -> !f.target().equals(handledBelow.get(f.source())))
            .toList();
    return new PartLayout(nodes, flows, prepared, handledBelow, Set.of()).draw();
  }

  private Block withHandling(SubProcess subProcess, Map<String, String> handledBelow) {
    List<FlowNode> handling =
        scope.nodes().stream()
            .filter(n -> subProcess.id().equals(handledBelow.get(n.id())))
            .toList();
    List<SequenceFlow> flows =
        scope.flows().stream()
            .filter(f -> subProcess.id().equals(handledBelow.get(f.source())))
            .toList();
    return new HandlingLayout(subProcess, handling, flows).draw();
  }

  /**
   * The boundary events of sub-processes and the nodes that only these lead to, each with the id of
   * the sub-process that it hangs below.
   */
  private Map<String, String> handledBelow() {
    Set<String> entered = new HashSet<>(scope.flows().stream().map(SequenceFlow::target).toList());
    Set<String> main = new HashSet<>();
    for (FlowNode node : scope.nodes()) {
      if (!(node instanceof BoundaryEvent) && !entered.contains(node.id())) {
        reach(node.id(), main, new HashSet<>());
      }
    }
    Map<String, String> handled = new LinkedHashMap<>();
    for (FlowNode node : scope.nodes()) {
      if (node instanceof BoundaryEvent event
          && main.contains(event.attachedTo())
          && byId.get(event.attachedTo()) instanceof SubProcess) {
        Set<String> reached = new HashSet<>();
        reach(event.id(), reached, main);
        reached.forEach(id -> handled.putIfAbsent(id, event.attachedTo()));
      }
    }
    return handled;
  }

  /** Collects what can be reached from a node, but for what a sub-process's boundary leads to. */
  private void reach(String from, Set<String> reached, Set<String> without) {
    List<String> open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      String node = open.removeLast();
      if (without.contains(node) || !reached.add(node)) {
        continue;
      }
      scope.flows().stream()
          .filter(f -> f.source().equals(node))
          .forEach(f -> open.add(f.target()));
      if (!(byId.get(node) instanceof SubProcess)) {
        scope.nodes().stream()
            .filter(n -> n instanceof BoundaryEvent e && e.attachedTo().equals(node))
            .forEach(n -> open.add(n.id()));
      }
    }
  }
}
