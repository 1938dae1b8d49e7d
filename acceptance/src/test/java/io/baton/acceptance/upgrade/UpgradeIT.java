package io.baton.acceptance.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.acceptance.ApplicationProcess;
import io.baton.acceptance.LedgerServer;
import io.baton.broker.BrokerSettings;
import io.baton.broker.RealBroker;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of two versions of a policy at once, and applications that have the one or the other. */
final class UpgradeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LEFT_ALONE = "the engine has newer versions than version 1";

  private static RealBroker broker;
  private static LedgerServer ledger;

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private CalledSystems systems;

  @BeforeAll
  static void start() {
    broker = RealBroker.start(BrokerSettings.defaults().withEventsOnly());
    ledger = LedgerServer.start();
  }

  @AfterAll
  static void stop() {
    ledger.close();
    broker.close();
  }

  @BeforeEach
  void startSystems() throws IOException {
    systems = new CalledSystems();
  }

  @AfterEach
  void stopSystems() {
    systems.close();
    http.close();
  }

  @Test
  void ordersFinishByTheRulesTheyBeganWithWhenANewVersionIsDeployedUnderThem() throws Exception {
    ParcelPolicy policy = new ParcelPolicy("parcel");
    Path before = policy.before(folder.resolve("before"));
    try (ApplicationProcess application = application(before)) {
      order(application, "parcel", "p1");
      awaitCall("p1", "warehouse");

      String said = Deploy.folder(policy.after(folder.resolve("after")), broker.grpcAddress());
      assertThat(said)
          .containsPattern("fulfillment-parcel +2 +new")
          .containsPattern("order-fulfillment +\\d+ +unchanged");
      order(application, "parcel", "p2");
      awaitCall("p2", "warehouse");
      assertThat(report(application, "warehouse", "p1", "packed")).contains("accepted");
      assertThat(report(application, "warehouse", "p2", "packed")).contains("accepted");
      awaitCall("p1", "transport");
      awaitCall("p2", "courier");

      // Its own folder does not know the courier, nor the courier's word.
      assertThat(report(application, "courier", "p2", "handed over")).contains("accepted");
      assertThat(report(application, "transport", "p1", "delivered")).contains("accepted");
      awaitEnd(application, "p1", "fulfilled");
      awaitEnd(application, "p2", "handed over");

      application.stop();
      application.startAgain();
      application.awaitReady();
      assertThat(Files.readString(application.log())).contains(LEFT_ALONE);
      order(application, "parcel", "p3");
      awaitCall("p3", "warehouse");
      report(application, "warehouse", "p3", "packed");
      awaitCall("p3", "courier");
      assertThat(versions("fulfillment-parcel")).containsExactly(1, 2);
      assertThat(inQuarantine("p%")).isEmpty();
    }
  }

  @Test
  void applicationsThatAreReplacedOneByOneDoNotUndoEachOther() throws Exception {
    ParcelPolicy policy = new ParcelPolicy("bulk");
    Path before = policy.before(folder.resolve("before"));
    Path after = policy.after(folder.resolve("after"));
    try (ApplicationProcess older = application(before)) {
      order(older, "bulk", "b1");
      awaitCall("b1", "warehouse");
      try (ApplicationProcess newer = application(after)) {
        // Whatever happens to the one that is to be replaced last.
        older.kill();
        older.startAgain();
        older.awaitReady();
        assertThat(Files.readString(older.log())).contains(LEFT_ALONE);
        newer.kill();
        newer.startAgain();
        newer.awaitReady();
        assertThat(versions("fulfillment-bulk")).containsExactly(1, 2);

        order(older, "bulk", "b2");
        awaitCall("b2", "warehouse");
        assertThat(report(older, "warehouse", "b2", "packed")).contains("accepted");
        awaitCall("b2", "courier");
        older.stop();

        assertThat(report(newer, "warehouse", "b1", "packed")).contains("accepted");
        awaitCall("b1", "transport");
        assertThat(report(newer, "transport", "b1", "delivered")).contains("accepted");
        assertThat(report(newer, "courier", "b2", "handed over")).contains("accepted");
        awaitEnd(newer, "b1", "fulfilled");
        awaitEnd(newer, "b2", "handed over");
        assertThat(inQuarantine("b%")).isEmpty();
      }
    }
  }

  private ApplicationProcess application(Path processes) {
    Map<String, String> properties = new HashMap<>(ledger.properties());
    properties.put("camunda.client.grpc-address", broker.grpcAddress().toString());
    properties.put("baton.processes", processes.toString());
    properties.put("baton.systems-url", systems.url());
    return ApplicationProcess.start(properties);
  }

  private void order(ApplicationProcess application, String businessType, String orderId)
      throws IOException, InterruptedException {
    String answer =
        post(
            application,
            "/orders",
            "{\"orderId\":\"%s\",\"businessType\":\"%s\",\"order\":{}}"
                .formatted(orderId, businessType));
    assertThat(answer).contains("accepted");
  }

  private String report(
      ApplicationProcess application, String system, String orderId, String status)
      throws IOException, InterruptedException {
    return post(
        application,
        "/feedback/" + system,
        "{\"orderId\":\"%1$s\",\"eventId\":\"%2$s\",\"status\":\"%2$s\"}"
            .formatted(orderId, status));
  }

  private String post(ApplicationProcess application, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(application.address().resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private void awaitCall(String orderId, String system) {
    Awaitility.await(orderId + " calls " + system)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(systems.calledFor(orderId)).endsWith(system));
  }

  private void awaitEnd(ApplicationProcess application, String orderId, String outcome) {
    HttpRequest story =
        HttpRequest.newBuilder(application.address().resolve("/orders/" + orderId)).build();
    Awaitility.await(orderId + " ends")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(http.send(story, BodyHandlers.ofString()).body())
                    .contains("\"state\":\"ended\"", "\"outcome\":\"" + outcome + "\""));
  }

  private static List<Integer> versions(String processId) {
    return broker.records().since(0).stream()
        .filter(record -> record.getIntent() == ProcessIntent.CREATED)
        .filter(record -> record.getPartitionId() == 1)
        .map(record -> (Process) record.getValue())
        .filter(process -> process.getBpmnProcessId().equals(processId))
        .map(Process::getVersion)
        .toList();
  }

  private static List<String> inQuarantine(String orders) {
    return ledger
        .rows(
            "select f.system, q.reason from quarantine q join feedback f on f.id = q.feedback_id where f.order_id like '%s'"
                .formatted(orders))
        .stream()
        .map(row -> String.join(" ", row))
        .toList();
  }
}
