package io.baton.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.sandbox.Journal.Kind;
import io.baton.sandbox.SeededPlan.Report;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends reports to Baton. What one system reports for one order comes in its order the first time;
 * repeats, and what other systems report, come in between. Each report is sent until Baton takes
 * it, up to a bound.
 */
final class Reporter implements AutoCloseable {

  /** Reports that may wait at once; with more the sandbox is busy. */
  private static final int PENDING = 100_000;

  /** Reports that may be under way at once. */
  private static final int UNDER_WAY = 64;

  /** Refused for want of credentials, or for too many reports: both can change. */
  private static final Set<Integer> TRY_AGAIN = Set.of(401, 403, 429);

  private static final int ATTEMPTS = 20;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(threads)
          .build();
  private final Semaphore underWay = new Semaphore(UNDER_WAY);
  private final AtomicInteger firstTimes = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();
  private final Journal journal;
  private final Secrets secrets;
  private final double speed;
  private volatile URI baton;

  Reporter(URI baton, Secrets secrets, double speed, Journal journal) {
    this.baton = baton;
    this.secrets = secrets;
    this.speed = speed;
    this.journal = journal;
  }

  void reportTo(URI application) {
    this.baton = application;
  }

  /** How many reports are still to be sent for the first time. */
  int firstTimes() {
    return firstTimes.get();
  }

  /** How many reports are still to be sent again. */
  int repeats() {
    return repeats.get();
  }

  boolean isFull() {
    return firstTimes.get() + repeats.get() >= PENDING;
  }

  Line line(String orderId) {
    return new Line(orderId);
  }

  /** What one system still has to report for one order, one after the other. */
  final class Line {
    private final String orderId;
    private final ArrayDeque<Report> waiting = new ArrayDeque<>();
    private boolean running;

    private Line(String orderId) {
      this.orderId = orderId;
    }

    synchronized void add(List<Report> reports) {
      waiting.addAll(reports);
      firstTimes.addAndGet(reports.size());
      if (!running && !waiting.isEmpty()) {
        running = true;
        threads.execute(this::run);
      }
    }

    /** Reports no more, but for what is under way at this moment. */
    synchronized void stop() {
      firstTimes.addAndGet(-waiting.size());
      waiting.clear();
      notifyAll();
    }

    private void run() {
      try {
        for (Optional<Report> next = next(); next.isPresent(); next = next()) {
          try {
            Sending sending = new Sending(orderId, next.get(), json(orderId, next.get()));
            deliver(sending, Kind.REPORTED);
            repeatLater(sending);
          } finally {
            firstTimes.decrementAndGet();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Waits for the next report's time and takes it; empty when there is no more to report. */
    private synchronized Optional<Report> next() throws InterruptedException {
      while (true) {
        Report next = waiting.peekFirst();
        if (next == null) {
          running = false;
          return Optional.empty();
        }
        long until = System.nanoTime() + atSpeed(next.after()).toNanos();
        long left = until - System.nanoTime();
        while (left > 0 && next.equals(waiting.peekFirst())) {
          wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
          left = until - System.nanoTime();
        }
        if (next.equals(waiting.peekFirst())) {
          return Optional.of(waiting.removeFirst());
        }
      }
    }
  }

  /** A report with its body, which stays the same however often it is sent. */
  private record Sending(String orderId, Report report, String body) {}

  private String json(String orderId, Report report) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orderId", orderId);
    body.putAll(FulfillmentSystems.body(report));
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is texts only", e);
    }
  }

  private void repeatLater(Sending sending) {
    for (Duration after : sending.report().repeats()) {
      repeats.incrementAndGet();
      threads.execute(
          () -> {
            try {
              Thread.sleep(atSpeed(after));
              deliver(sending, Kind.REPORT_REPEATED);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            } finally {
              repeats.decrementAndGet();
            }
          });
    }
  }

  private void deliver(Sending sending, Kind kind) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      String trouble = send(sending);
      if (trouble.isEmpty()) {
        note(kind, sending, sending.report().status());
        return;
      }
      note(Kind.REPORT_RETRIED, sending, trouble);
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
    note(Kind.UNDELIVERED, sending, sending.report().status());
  }

  /** Sends once; empty when Baton has given a definite answer, else why it is to be tried again. */
  private String send(Sending sending) throws InterruptedException {
    String system = sending.report().reporter();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(baton.resolve("/feedback/" + system))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(sending.body()));
    underWay.acquire();
    // Signed at the last moment, and anew for every attempt: a signature is good for minutes only.
    secrets
        .headers(system, UUID.randomUUID().toString(), Instant.now(), sending.body())
        .forEach(request::header);
    try {
      int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      note(Kind.ANSWERED, sending, Integer.toString(status));
      return TRY_AGAIN.contains(status) || status >= 500 ? "HTTP " + status : "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } finally {
      underWay.release();
    }
  }

  private void note(Kind kind, Sending sending, String text) {
    Report report = sending.report();
    journal.add(kind, sending.orderId(), report.reporter(), report.eventId(), text);
  }

  private Duration atSpeed(Duration delay) {
    return Duration.ofNanos((long) (delay.toNanos() / speed));
  }

  /** Drops what waits and ends what is under way. */
  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
