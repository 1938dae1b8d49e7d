package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.Trigger;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.TimeDate;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes an interrupting boundary event; the activity it is attached to is written before. */
final class BoundaryEventWriter {
  private BoundaryEventWriter() {}

  static BoundaryEvent write(
      FlowNode.BoundaryEvent event,
      ModelElementInstance parent,
      Elements elements,
      RootElements roots) {
    BoundaryEvent written = elements.add(parent, BoundaryEvent.class, event.id());
    written.setAttachedTo(elements.get(event.attachedTo(), Activity.class));
    if (!event.outputs().isEmpty()) {
      Extensions.of(elements, written).ioMapping(List.of(), event.outputs());
    }
    switch (event.trigger()) {
      case Trigger.BpmnError(String code) -> {
        var definition = elements.add(written, ErrorEventDefinition.class, event.id() + "_error");
        if (!code.isEmpty()) {
          definition.setError(roots.error(code));
        }
      }
      case Trigger.Timer(String date) -> {
        var definition = elements.add(written, TimerEventDefinition.class, event.id() + "_timer");
        elements.add(definition, TimeDate.class, event.id() + "_date").setTextContent(date);
      }
      case Trigger.Message(String name, String correlationKey) ->
          elements
              .add(written, MessageEventDefinition.class, event.id() + "_message")
              .setMessage(roots.message(name, correlationKey));
    }
    return written;
  }
}
