package io.baton.generator.emit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.generator.plan.FlowNode.Header;
import io.baton.generator.plan.FlowNode.Mapping;
import io.baton.generator.plan.FlowNode.MultiInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.ExtensionElements;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.List;

/** What Zeebe adds to one BPMN element. */
record Extensions(Elements elements, ExtensionElements parent) {

  /** For an element that has none yet. */
  static Extensions of(Elements elements, BaseElement element) {
    return new Extensions(elements, elements.add(element, ExtensionElements.class));
  }

  Extensions taskDefinition(String jobType) {
    ZeebeTaskDefinition definition = elements.add(parent, ZeebeTaskDefinition.class);
    definition.setType(jobType);
    definition.setRetries("3");
    return this;
  }

  Extensions taskHeaders(List<Header> headers) {
    if (headers.isEmpty()) {
      return this;
    }
    ZeebeTaskHeaders list = elements.add(parent, ZeebeTaskHeaders.class);
    for (Header header : headers) {
      ZeebeHeader element = elements.add(list, ZeebeHeader.class);
      element.setKey(header.key());
      element.setValue(header.value());
    }
    return this;
  }

  Extensions ioMapping(List<Mapping> inputs, List<Mapping> outputs) {
    if (inputs.isEmpty() && outputs.isEmpty()) {
      return this;
    }
    ZeebeIoMapping mapping = elements.add(parent, ZeebeIoMapping.class);
    for (Mapping input : inputs) {
      ZeebeInput element = elements.add(mapping, ZeebeInput.class);
      element.setSource(input.source());
      element.setTarget(input.target());
    }
    for (Mapping output : outputs) {
      ZeebeOutput element = elements.add(mapping, ZeebeOutput.class);
      element.setSource(output.source());
      element.setTarget(output.target());
    }
    return this;
  }

  Extensions loopCharacteristics(MultiInstance each) {
    ZeebeLoopCharacteristics loop = elements.add(parent, ZeebeLoopCharacteristics.class);
    loop.setInputCollection(each.collection());
    loop.setInputElement(each.element());
    loop.setOutputCollection(each.results());
    loop.setOutputElement(each.result());
    return this;
  }

  /** The form is deployed, too; the newest one is shown. */
  Extensions userTask(String form) {
    elements.add(parent, ZeebeUserTask.class);
    elements.add(parent, ZeebeFormDefinition.class).setFormId(form);
    return this;
  }

  /** Only the mapped variables go in and come out. */
  Extensions calledElement(String processId) {
    ZeebeCalledElement called = elements.add(parent, ZeebeCalledElement.class);
    called.setProcessId(processId);
    called.setPropagateAllChildVariablesEnabled(false);
    called.setPropagateAllParentVariablesEnabled(false);
    return this;
  }

  Extensions subscription(String correlationKey) {
    elements.add(parent, ZeebeSubscription.class).setCorrelationKey(correlationKey);
    return this;
  }

  Extensions endListener(String jobType) {
    return listener(ZeebeExecutionListenerEventType.end, jobType);
  }

  /** Means nothing to the engine; a JSON list. None where the list is empty. */
  Extensions listProperty(String name, List<String> values) {
    if (values.isEmpty()) {
      return this;
    }
    ZeebeProperties properties = elements.add(parent, ZeebeProperties.class);
    ZeebeProperty property = elements.add(properties, ZeebeProperty.class);
    property.setName(name);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(list::add);
    property.setValue(list.toString());
    return this;
  }

  private Extensions listener(ZeebeExecutionListenerEventType eventType, String jobType) {
    ZeebeExecutionListeners list = elements.add(parent, ZeebeExecutionListeners.class);
    ZeebeExecutionListener listener = elements.add(list, ZeebeExecutionListener.class);
    listener.setEventType(eventType);
    listener.setType(jobType);
    listener.setRetries("3");
    return this;
  }
}
