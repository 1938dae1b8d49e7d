package io.baton.generator.emit;

import io.baton.generator.layout.ProcessPicture;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.Gateway;
import io.baton.generator.plan.FlowNode.GatewayKind;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnDiagram;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnLabel;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnPlane;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.di.Waypoint;
import java.util.Map;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes the picture: a shape per node, an edge per flow, their labels. */
final class DiagramWriter {
  private final Elements elements;
  private final ProcessPicture picture;

  DiagramWriter(Elements elements, ProcessPicture picture) {
    this.elements = elements;
    this.picture = picture;
  }

  void write(Process process, Scope scope) {
    BpmnDiagram diagram =
        elements.add(elements.model().getDefinitions(), BpmnDiagram.class, "BPMNDiagram_1");
    BpmnPlane plane = elements.add(diagram, BpmnPlane.class, "BPMNPlane_1");
    plane.setBpmnElement(process);
    write(scope, plane);
  }

  private void write(Scope scope, BpmnPlane plane) {
    for (FlowNode node : scope.nodes()) {
      writeShape(node, plane);
      if (node instanceof SubProcess subProcess) {
        write(subProcess.scope(), plane);
      }
    }
    for (SequenceFlow flow : scope.flows()) {
      writeEdge(flow, plane);
    }
  }

  private void writeShape(FlowNode node, BpmnPlane plane) {
    BpmnShape shape = elements.add(plane, BpmnShape.class, node.id() + "_di");
    shape.setBpmnElement(elements.get(node.id(), BaseElement.class));
    if (node instanceof SubProcess) {
      shape.setExpanded(true);
    }
    if (node instanceof Gateway gateway && gateway.kind() == GatewayKind.EXCLUSIVE) {
      shape.setMarkerVisible(true);
    }
    writeBounds(found(picture.shapes(), node.id()), shape);
    writeLabel(node.id(), shape);
  }

  private void writeEdge(SequenceFlow flow, BpmnPlane plane) {
    BpmnEdge edge = elements.add(plane, BpmnEdge.class, flow.id() + "_di");
    edge.setBpmnElement(elements.get(flow.id(), BaseElement.class));
    for (ProcessPicture.Point point : found(picture.edges(), flow.id())) {
      Waypoint waypoint = elements.add(edge, Waypoint.class);
      waypoint.setX(point.x());
      waypoint.setY(point.y());
    }
    writeLabel(flow.id(), edge);
  }

  private void writeLabel(String id, ModelElementInstance parent) {
    ProcessPicture.Bounds bounds = picture.labels().get(id);
    if (bounds != null) {
      writeBounds(bounds, elements.add(parent, BpmnLabel.class, id + "_label"));
    }
  }

  private void writeBounds(ProcessPicture.Bounds bounds, ModelElementInstance parent) {
    Bounds written = elements.add(parent, Bounds.class);
    written.setX(bounds.x());
    written.setY(bounds.y());
    written.setWidth(bounds.width());
    written.setHeight(bounds.height());
  }

  private static <T> T found(Map<String, T> part, String id) {
    T value = part.get(id);
    if (value == null) {
      throw new IllegalArgumentException("the picture does not show '" + id + "'");
    }
    return value;
  }
}
