package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.TaskKind;
import io.baton.generator.template.TaskTemplate;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes a Camunda user task. */
final class UserTaskWriter {
  private UserTaskWriter() {}

  static UserTask write(FlowNode.UserTask task, ModelElementInstance parent, Elements elements) {
    UserTask written = elements.add(parent, UserTask.class, task.id());
    elements.applyTemplate(written, TaskTemplate.DECIDE);
    Extensions.of(elements, written)
        .userTask(TaskKind.DECISION_FORM)
        .ioMapping(List.of(), task.outputs());
    return written;
  }
}
