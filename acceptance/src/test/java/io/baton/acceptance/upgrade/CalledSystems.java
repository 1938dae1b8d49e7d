package io.baton.acceptance.upgrade;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Systems that take every call, and report when the test does it for them. */
final class CalledSystems implements AutoCloseable {
  private static final int ACCEPTED = 202;

  private final ObjectMapper json = new ObjectMapper();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  CalledSystems() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    String system = exchange.getRequestURI().getPath().split("/", -1)[1];
    calls.add(json.readTree(exchange.getRequestBody()).path("orderId").asText() + " " + system);
    exchange.sendResponseHeaders(ACCEPTED, -1);
    exchange.close();
  }

  /** What {@code baton.systems-url} is to be. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/{system}";
  }

  /** The systems that were called for an order, in their order. */
  List<String> calledFor(String orderId) {
    return calls.stream()
        .filter(call -> call.startsWith(orderId + " "))
        .map(call -> call.substring(orderId.length() + 1))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
