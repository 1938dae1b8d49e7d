package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes a receive task. */
final class ReceiveTaskWriter {
  private ReceiveTaskWriter() {}

  static ReceiveTask write(
      FlowNode.ReceiveTask task,
      ModelElementInstance parent,
      Elements elements,
      RootElements roots) {
    ReceiveTask written = elements.add(parent, ReceiveTask.class, task.id());
    written.setMessage(roots.message(task.message(), task.correlationKey()));
    if (!task.outputs().isEmpty()) {
      Extensions.of(elements, written).ioMapping(List.of(), task.outputs());
    }
    return written;
  }
}
