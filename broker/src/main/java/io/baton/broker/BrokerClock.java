package io.baton.broker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** The clock of a {@link RealBroker}. */
public final class BrokerClock implements EngineClock, AutoCloseable {
  private static final int OK = 200;

  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();
  private Duration ahead = Duration.ZERO;

  BrokerClock(int managementPort) {
    endpoint = URI.create("http://127.0.0.1:" + managementPort + "/actuator/clock");
  }

  @Override
  public Instant now() {
    return Instant.now().plus(ahead);
  }

  @Override
  public void advance(Duration duration) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + "/add"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"offsetMilli\": %d}".formatted(duration.toMillis())))
            .build();
    try {
      int answer = send(request);
      if (answer != OK) {
        throw new IllegalStateException("The broker does not move its clock: status " + answer);
      }
      ahead = ahead.plus(duration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it can be moved already. */
  boolean isThere() {
    try {
      return send(HttpRequest.newBuilder(endpoint).build()) == OK;
    } catch (IOException e) {
      return false;
    }
  }

  private int send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** A broker starts with the time of day, but its time must not go back. */
  void continueAfterRestart() {
    Duration before = ahead;
    ahead = Duration.ZERO;
    advance(before);
  }

  @Override
  public void close() {
    http.close();
  }
}
