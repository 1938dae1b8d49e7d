package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.TimeDuration;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes an intermediate timer catch event. */
final class TimerEventWriter {
  private TimerEventWriter() {}

  static IntermediateCatchEvent write(
      FlowNode.TimerEvent event, ModelElementInstance parent, Elements elements) {
    IntermediateCatchEvent written = elements.add(parent, IntermediateCatchEvent.class, event.id());
    Extensions.of(elements, written).ioMapping(List.of(), event.outputs());
    var definition = elements.add(written, TimerEventDefinition.class, event.id() + "_timer");
    elements
        .add(definition, TimeDuration.class, event.id() + "_duration")
        .setTextContent(event.duration());
    return written;
  }
}
