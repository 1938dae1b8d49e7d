package io.baton.generator.emit;

import io.baton.generator.template.TaskTemplate;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Creates elements of the model.
 *
 * <p>An element that has an id is only created with one: the model would invent a random one.
 */
record Elements(BpmnModelInstance model) {
  static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

  /** A new child with an id. */
  <T extends ModelElementInstance> T add(ModelElementInstance parent, Class<T> type, String id) {
    T element = model.newInstance(type, id);
    parent.addChildElement(element);
    return element;
  }

  /** A new child of a type that has no id. */
  <T extends ModelElementInstance> T add(ModelElementInstance parent, Class<T> type) {
    T element = model.newInstance(type);
    parent.addChildElement(element);
    return element;
  }

  /** The element of that id, which has been created before. */
  <T extends ModelElementInstance> T get(String id, Class<T> type) {
    ModelElementInstance element = model.getModelElementById(id);
    if (!type.isInstance(element)) {
      throw new IllegalArgumentException(
          "the plan refers to '" + id + "', which is no " + type.getSimpleName() + " of it");
    }
    return type.cast(element);
  }

  /** Modeler knows the element by the template, and shows its icon. */
  void applyTemplate(BaseElement element, TaskTemplate template) {
    element.setAttributeValueNs(ZEEBE, "modelerTemplate", template.id());
    element.setAttributeValueNs(
        ZEEBE, "modelerTemplateVersion", String.valueOf(TaskTemplate.VERSION));
    element.setAttributeValueNs(ZEEBE, "modelerTemplateIcon", template.icon());
  }

  void document(BaseElement element, String text) {
    if (!text.isEmpty()) {
      add(element, Documentation.class, element.getId() + "_doc").setTextContent(text);
    }
  }
}
