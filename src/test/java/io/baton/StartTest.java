package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Starting the application: the engine, the processes, the settings. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

  private static final Path PROCESSES = Path.of("test/resources/processes");

  @TempDir private Path folder;

  @Test
  void waitsForTheEngineAndSaysSo(CapturedOutput output) throws Exception {
    int port = freePort();
    CompletableFuture<ConfigurableApplicationContext> started =
        CompletableFuture.supplyAsync(() -> start(port, "baton.processes=" + PROCESSES));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                output
                    .getOut()
                    .contains(
                        "Waiting for the Camunda engine at http://127.0.0.1:"
                            + port
                            + ". Start it, or set camunda.client.grpc-address."));
    ZeebeTestEngine engine = EngineFactory.create(port);
    engine.start();
    started.get().close();
    engine.stop();
    assertThat(output).contains("Process fulfillment-parcel: version 1, new");
  }

  @Test
  void deploysOnlyWhatHasChanged(CapturedOutput output) throws Exception {
    for (String name : List.of("fulfillment-parcel.bpmn", "order-fulfillment.bpmn")) {
      Files.copy(PROCESSES.resolve(name), folder.resolve(name));
    }
    ZeebeTestEngine engine = EngineFactory.create();
    engine.start();
    String address = engine.getGatewayAddress();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    start(port, "baton.processes=" + folder).close();
    Path parcel = folder.resolve("fulfillment-parcel.bpmn");
    Files.writeString(parcel, Files.readString(parcel).replace("Made by hand", "Changed"));
    start(port, "baton.processes=" + folder).close();
    engine.stop();
    assertThat(
            Pattern.compile("Process [a-z-]+: version .*")
                .matcher(output.getOut())
                .results()
                .map(MatchResult::group))
        .containsExactly(
            "Process fulfillment-parcel: version 1, new",
            "Process order-fulfillment: version 1, new",
            "Process fulfillment-parcel: version 2, new",
            "Process order-fulfillment: version 1, unchanged");
  }

  @Test
  void saysWhichProcessTheEngineRefuses(CapturedOutput output) throws Exception {
    Files.writeString(
        folder.resolve("broken.bpmn"),
        Files.readString(PROCESSES.resolve("order-fulfillment.bpmn"))
            .replace("isExecutable=\"true\"", "isExecutable=\"true\" wrong=\"yes\""));
    ZeebeTestEngine engine = EngineFactory.create();
    engine.start();
    String address = engine.getGatewayAddress();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    assertThatThrownBy(() -> start(port, "baton.processes=" + folder))
        .hasMessageContaining("The engine refuses the file broken.bpmn");
    engine.stop();
    assertThat(output).contains("Correct its policy and generate it again.");
  }

  @Test
  void saysThatAProcessIsTooLarge(CapturedOutput output) throws Exception {
    Files.writeString(
        folder.resolve("large.bpmn"),
        Files.readString(PROCESSES.resolve("order-fulfillment.bpmn"))
            + "<!--"
            + "x".repeat(5 * 1024 * 1024)
            + "-->");
    ZeebeTestEngine engine = EngineFactory.create();
    engine.start();
    String address = engine.getGatewayAddress();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    assertThatThrownBy(() -> start(port, "baton.processes=" + folder))
        .hasMessageContaining("large.bpmn: it has 5")
        .hasMessageContaining("the engine takes about 2,048 KB");
    engine.stop();
    assertThat(output).contains("Make its policy smaller, or divide it");
  }

  @Test
  void saysThatThereAreNoProcesses(CapturedOutput output) throws Exception {
    int port = freePort();
    assertThatThrownBy(() -> start(port, "baton.processes=" + folder))
        .hasRootCauseMessage("no process");
    assertThat(output)
        .contains("The folder " + folder + " holds no .bpmn file.")
        .contains("./baton compile policies/ --out bpmn/")
        .contains("baton.processes");
  }

  @Test
  void saysWhichSettingIsWrong(CapturedOutput output) throws Exception {
    int port = freePort();
    assertThatThrownBy(
            () ->
                start(
                    port,
                    "baton.processes=" + PROCESSES,
                    "baton.systems-url=localhost:8090",
                    "baton.calls.read-timeout=PT50M"))
        .isInstanceOf(RuntimeException.class);
    assertThat(output)
        .contains("must be an http(s) URL that contains {system}")
        .contains("Setting baton.calls.read-timeout is PT50M. It must be shorter");
  }

  @Test
  void startsNothingOfKafkaUnlessItIsConfigured(CapturedOutput output) throws Exception {
    try (RunningBaton baton = RunningBaton.start()) {
      baton.startParcel("k1");
      await().until(() -> baton.completedJobs("triggerFraud") == 1);
      assertThat(baton.context.getBeansOfType(MessageListenerContainer.class)).isEmpty();
    }
    // As loggers' names are shortened; the folder may be called so.
    assertThat(output.getAll()).doesNotContain("Kafka", "apache.kafka", "o.a.k", ".s.k.");
  }

  private static ConfigurableApplicationContext start(int enginePort, String... properties) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "camunda.client.grpc-address=http://127.0.0.1:" + enginePort,
                "server.port=0",
                "spring.datasource.url=jdbc:h2:mem:start;DB_CLOSE_DELAY=0"));
    all.addAll(List.of(properties));
    return new SpringApplicationBuilder(BatonApplication.class)
        .properties(all.toArray(String[]::new))
        .run();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
