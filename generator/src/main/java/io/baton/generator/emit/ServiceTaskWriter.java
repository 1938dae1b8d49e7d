package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.MultiInstance;
import io.baton.generator.template.TaskTemplate;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes a service task, single or once per element of a collection. */
final class ServiceTaskWriter {
  private ServiceTaskWriter() {}

  static ServiceTask write(
      FlowNode.ServiceTask task, ModelElementInstance parent, Elements elements) {
    ServiceTask written = elements.add(parent, ServiceTask.class, task.id());
    elements.applyTemplate(written, TaskTemplate.of(task.kind()));
    Extensions.of(elements, written)
        .taskDefinition(task.kind().jobType())
        .taskHeaders(task.headers())
        .ioMapping(task.inputs(), task.outputs());
    for (MultiInstance each : task.multiInstance()) {
      var loop = elements.add(written, MultiInstanceLoopCharacteristics.class, task.id() + "_each");
      Extensions.of(elements, loop).loopCharacteristics(each);
    }
    return written;
  }
}
