package io.baton.acceptance.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.acceptance.Stage;
import io.baton.sandbox.Journal.Kind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The system that {@code tracked} orders wait for; it reports what a test has it say. */
final class Carrier {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Stage stage;

  Carrier(Stage stage) {
    this.stage = stage;
  }

  /** How often it was called. */
  long calls() {
    return stage.sandbox().journal().count("carrier", Kind.TRIGGERED);
  }

  HttpResponse<String> reports(
      String orderId, String eventId, String status, Map<String, Object> data) {
    try {
      String body =
          json.writeValueAsString(
              Map.of("orderId", orderId, "eventId", eventId, "status", status, "data", data));
      HttpRequest request =
          HttpRequest.newBuilder(stage.application().address().resolve("/feedback/carrier"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      return http.send(request, BodyHandlers.ofString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
