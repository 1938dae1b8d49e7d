package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.deployment.EngineDeployment;
import io.baton.deployment.EngineVersions;
import io.baton.deployment.ProcessFile;
import io.baton.deployment.ProcessFolder;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Versions of a process, and applications that have the one or the other in their folder. In the
 * newer one the system {@code screening} does what {@code fraud} did, and reports {@code screened}
 * where that reported {@code checking}.
 */
@ExtendWith(OutputCaptureExtension.class)
class UpgradeTest {

  private static final String LEFT_ALONE =
      "Process fulfillment-parcel: the engine has newer versions than version 1";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String ledger = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  @TempDir private Path workspace;
  private Path older;
  private Path newer;
  private ZeebeTestEngine engine;
  private CamundaClient client;
  private RecordedSystems systems;

  @BeforeEach
  void start() throws IOException {
    Path shipped = Path.of("test/resources/processes");
    older = Files.createDirectory(workspace.resolve("older"));
    newer = Files.createDirectory(workspace.resolve("newer"));
    String parcel = Files.readString(shipped.resolve("fulfillment-parcel.bpmn"));
    Files.writeString(older.resolve("fulfillment-parcel.bpmn"), parcel);
    Files.writeString(
        newer.resolve("fulfillment-parcel.bpmn"),
        parcel
            .replace("value=\"fraud\"", "value=\"screening\"")
            .replace(":fraud", ":screening")
            .replace("&quot;checking&quot;", "&quot;screened&quot;"));
    for (Path folder : List.of(older, newer)) {
      String entry = "order-fulfillment.bpmn";
      Files.copy(shipped.resolve(entry), folder.resolve(entry));
    }
    systems = new RecordedSystems();
    systems.answer("screening/trigger", call -> new RecordedSystems.Answer(202, ""));
    startEngine();
  }

  private void startEngine() {
    engine = EngineFactory.create();
    engine.start();
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
            .preferRestOverGrpc(false)
            .build();
  }

  @AfterEach
  void stop() {
    stopEngine();
    systems.close();
    http.close();
  }

  private void stopEngine() {
    client.close();
    engine.stop();
  }

  @Test
  void anOlderApplicationThatStartsAgainDoesNotBringTheOldRulesBack(CapturedOutput output)
      throws Exception {
    application(older).close();
    assertThat(output).doesNotContain(LEFT_ALONE);
    deploy(newer); // As ./baton deploy does: the ledger does not know of it.
    application(older).close();
    assertThat(output).contains(LEFT_ALONE, "To go back on purpose, run ./baton deploy.");
    assertThat(startOrder("o1")).isEqualTo(2);

    application(newer).close();
    assertThat(output).contains("Process fulfillment-parcel: version 2, unchanged");
    application(older).close();
    application(newer).close();
    assertThat(new EngineVersions(client).has("fulfillment-parcel", 3)).isFalse();
  }

  @Test
  void whoDeploysTheOldRulesOnPurposeGoesBackToThemAndNoApplicationUndoesIt() throws Exception {
    application(older).close();
    application(newer).close();
    deploy(older);
    assertThat(startOrder("o1")).isEqualTo(3);
    application(newer).close();
    application(older).close();
    assertThat(startOrder("o2")).isEqualTo(3);
    assertThat(new EngineVersions(client).has("fulfillment-parcel", 4)).isFalse();
  }

  @Test
  void anEngineThatHasLostItsDataGetsTheProcessesOfTheFolderAgain(CapturedOutput output)
      throws Exception {
    application(older).close();
    application(newer).close();
    stopEngine();
    startEngine();
    application(older).close();
    assertThat(output).doesNotContain(LEFT_ALONE);
    assertThat(startOrder("o1")).isEqualTo(1);
    application(newer).close();
    assertThat(startOrder("o2")).isEqualTo(2);
  }

  @Test
  void ordersOfTheOldVersionAreToldOfByItsSystemsAndInItsWords() throws Exception {
    var before = application(older);
    startOrder("o1");
    await().until(() -> !systems.calls("fraud/trigger", "o1").isEmpty());
    before.close();
    try (var application = application(newer)) {
      startOrder("o2");
      await().until(() -> !systems.calls("screening/trigger", "o2").isEmpty());
      assertThat(report(application, "fraud", "o1", "checking")).contains("accepted");
      assertThat(report(application, "fraud", "o1", "screened")).contains("quarantined");
      assertThat(report(application, "screening", "o2", "screened")).contains("accepted");
      assertThat(report(application, "screening", "o2", "checking")).contains("quarantined");
      assertThat(report(application, "fraud", "o2", "checking")).contains("quarantined");
      assertThat(report(application, "fraud", "o1", "cleared")).contains("accepted");
      assertThat(report(application, "screening", "o2", "cleared")).contains("accepted");
      awaitEnd(application, "o1");
      awaitEnd(application, "o2");
    }
  }

  @Test
  void anOlderApplicationServesOrdersOfAVersionThatItDoesNotHave() throws Exception {
    try (var application = application(older)) {
      deploy(newer);
      // Nobody knows this system yet; when the order calls it, what it has reported is delivered.
      assertThat(report(application, "screening", "o1", "screened")).contains("quarantined");
      startOrder("o1");
      await().until(() -> get(application, "/quarantine").contains("\"size\":0"));
      assertThat(report(application, "screening", "o1", "cleared")).contains("accepted");
      awaitEnd(application, "o1");
      assertThat(get(application, "/orders/o1")).contains("screened", "cleared");
    }
  }

  private ConfigurableApplicationContext application(Path folder) {
    return new SpringApplicationBuilder(BatonApplication.class)
        .run(
            "--camunda.client.grpc-address=http://" + engine.getGatewayAddress(),
            "--server.port=0",
            "--baton.processes=" + folder,
            "--baton.systems-url=" + systems.url(),
            "--spring.datasource.url=" + ledger);
  }

  private void deploy(Path folder) throws InterruptedException {
    for (ProcessFile file : new ProcessFolder(folder).files()) {
      new EngineDeployment(client, problem -> false).deploy(file);
    }
  }

  /** Returns the version of its process. */
  private int startOrder(String orderId) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("fulfillment-parcel")
        .latestVersion()
        .variables(Map.of("orderId", orderId, "businessType", "parcel", "order", Map.of()))
        .send()
        .join()
        .getVersion();
  }

  private void awaitEnd(ConfigurableApplicationContext application, String orderId) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(get(application, "/orders/" + orderId)).contains("\"state\":\"ended\""));
  }

  private String report(
      ConfigurableApplicationContext application, String system, String orderId, String status)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(application, "/feedback/" + system))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"orderId\":\"%s\",\"eventId\":\"%s\",\"status\":\"%2$s\"}"
                        .formatted(orderId, status)))
            .build());
  }

  private String get(ConfigurableApplicationContext application, String path)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(application, path)).build());
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static URI uri(ConfigurableApplicationContext application, String path) {
    int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
