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
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final double speed;
  private volatile URI baton;

  Reporter(URI baton, double speed, Journal journal) {
    this.baton = baton;
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
            deliver(orderId, next.get(), Kind.REPORTED);
            repeatLater(orderId, next.get());
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

  private void repeatLater(String orderId, Report report) {
    for (Duration after : report.repeats()) {
      repeats.incrementAndGet();
      threads.execute(
          () -> {
            try {
              Thread.sleep(atSpeed(after));
              deliver(orderId, report, Kind.REPORT_REPEATED);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            } finally {
              repeats.decrementAndGet();
            }
          });
    }
  }

  private void deliver(String orderId, Report report, Kind kind) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      String trouble = send(orderId, report);
      if (trouble.isEmpty()) {
        journal.add(kind, orderId, report.reporter(), report.eventId(), report.status());
        return;
      }
      journal.add(Kind.REPORT_RETRIED, orderId, report.reporter(), report.eventId(), trouble);
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
    journal.add(Kind.UNDELIVERED, orderId, report.reporter(), report.eventId(), report.status());
  }

  /** Sends once; empty when Baton has given a definite answer, else why it is to be tried again. */
  private String send(String orderId, Report report) throws InterruptedException {
    underWay.acquire();
    try {
      HttpResponse<Void> response =
          http.send(request(orderId, report), HttpResponse.BodyHandlers.discarding());
      int status = response.statusCode();
      journal.add(
          Kind.ANSWERED, orderId, report.reporter(), report.eventId(), Integer.toString(status));
      return status >= 500 || status == 429 ? "HTTP " + status : "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } finally {
      underWay.release();
    }
  }

  private HttpRequest request(String orderId, Report report) throws JsonProcessingException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orderId", orderId);
    body.putAll(FulfillmentSystems.body(report));
    return HttpRequest.newBuilder(baton.resolve("/feedback/" + report.reporter()))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
        .build();
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
