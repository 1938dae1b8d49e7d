package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes a Camunda user task. */
final class UserTaskWriter {
  private UserTaskWriter() {}

  /** Its form is known to task applications by the element's id; no form has to be deployed. */
  static UserTask write(FlowNode.UserTask task, ModelElementInstance parent, Elements elements) {
    UserTask written = elements.add(parent, UserTask.class, task.id());
    Extensions.of(elements, written).userTask(task.id()).ioMapping(List.of(), task.outputs());
    return written;
  }
}
