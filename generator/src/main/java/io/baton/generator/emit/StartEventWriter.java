package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes a none or message start event. */
final class StartEventWriter {
  private StartEventWriter() {}

  static StartEvent write(
      FlowNode.StartEvent event,
      ModelElementInstance parent,
      Elements elements,
      RootElements roots) {
    StartEvent written = elements.add(parent, StartEvent.class, event.id());
    if (!event.outputs().isEmpty()) {
      Extensions.of(elements, written).ioMapping(List.of(), event.outputs());
    }
    if (!event.message().isEmpty()) {
      elements
          .add(written, MessageEventDefinition.class, event.id() + "_message")
          .setMessage(roots.message(event.message()));
    }
    return written;
  }
}
