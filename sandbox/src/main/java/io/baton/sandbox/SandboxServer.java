package io.baton.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.sandbox.FulfillmentSystems.Answer;
import io.baton.sandbox.FulfillmentSystems.Instruct;
import io.baton.sandbox.FulfillmentSystems.Trigger;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simulated fulfillment systems behind HTTP: {@code POST /systems/<id>/trigger} and {@code
 * /instruct}.
 */
public final class SandboxServer implements AutoCloseable {

  /** Largest body of a call. */
  private static final int BODY_LIMIT = 1 << 20;

  private static final Pattern PATH = Pattern.compile("/systems/([^/]+)/(trigger|instruct)");

  private final ObjectMapper json = new ObjectMapper();
  private final Journal journal = new Journal();
  private final AtomicInteger inCall = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Reporter reporter;
  private final FulfillmentSystems systems;
  private final HttpServer http;

  private SandboxServer(SandboxSettings settings) throws IOException {
    this.reporter = new Reporter(settings.baton(), settings.secrets(), settings.speed(), journal);
    this.systems = new FulfillmentSystems(settings, reporter, journal);
    this.http = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
  }

  /**
   * Starts listening.
   *
   * @throws IOException when it cannot listen at that address and port
   */
  public static SandboxServer start(SandboxSettings settings) throws IOException {
    SandboxServer server = new SandboxServer(settings);
    server.http.start();
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return http.getAddress().getPort();
  }

  /** What the systems got and sent so far. */
  public Journal journal() {
    return journal;
  }

  /** From now on reports go to another address. */
  public void reportTo(URI baton) {
    reporter.reportTo(baton);
  }

  /** Calls that are not answered yet and statuses that are to be reported for the first time. */
  public int pending() {
    return inCall.get() + reporter.firstTimes();
  }

  /** Statuses that are to be sent again; they change nothing. */
  public int pendingRepeats() {
    return reporter.repeats();
  }

  /** Stops listening at once and drops what was to be reported. */
  @Override
  public void close() {
    http.stop(0);
    reporter.close();
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    inCall.incrementAndGet();
    try (exchange) {
      Answer answer = answer(exchange);
      Thread.sleep(answer.takes());
      byte[] body = json.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.http(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inCall.decrementAndGet();
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches()) {
      return Answer.refuse(404, "there are /systems/<id>/trigger and /systems/<id>/instruct");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return Answer.refuse(405, "POST only");
    }
    byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
    if (body.length > BODY_LIMIT) {
      return Answer.refuse(413, "a call has up to " + BODY_LIMIT + " bytes");
    }
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key == null || key.isBlank()) {
      return Answer.refuse(400, "the header Idempotency-Key is missing");
    }
    try {
      return answer(path.group(1), path.group(2), key, json.readTree(body));
    } catch (JsonProcessingException e) {
      return Answer.refuse(400, "the body is not JSON");
    }
  }

  private Answer answer(String system, String call, String key, JsonNode body) {
    String orderId = body.path("orderId").asText();
    if (orderId.isBlank()) {
      return Answer.refuse(400, "orderId is missing");
    }
    return call.equals("trigger")
        ? systems.trigger(new Trigger(orderId, body.path("businessType").asText(), system, key))
        : systems.instruct(new Instruct(orderId, system, body.path("instruction").asText(), key));
  }
}
