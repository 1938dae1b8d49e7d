package io.baton.generator.template;

import io.baton.generator.plan.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The element templates as the file in which Camunda Modeler looks for them. */
public final class ElementTemplates {
  private static final String SCHEMA =
      "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json";

  private static final Map<String, Object> CALL = Json.object("id", "call", "label", "Call");

  private static final Map<String, Object> SYSTEM =
      Json.object(
          "id", TaskKind.SYSTEM,
          "label", "System",
          "description", "Its id in the table of systems.",
          "group", "call",
          "type", "String",
          "constraints", Json.object("notEmpty", true),
          "binding", Json.object("type", "zeebe:taskHeader", "key", TaskKind.SYSTEM));

  private static final Map<String, Object> ANSWERS =
      Json.object(
          "id", TaskKind.ANSWERS,
          "label", "Answers by",
          "group", "call",
          "type", "Dropdown",
          "value", "feedback",
          "choices",
              List.of(
                  Json.object("name", "Reply to the call", "value", "reply"),
                  Json.object("name", "Feedback, later", "value", "feedback")),
          "binding", Json.object("type", "zeebe:taskHeader", "key", TaskKind.ANSWERS));

  private static final Map<String, Object> KEY =
      Json.object(
          "id", TaskKind.KEY,
          "label", "Idempotency key",
          "description", "The same for every try of this call.",
          "group", "call",
          "type", "String",
          "feel", "required",
          "constraints", Json.object("notEmpty", true),
          "binding", Json.object("type", "zeebe:input", "name", TaskKind.KEY));

  private static final Map<String, Object> CAUSE =
      Json.object(
          "id", TaskKind.CAUSE,
          "label", "Reason",
          "description", "The report that decided on this call: its system, status and event id.",
          "group", "call",
          "type", "String",
          "feel", "required",
          "optional", true,
          "binding", Json.object("type", "zeebe:input", "name", TaskKind.CAUSE));

  private ElementTemplates() {}

  /** A JSON list of all of them. */
  public static String json() {
    return Json.text(Stream.of(TaskTemplate.values()).map(ElementTemplates::template).toList());
  }

  private static Map<String, Object> template(TaskTemplate template) {
    TaskKind kind = template.kind();
    boolean isForPerson = kind.jobType().isEmpty();
    String element = isForPerson ? "bpmn:UserTask" : "bpmn:ServiceTask";
    List<Object> properties = new ArrayList<>();
    if (isForPerson) {
      properties.add(hidden("", Json.object("type", "zeebe:userTask")));
      properties.add(
          hidden(
              TaskKind.DECISION_FORM,
              Json.object("type", "zeebe:formDefinition", "property", "formId")));
    } else {
      properties.add(
          hidden(kind.jobType(), Json.object("type", "zeebe:taskDefinition", "property", "type")));
    }
    if (kind == TaskKind.TRIGGER) {
      properties.addAll(List.of(SYSTEM, ANSWERS, KEY, CAUSE));
    }
    return Json.object(
        "$schema", SCHEMA,
        "id", template.id(),
        "name", template.title(),
        "description", template.description(),
        "version", TaskTemplate.VERSION,
        "engines", Json.object("camunda", "^8.6"),
        "category", Json.object("id", "fulfillment", "name", "Order fulfillment"),
        "appliesTo", List.of("bpmn:Task", element),
        "elementType", Json.object("value", element),
        "icon", Json.object("contents", template.icon()),
        "groups", kind == TaskKind.TRIGGER ? List.of(CALL) : List.of(),
        "properties", properties);
  }

  /** An empty value is none. */
  private static Map<String, Object> hidden(String value, Map<String, Object> binding) {
    return value.isEmpty()
        ? Json.object("type", "Hidden", "binding", binding)
        : Json.object("type", "Hidden", "value", value, "binding", binding);
  }
}
