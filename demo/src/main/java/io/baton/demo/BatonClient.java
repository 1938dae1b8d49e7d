package io.baton.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine.Option;

/** A running application, as the options of a command name it. */
final class BatonClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Option(
      names = "--baton",
      paramLabel = "<url>",
      defaultValue = "${env:BATON_URL:-http://127.0.0.1:8080}",
      description = "Where the application listens (${DEFAULT-VALUE}; environment: BATON_URL).")
  private URI baton = URI.create("http://127.0.0.1:8080");

  /** From the environment only: arguments are seen by everybody on the machine. */
  private final String token = System.getenv().getOrDefault("BATON_TOKEN", "");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /**
   * What the application answered.
   *
   * @param json missing if it is not JSON
   */
  record Answer(int status, JsonNode json) {

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** What is wrong and what to do, of an answer that is no success. */
    String problem() {
      String detail = json.path("detail").asText("The application answered HTTP " + status + ".");
      String remedy = json.path("remedy").asText(status == 401 ? SIGN_IN : "");
      return remedy.isEmpty() ? detail : detail + " " + remedy;
    }
  }

  private static final String SIGN_IN =
      "Set the environment variable BATON_TOKEN to a token that ./baton token has made.";

  Answer get(String path) throws IOException {
    return send(request(path).GET());
  }

  Answer post(String path, JsonNode body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body))));
  }

  Answer post(String path) throws IOException {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  Answer delete(String path) throws IOException {
    return send(request(path).DELETE());
  }

  /** A text as a piece of a path. */
  static String piece(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    String base = baton.toString().replaceAll("/+$", "");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /**
   * Sends a request.
   *
   * @throws IOException if there is no answer; its message is for the user
   */
  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (ConnectException e) {
      throw new IOException(
          "There is no connection to " + baton + ". Start the application, or say --baton.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted.");
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
