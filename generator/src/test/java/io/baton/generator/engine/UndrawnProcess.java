package io.baton.generator.engine;

import io.baton.generator.emit.BpmnWriter;
import io.baton.generator.layout.ProcessPicture;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.PlannedPolicy;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.ProcessPlan.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The process of a policy without the work of its layout, of which the engine sees nothing. */
final class UndrawnProcess {
  private static final Bounds ANYWHERE = new Bounds(0, 0, 100, 80);

  private UndrawnProcess() {}

  /** The BPMN XML; empty if the policy is not valid. */
  static Optional<String> of(String businessType, String policyXml) {
    return PlannedPolicy.of(businessType, policyXml).map(UndrawnProcess::written);
  }

  private static String written(ProcessPlan plan) {
    Map<String, Bounds> shapes = new LinkedHashMap<>();
    Map<String, List<Point>> edges = new LinkedHashMap<>();
    place(plan.scope(), shapes, edges);
    return BpmnWriter.write(plan, new ProcessPicture(shapes, Map.of(), edges));
  }

  private static void place(
      Scope scope, Map<String, Bounds> shapes, Map<String, List<Point>> edges) {
    for (FlowNode node : scope.nodes()) {
      shapes.put(node.id(), ANYWHERE);
      if (node instanceof FlowNode.SubProcess inner) {
        place(inner.scope(), shapes, edges);
      }
    }
    scope
        .flows()
        .forEach(flow -> edges.put(flow.id(), List.of(new Point(0, 0), new Point(100, 0))));
  }
}
