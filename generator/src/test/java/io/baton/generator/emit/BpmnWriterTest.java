package io.baton.generator.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.generator.layout.ProcessLayout;
import io.baton.generator.layout.ProcessPicture;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.Mapping;
import io.baton.generator.plan.PlanSketch;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.SamplePlans;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BpmnWriterTest {

  static Stream<ProcessPlan> plans() {
    return SamplePlans.all();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void writesValidBpmn(ProcessPlan plan) {
    Bpmn.validateModel(parsed(written(plan)));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void writesTheSameTextEachTime(ProcessPlan plan) {
    assertThat(written(plan)).isEqualTo(written(plan));
  }

  @Test
  void givesEveryElementThatModelerKnowsAnIdOfItsOwn() {
    String xml = written(SamplePlans.retail());

    List<String> elements =
        Pattern.compile("<(bpmn:(?!definitions|incoming|outgoing|extensionElements)|bpmndi:)[^>/]*")
            .matcher(xml)
            .results()
            .map(m -> m.group())
            .toList();
    assertThat(elements).isNotEmpty().allMatch(element -> element.contains(" id=\""));
    List<String> ids =
        Pattern.compile(" id=\"([^\"]*)\"").matcher(xml).results().map(m -> m.group(1)).toList();
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
  }

  @Test
  void writesTheStatusesThatSystemsMayReport() {
    String statuses = "[\"出库\",\"said \\\"no\\\" & <left>\"]";
    ProcessPlan plan = SamplePlans.retail();
    assertThat(written(plan)).doesNotContain("zeebe:properties");
    ProcessPlan closed =
        new ProcessPlan(
            plan.id(),
            plan.name(),
            plan.documentation(),
            plan.scope(),
            plan.endListener(),
            List.of("出库", "said \"no\" & <left>"));
    assertThat(parsed(written(closed)).getModelElementsByType(ZeebeProperty.class))
        .singleElement()
        .satisfies(
            property -> {
              assertThat(property.getName()).isEqualTo("statuses");
              assertThat(property.getValue()).isEqualTo(statuses);
              assertThat(property.getParentElement().getParentElement().getParentElement())
                  .isInstanceOf(Process.class);
            });
  }

  @Test
  void keepsAnyNameAsPlainText() {
    String name = "=1+1 & <\"Größe\"> 出库\nline";
    ProcessPlan plan =
        new PlanSketch()
            .start("start", name)
            .task("task", name)
            .end("end", name)
            .to("start", "task")
            .arm("task", "end", name)
            .plan("names");

    BpmnModelInstance model = parsed(written(plan));

    for (String id : List.of("start", "task", "end")) {
      assertThat(found(model, id, FlowNode.class).getName()).isEqualTo(name);
    }
  }

  @Test
  void sharesAMessageOnlyWhereNameAndCorrelationKeyAgree() {
    ProcessPlan plan =
        new PlanSketch()
            .start("start", "Start")
            .receive("a", "A status")
            .receive("b", "B status")
            .message("first", "Decided", "a")
            .message("second", "Decided", "b")
            .end("end", "End")
            .to("start", "a")
            .to("a", "b")
            .to("b", "end")
            .aside("first", "end")
            .aside("second", "end")
            .plan("messages");

    BpmnModelInstance model = parsed(written(plan));

    assertThat(model.getModelElementsByType(Message.class))
        .extracting(Message::getName)
        .containsExactlyInAnyOrder(
            "fulfillment-status", "fulfillment-status", "fulfillment-decision");
  }

  @Test
  void sharesAnErrorByItsCodeAndWritesNoneForTheEventThatCatchesAll() {
    BpmnModelInstance model = parsed(written(SamplePlans.retail()));

    assertThat(model.getModelElementsByType(Error.class))
        .extracting(Error::getErrorCode)
        .containsExactlyInAnyOrder(
            "= \"stock\"",
            "stock",
            "payment",
            "risk",
            "outbound",
            "transport",
            "loss",
            "cancellation");
    assertThat(written(SamplePlans.retail()))
        .contains("<bpmn:errorEventDefinition id=\"errorOther_error\"/>");
  }

  @Test
  void tellsModelerThePlatformUnderThePrefixThatItLooksFor() {
    assertThat(written(SamplePlans.retail()))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"")
        .contains("modeler:executionPlatform=\"Camunda Cloud\"")
        .contains("modeler:executionPlatformVersion=\"8.6.0\"")
        .contains("exporter=\"Baton\"")
        .contains("isExecutable=\"true\"")
        .contains("xsi:type=\"bpmn:tFormalExpression\"")
        .contains("<bpmn:incoming>")
        .contains("<bpmn:outgoing>");
  }

  @Test
  void writesAnEndEventWithOutputsAndListener() {
    ProcessPlan plan =
        new PlanSketch()
            .start("start", "Start")
            .add(
                new EndEvent(
                    "end",
                    "End",
                    "Why it ends.",
                    new Ending.None(),
                    List.of(new Mapping("= \"no order id\"", "outcome")),
                    "fulfillment-ended"))
            .to("start", "end")
            .plan("listener");

    assertThat(written(plan))
        .contains("<zeebe:output source=\"= &quot;no order id&quot;\" target=\"outcome\"/>")
        .containsPattern(
            "<zeebe:executionListener eventType=\"end\" retries=\"3\" type=\"fulfillment-ended\"/>")
        .contains(">Why it ends.<");
  }

  @Test
  void refusesAPictureOfAnotherPlan() {
    ProcessPlan plan = SamplePlans.retail();
    ProcessPicture empty = new ProcessPicture(Map.of(), Map.of(), Map.of());

    assertThatThrownBy(() -> BpmnWriter.write(plan, empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the picture does not show");
  }

  private static String written(ProcessPlan plan) {
    return BpmnWriter.write(plan, ProcessLayout.of(plan));
  }

  private static BpmnModelInstance parsed(String xml) {
    return Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static <T extends FlowNode> T found(BpmnModelInstance model, String id, Class<T> type) {
    return type.cast(Objects.requireNonNull(model.getModelElementById(id), id));
  }
}
