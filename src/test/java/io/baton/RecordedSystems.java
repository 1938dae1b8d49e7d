package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import io.baton.openapi.Exchanges;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

/** Fulfillment systems on a real HTTP server: answer as told, and remember how they were called. */
final class RecordedSystems implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<String> undocumented = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Call, Answer>> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  RecordedSystems() throws IOException {
    this(HttpServer.create(anyPort(), 0));
  }

  /** On a server that listens already, but is not started; with {@code https} if it speaks TLS. */
  RecordedSystems(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** A call that a system received; {@code path} such as {@code inventory/trigger}. */
  record Call(
      String path,
      String idempotencyKey,
      String contentLength,
      String traceparent,
      JsonNode body,
      Headers headers) {
    String orderId() {
      return body.path("orderId").asText();
    }
  }

  record Answer(int status, String body, Map<String, String> headers) {
    Answer(int status, String body) {
      this(status, body, Map.of());
    }
  }

  String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/systems/{system}";
  }

  /** How a path answers for every order that has no answer of its own. */
  void answer(String path, Function<Call, Answer> answer) {
    answers.put(path, answer);
  }

  /** How a path answers for one order. */
  void answer(String path, String orderId, Function<Call, Answer> answer) {
    answers.put(path + " " + orderId, answer);
  }

  List<Call> calls(Predicate<Call> which) {
    return calls.stream().filter(which).toList();
  }

  List<Call> calls(String path, String orderId) {
    return calls(call -> call.path().equals(path) && call.orderId().equals(orderId));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    assertThat(undocumented).as("calls that are not as fulfillment-system.yaml says").isEmpty();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call =
          new Call(
              exchange.getRequestURI().getPath().replace("/systems/", ""),
              String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length")),
              exchange.getRequestHeaders().getOrDefault("traceparent", List.of("")).getFirst(),
              MAPPER.readTree(exchange.getRequestBody()),
              exchange.getRequestHeaders());
      compare(exchange, call);
      calls.add(call);
      Answer answer =
          answers
              .getOrDefault(
                  call.path() + " " + call.orderId(),
                  answers.getOrDefault(call.path(), RecordedSystems::usual))
              .apply(call);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void compare(HttpExchange exchange, Call call) {
    try {
      Exchanges.askedOfASystem(
          new Exchanges.Request(
              exchange.getRequestMethod(),
              call.path().replaceFirst("[^/]+", ""),
              String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
              call.body().toString()),
          call.idempotencyKey());
    } catch (AssertionError e) {
      undocumented.add(String.valueOf(e.getMessage()));
    }
  }

  private static Answer usual(Call call) {
    return switch (call.path()) {
      case "inventory/trigger" -> new Answer(200, "{\"eventId\":\"i1\",\"status\":\"reserved\"}");
      case "inventory/instruct" -> new Answer(200, "{\"answer\":\"accepted\"}");
      case "fraud/trigger" -> new Answer(202, "");
      default -> new Answer(404, "");
    };
  }
}
