package io.baton.generator.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Element templates and processes say the same. */
class ElementTemplatesTest {
  private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

  private final TreeMap<String, JsonNode> templates = new TreeMap<>();

  ElementTemplatesTest() throws IOException {
    new ObjectMapper()
        .readTree(ElementTemplates.json())
        .forEach(template -> templates.put(template.get("id").asText(), template));
  }

  @ParameterizedTest
  @ValueSource(strings = {"retail", "cross-border", "cold-chain"})
  void everyTaskOfAProcessIsAsItsTemplateSays(String type) throws IOException {
    BpmnModelInstance process =
        Bpmn.readModelFromStream(
            Files.newInputStream(Path.of("../bpmn/fulfillment-" + type + ".bpmn")));
    List<String> used = new ArrayList<>();
    for (ServiceTask task : process.getModelElementsByType(ServiceTask.class)) {
      JsonNode template = template(task.getAttributeValueNs(ZEEBE, "modelerTemplate"));
      used.add(template.get("id").asText());
      assertThat(template.at("/icon/contents").asText())
          .isEqualTo(task.getAttributeValueNs(ZEEBE, "modelerTemplateIcon"));
      assertThat(template.at("/elementType/value").asText()).isEqualTo("bpmn:ServiceTask");
      assertThat(bound(template, "zeebe:taskDefinition", "value"))
          .containsExactly(task.getSingleExtensionElement(ZeebeTaskDefinition.class).getType());
      assertThat(
              task.getExtensionElements().getElementsQuery().list().stream()
                  .flatMap(e -> e.getChildElementsByType(ZeebeHeader.class).stream())
                  .map(ZeebeHeader::getKey))
          .containsExactlyElementsOf(bound(template, "zeebe:taskHeader", "id"));
      assertThat(
              task.getExtensionElements().getElementsQuery().list().stream()
                  .flatMap(e -> e.getChildElementsByType(ZeebeInput.class).stream())
                  .map(ZeebeInput::getTarget))
          .containsExactlyElementsOf(bound(template, "zeebe:input", "id"));
    }
    for (UserTask task : process.getModelElementsByType(UserTask.class)) {
      used.add(template(task.getAttributeValueNs(ZEEBE, "modelerTemplate")).get("id").asText());
    }
    assertThat(used).containsAll(templates.keySet());
  }

  @Test
  void eachHasAnIconOfItsOwn() {
    assertThat(templates).hasSize(TaskTemplate.values().length);
    assertThat(templates.values().stream().map(template -> template.at("/icon/contents").asText()))
        .doesNotHaveDuplicates()
        .allMatch(icon -> icon.startsWith("data:image/svg+xml,%3Csvg"));
  }

  private JsonNode template(String id) {
    return Objects.requireNonNull(templates.get(id), () -> "There is no template " + id);
  }

  /** Of the properties with that kind of binding one field. */
  private static List<String> bound(JsonNode template, String binding, String field) {
    return Stream.of(template.get("properties"))
        .flatMap(properties -> properties.valueStream())
        .filter(property -> property.at("/binding/type").asText().equals(binding))
        .map(property -> property.get(field).asText())
        .toList();
  }
}
