package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes a gateway. */
final class GatewayWriter {
  private GatewayWriter() {}

  static Gateway write(FlowNode.Gateway gateway, ModelElementInstance parent, Elements elements) {
    return switch (gateway.kind()) {
      case EXCLUSIVE -> elements.add(parent, ExclusiveGateway.class, gateway.id());
      case INCLUSIVE -> elements.add(parent, InclusiveGateway.class, gateway.id());
    };
  }
}
