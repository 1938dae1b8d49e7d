package io.baton.generator.emit;

import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.MultiInstance;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Writes a service task, single or once per element of a collection. */
final class ServiceTaskWriter {
  private ServiceTaskWriter() {}

  static ServiceTask write(
      FlowNode.ServiceTask task, ModelElementInstance parent, Elements elements) {
    ServiceTask written = elements.add(parent, ServiceTask.class, task.id());
    Extensions.of(elements, written)
        .taskDefinition(task.jobType())
        .taskHeaders(task.headers())
        .ioMapping(task.inputs(), task.outputs());
    for (MultiInstance each : task.multiInstance()) {
      var loop = elements.add(written, MultiInstanceLoopCharacteristics.class, task.id() + "_each");
      Extensions.of(elements, loop).loopCharacteristics(each.collection(), each.element());
    }
    return written;
  }
}
