package io.baton.generator.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.layout.ProcessLayout;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.Mapping;
import io.baton.generator.plan.PlanSketch;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.SamplePlans;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine takes what is written. */
class DeploymentTest {
  private static final ZeebeTestEngine ENGINE = EngineFactory.create();

  static Stream<ProcessPlan> plans() {
    return Stream.concat(SamplePlans.all(), endings());
  }

  /** An end event of every ending, with and without outputs, each with a listener. */
  private static Stream<ProcessPlan> endings() {
    return Stream.of(new Ending.None(), new Ending.Terminate())
        .flatMap(
            ending ->
                Stream.of(List.<Mapping>of(), List.of(new Mapping("= 1", "outcome")))
                    .map(
                        outputs ->
                            new PlanSketch()
                                .start("start", "Start")
                                .add(
                                    new EndEvent(
                                        "end", "End", "", ending, outputs, "fulfillment-ended"))
                                .to("start", "end")
                                .plan(
                                    "end-"
                                        + ending.getClass().getSimpleName()
                                        + "-"
                                        + outputs.size())));
  }

  @BeforeAll
  static void start() {
    ENGINE.start();
  }

  @AfterAll
  static void stop() {
    ENGINE.stop();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void isDeployed(ProcessPlan plan) {
    String xml = BpmnWriter.write(plan, ProcessLayout.of(plan));
    try (CamundaClient client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://" + ENGINE.getGatewayAddress()))
            .preferRestOverGrpc(false)
            .build()) {

      var deployment =
          client
              .newDeployResourceCommand()
              .addResourceBytes(xml.getBytes(UTF_8), plan.id() + ".bpmn")
              .send()
              .join();

      assertThat(deployment.getProcesses())
          .singleElement()
          .satisfies(process -> assertThat(process.getBpmnProcessId()).isEqualTo(plan.id()));
    }
  }
}
