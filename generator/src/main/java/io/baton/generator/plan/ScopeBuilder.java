package io.baton.generator.plan;

import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.List;

/** Collects the nodes and flows of a scope; the flow ids follow from what a flow connects. */
final class ScopeBuilder {
  private final List<FlowNode> nodes = new ArrayList<>();
  private final List<SequenceFlow> flows = new ArrayList<>();

  ScopeBuilder add(FlowNode node) {
    nodes.add(node);
    return this;
  }

  /** An unconditional flow. */
  ScopeBuilder flow(String source, String target, String name, boolean isNormalPath) {
    return flow(source, target, name, "", false, isNormalPath);
  }

  ScopeBuilder conditional(
      String source, String target, String name, String condition, boolean isNormalPath) {
    return flow(source, target, name, condition, false, isNormalPath);
  }

  ScopeBuilder otherwise(String source, String target, String name) {
    return flow(source, target, name, "", true, false);
  }

  private ScopeBuilder flow(
      String source,
      String target,
      String name,
      String condition,
      boolean isDefault,
      boolean isNormalPath) {
    flows.add(
        new SequenceFlow(
            Ids.flow(source, target), source, target, name, condition, isDefault, isNormalPath));
    return this;
  }

  Scope build() {
    return new Scope(nodes, flows);
  }
}
