package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.Ending;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes an end event of any ending. */
final class EndEventWriter {
  private EndEventWriter() {}

  static EndEvent write(
      FlowNode.EndEvent event, ModelElementInstance parent, Elements elements, RootElements roots) {
    EndEvent written = elements.add(parent, EndEvent.class, event.id());
    if (!event.outputs().isEmpty() || !event.listener().isEmpty()) {
      Extensions extensions = Extensions.of(elements, written);
      extensions.ioMapping(List.of(), event.outputs());
      if (!event.listener().isEmpty()) {
        extensions.endListener(event.listener());
      }
    }
    switch (event.ending()) {
      case Ending.None() -> {}
      case Ending.Terminate() ->
          elements.add(written, TerminateEventDefinition.class, event.id() + "_terminate");
      case Ending.BpmnError(String code) ->
          elements
              .add(written, ErrorEventDefinition.class, event.id() + "_error")
              .setError(roots.error(code));
    }
    return written;
  }
}
