package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes an embedded sub-process with all that it holds. */
final class SubProcessWriter {
  private SubProcessWriter() {}

  static SubProcess write(
      FlowNode.SubProcess subProcess,
      ModelElementInstance parent,
      Elements elements,
      ScopeWriter content) {
    SubProcess written = elements.add(parent, SubProcess.class, subProcess.id());
    if (!subProcess.outputs().isEmpty()) {
      Extensions.of(elements, written).ioMapping(List.of(), subProcess.outputs());
    }
    content.write(subProcess.scope(), written);
    return written;
  }
}
