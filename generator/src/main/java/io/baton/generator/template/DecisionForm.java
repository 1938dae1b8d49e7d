package io.baton.generator.template;

import io.baton.generator.plan.TaskKind;
import java.util.List;
import java.util.Map;

/** The Camunda form in which a person decides whether an order goes on. */
public final class DecisionForm {
  /** It is deployed before the processes that refer to it. */
  public static final String FILE_NAME = TaskKind.DECISION_FORM + ".form";

  private DecisionForm() {}

  /** The form's file. */
  public static String json() {
    return Json.text(
        Json.object(
            "id",
            TaskKind.DECISION_FORM,
            "type",
            "default",
            "executionPlatform",
            "Camunda Cloud",
            "executionPlatformVersion",
            "8.6.0",
            "exporter",
            Json.object("name", "Baton", "version", "1"),
            "schemaVersion",
            17,
            "components",
            List.of(title(), instructed(), decision(), reason())));
  }

  private static Map<String, Object> title() {
    return Json.object(
        "type", "text",
        "id", "Field_what_happened",
        "text",
            "# Order {{orderId}}\n\n**{{instruct.system}}** reported **{{instruct.status}}**,"
                + " which is abnormal, at the node **{{instruct.node}}**.");
  }

  /** Of this exception only: the list may be an earlier one's where nobody was told anything. */
  private static Map<String, Object> instructed() {
    return Json.object(
        "type", "table",
        "id", "Field_instructed",
        "label", "Systems that were told what to do",
        "dataSource", "=instruct_answers[item.node = instruct.node]",
        "rowCount", 10,
        "columns",
            List.of(
                Json.object("label", "System", "key", "system"),
                Json.object("label", "Instruction", "key", "instruction"),
                Json.object("label", "Answer", "key", "answer")));
  }

  private static Map<String, Object> decision() {
    return Json.object(
        "type", "radio",
        "id", "Field_decision",
        "key", "decision",
        "label", "What is to become of the order?",
        "values",
            List.of(
                Json.object("label", "It goes on", "value", "resume"),
                Json.object("label", "It ends", "value", "end")),
        "validate", Json.object("required", true));
  }

  private static Map<String, Object> reason() {
    return Json.object(
        "type", "textarea",
        "id", "Field_reason",
        "key", "decision_reason",
        "label", "Reason",
        "description", "Kept with the order.",
        "validate", Json.object("maxLength", 2000));
  }
}
