package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes a call activity. */
final class CallActivityWriter {
  private CallActivityWriter() {}

  static CallActivity write(
      FlowNode.CallActivity call, ModelElementInstance parent, Elements elements) {
    CallActivity written = elements.add(parent, CallActivity.class, call.id());
    Extensions.of(elements, written)
        .calledElement(call.processId())
        .ioMapping(call.inputs(), call.outputs());
    return written;
  }
}
