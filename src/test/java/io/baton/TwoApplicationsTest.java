package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Two applications beside each other, on one PostgreSQL and one engine. */
class TwoApplicationsTest {

  private static final int ORDERS = 6;
  private static final int REPORTS = 8;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void shareTheWorkAndPublishEachReportOnceInTheOrderOfItsArrival() throws Exception {
    String ledger = PostgresLedger.newDatabase();
    String user = "spring.datasource.username=postgres";
    try (RunningBaton one = RunningBaton.start("spring.datasource.url=" + ledger, user);
        ConfigurableApplicationContext other = another(one, ledger, user)) {
      int port = ((ServletWebServerApplicationContext) other).getWebServer().getPort();
      for (int order = 0; order < ORDERS; order++) {
        String orderId = "t" + order;
        one.startParcel(orderId);
        await().until(() -> !one.systems.calls("fraud/trigger", orderId).isEmpty());
      }
      List<String> eventIds = new ArrayList<>();
      for (int report = 0; report < REPORTS; report++) {
        String eventId = "e" + report;
        eventIds.add(eventId);
        for (int order = 0; order < ORDERS; order++) {
          String orderId = "t" + order;
          String body =
              "{\"orderId\":\"%s\",\"eventId\":\"%s\",\"status\":\"checking\"}"
                  .formatted(orderId, eventId);
          int status =
              report % 2 == 0
                  ? one.report("fraud", body).statusCode()
                  : report(port, body).statusCode();
          assertThat(status).isEqualTo(202);
        }
      }
      for (int order = 0; order < ORDERS; order++) {
        String orderId = "t" + order;
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(one.published(orderId)).hasSize(REPORTS));
        assertThat(one.published(orderId)).isEqualTo(eventIds);
        assertThat(one.systems.calls("inventory/trigger", orderId)).hasSize(1);
      }
    }
  }

  @Test
  void knowDuplicatesAndOrdersThatTheOtherHasTaken() throws Exception {
    String ledger = PostgresLedger.newDatabase();
    String user = "spring.datasource.username=postgres";
    try (RunningBaton one = RunningBaton.start("spring.datasource.url=" + ledger, user);
        ConfigurableApplicationContext other = another(one, ledger, user)) {
      int port = ((ServletWebServerApplicationContext) other).getWebServer().getPort();
      String order = "{\"orderId\":\"t9\",\"businessType\":\"parcel\",\"order\":{}}";
      assertThat(one.post("/orders", "application/json", order).statusCode()).isEqualTo(201);
      assertThat(post(port, "/orders", order).statusCode()).isEqualTo(200);
      await().until(() -> !one.systems.calls("fraud/trigger", "t9").isEmpty());
      String cleared = "{\"orderId\":\"t9\",\"eventId\":\"e1\",\"status\":\"cleared\"}";
      assertThat(report(port, cleared).body()).contains("accepted");
      assertThat(one.report("fraud", cleared).body()).contains("duplicate");
    }
  }

  private static ConfigurableApplicationContext another(RunningBaton one, String... properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--camunda.client.grpc-address=http://" + one.engine.getGatewayAddress());
    arguments.add("--server.port=0");
    arguments.add("--baton.processes=test/resources/processes");
    arguments.add("--baton.systems-url=" + one.systems.url());
    arguments.add("--spring.datasource.url=" + properties[0]);
    arguments.add("--" + properties[1]);
    return new SpringApplicationBuilder(BatonApplication.class)
        .run(arguments.toArray(String[]::new));
  }

  private HttpResponse<String> report(int port, String body) throws Exception {
    return post(port, "/feedback/fraud", body);
  }

  private HttpResponse<String> post(int port, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
