package io.baton.acceptance.operate;

import io.baton.acceptance.ApplicationProcess;
import io.baton.broker.BrokerSettings;
import io.baton.broker.RealBroker;
import io.baton.broker.SearchStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A Camunda with Operate and Tasklist, Baton's application, and the systems that it calls. */
final class Workplace implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final PlayedSystems systems = new PlayedSystems();
  private final SearchStore store = SearchStore.start();
  private final RealBroker camunda =
      RealBroker.start(
          BrokerSettings.defaults().withPartitions(1).withEventsOnly().withOperate(store));
  private final ApplicationProcess application =
      ApplicationProcess.start(
          Map.of(
              "baton.processes",
              System.getProperty("baton.processes"),
              "camunda.client.grpc-address",
              camunda.grpcAddress().toString(),
              "baton.systems-url",
              systems.url(),
              "spring.datasource.url",
              "jdbc:h2:mem:baton"));

  PlayedSystems systems() {
    return systems;
  }

  /** Where Operate and Tasklist are. */
  URI web() {
    return camunda.webAddress();
  }

  /** An order, from a shop. */
  void start(String orderId, String businessType, String order) {
    post(
        "/orders",
        """
        {"orderId": "%s", "businessType": "%s", "order": %s}"""
            .formatted(orderId, businessType, order));
  }

  /** A report of a system, normal if the code is 0. */
  void report(String orderId, String system, String status, String resultCode) {
    post(
        "/feedback/" + system,
        """
        {"orderId": "%s", "eventId": "%s", "status": "%2$s", "params": {"resultCode": "%s"}}"""
            .formatted(orderId, status, resultCode));
  }

  /** As a shop cancels an order. */
  void cancel(String orderId) {
    post("/orders/" + orderId + "/cancel", "");
  }

  private void post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(application.address().resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k-" + path)
            .timeout(Duration.ofSeconds(60))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "%s: %d %s".formatted(path, answer.statusCode(), answer.body()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    application.close();
    camunda.close();
    store.close();
    systems.close();
    http.close();
  }
}
