package io.baton.acceptance.operate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All fulfillment systems, played by a test: they answer at once, and what they report later the
 * test reports for them, so that an order stands still where somebody wants to look at it.
 */
final class PlayedSystems implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("/([^/]+)/(trigger|instruct)");

  /** Those that answer by reply, whatever the business type, and their status when all is well. */
  private static final Map<String, String> REPLIES =
      Map.of(
          "inventory", "reserved",
          "authorize", "authorized",
          "capture", "captured",
          "invoice", "sent",
          "notify", "sent",
          "duties", "paid",
          "refund", "refunded");

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  record Answer(int status, String body) {}

  PlayedSystems() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  /** The base URL of each, as the application wants it. */
  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/{system}";
  }

  /** From now on a call with that key gets another answer than usual. */
  void answer(String key, Answer answer) {
    answers.put(key, answer);
  }

  /** From now on it gets the usual one. */
  void mend(String key) {
    answers.remove(key);
  }

  /** The keys of all calls so far. */
  List<String> calls() {
    return calls;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
      if (!path.matches()) {
        throw new IOException("no such address: " + exchange.getRequestURI());
      }
      exchange.getRequestBody().readAllBytes();
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      calls.add(key);
      Answer answer = answers.getOrDefault(key, usual(path.group(1), path.group(2)));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Answer usual(String system, String call) {
    if (call.equals("instruct")) {
      return new Answer(200, "{\"answer\":\"accepted\"}");
    }
    return REPLIES.containsKey(system)
        ? new Answer(200, "{\"status\":\"%s\"}".formatted(REPLIES.get(system)))
        : new Answer(202, "");
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
