package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ConditionExpression;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes what a process or sub-process holds. */
final class ScopeWriter {
  private final Elements elements;
  private final RootElements roots;

  ScopeWriter(Elements elements, RootElements roots) {
    this.elements = elements;
    this.roots = roots;
  }

  void write(Scope scope, ModelElementInstance parent) {
    for (FlowNode node : scope.nodes()) {
      write(node, parent);
    }
    for (SequenceFlow flow : scope.flows()) {
      write(flow, parent);
    }
  }

  private void write(FlowNode node, ModelElementInstance parent) {
    var written =
        switch (node) {
          case FlowNode.StartEvent event -> StartEventWriter.write(event, parent, elements, roots);
          case FlowNode.EndEvent event -> EndEventWriter.write(event, parent, elements, roots);
          case FlowNode.ServiceTask task -> ServiceTaskWriter.write(task, parent, elements);
          case FlowNode.ReceiveTask task -> ReceiveTaskWriter.write(task, parent, elements, roots);
          case FlowNode.TimerEvent event -> TimerEventWriter.write(event, parent, elements);
          case FlowNode.UserTask task -> UserTaskWriter.write(task, parent, elements);
          case FlowNode.Gateway gateway -> GatewayWriter.write(gateway, parent, elements);
          case FlowNode.CallActivity call -> CallActivityWriter.write(call, parent, elements);
          case FlowNode.SubProcess subProcess ->
              SubProcessWriter.write(subProcess, parent, elements, this);
          case FlowNode.BoundaryEvent event ->
              BoundaryEventWriter.write(event, parent, elements, roots);
        };
    written.setName(node.name());
    elements.document(written, node.documentation());
  }

  private void write(SequenceFlow flow, ModelElementInstance parent) {
    var source = elements.get(flow.source(), io.camunda.zeebe.model.bpmn.instance.FlowNode.class);
    var target = elements.get(flow.target(), io.camunda.zeebe.model.bpmn.instance.FlowNode.class);
    var written =
        elements.add(parent, io.camunda.zeebe.model.bpmn.instance.SequenceFlow.class, flow.id());
    if (!flow.name().isEmpty()) {
      written.setName(flow.name());
    }
    written.setSource(source);
    written.setTarget(target);
    // Zeebe 8.6 does not find the flows of a node that are only named by the flow.
    source.getOutgoing().add(written);
    target.getIncoming().add(written);
    if (!flow.condition().isEmpty()) {
      ConditionExpression condition =
          elements.add(written, ConditionExpression.class, flow.id() + "_condition");
      condition.setType("bpmn:tFormalExpression");
      condition.setTextContent(flow.condition());
    }
    if (flow.isDefault()) {
      switch (source) {
        case ExclusiveGateway gateway -> gateway.setDefault(written);
        case InclusiveGateway gateway -> gateway.setDefault(written);
        default ->
            throw new IllegalArgumentException(
                "the default flow '" + flow.id() + "' does not leave a gateway");
      }
    }
  }
}
