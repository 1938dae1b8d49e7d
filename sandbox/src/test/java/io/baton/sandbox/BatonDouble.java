package io.baton.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in for Baton's intake in tests: takes every report, or refuses the first ones. */
final class BatonDouble implements AutoCloseable {

  /** A report as it arrived. */
  record Arrived(String system, JsonNode body) {
    String eventId() {
      return body.path("eventId").asText();
    }

    String status() {
      return body.path("status").asText();
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Arrived> arrived = new ArrayList<>();
  private final HttpServer http;
  private int refusals;

  BatonDouble(int refusals) throws IOException {
    this.refusals = refusals;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/feedback/", this::handle);
    http.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  synchronized List<Arrived> arrived() {
    return List.copyOf(arrived);
  }

  /** Statuses of one system, each event once, in the order of their first arrival. */
  List<String> firstTimes(String system) {
    List<String> seen = new ArrayList<>();
    List<String> statuses = new ArrayList<>();
    for (Arrived report : arrived()) {
      if (report.system().equals(system) && !seen.contains(report.eventId())) {
        seen.add(report.eventId());
        statuses.add(report.status());
      }
    }
    return statuses;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String system = exchange.getRequestURI().getPath().substring("/feedback/".length());
      JsonNode body = json.readTree(exchange.getRequestBody());
      exchange.sendResponseHeaders(take(new Arrived(system, body)) ? 202 : 503, -1);
    }
  }

  private synchronized boolean take(Arrived report) {
    if (refusals > 0) {
      refusals--;
      return false;
    }
    return arrived.add(report);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
