package io.baton.acceptance.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.baton.acceptance.DirectShop;
import io.baton.acceptance.Offer;
import io.baton.acceptance.Shop;
import io.baton.acceptance.Stage;
import io.baton.demo.SeededOrders;
import io.baton.demo.SeededOrders.NewOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Callers who offer orders at a pace of their own, whatever becomes of them: every second one over
 * HTTP, the others over gRPC. What is refused, they do not offer again.
 */
final class Load {
  private static final List<String> BUSINESS_TYPES =
      List.of("retail", "cross-border", "cold-chain");

  private final Stage stage;
  private final SeededOrders source;
  private final Shop overHttp;
  private final DirectShop overGrpc;
  private final Map<String, Instant> acceptedAt = new ConcurrentHashMap<>();
  private final Collection<String> unclear = new ConcurrentLinkedQueue<>();
  private final LongAdder refusedOverHttp = new LongAdder();
  private final LongAdder refusedOverGrpc = new LongAdder();
  private int offered;

  Load(Stage stage, long seed) {
    this.stage = stage;
    this.source = new SeededOrders(seed, BUSINESS_TYPES);
    this.overHttp = new Shop(() -> stage.application().address());
    this.overGrpc = new DirectShop(stage.client());
  }

  /** Offers so many orders per second for that long, and waits for the last answer. */
  void offer(double perSecond, Duration duration) throws InterruptedException {
    long start = System.nanoTime();
    long orders = Math.round(perSecond * duration.toSeconds());
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long number = 0; number < orders; number++) {
        long at = start + Math.round(number * TimeUnit.SECONDS.toNanos(1) / perSecond);
        TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
        NewOrder order = source.order(++offered);
        boolean isOverHttp = number % 2 == 0;
        callers.execute(() -> offer(order, isOverHttp));
      }
    }
  }

  /** Offers one over HTTP; the time until its first system is called, empty if it was refused. */
  Optional<Duration> probe(Duration patience) throws InterruptedException {
    NewOrder order = source.order(++offered);
    offer(order, true);
    long until = System.nanoTime() + patience.toNanos();
    while (acceptedAt.containsKey(order.orderId()) && System.nanoTime() < until) {
      Optional<Duration> time = timeToFirstCall(order.orderId());
      if (time.isPresent()) {
        return time;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return Optional.empty();
  }

  private void offer(NewOrder order, boolean isOverHttp) {
    try {
      Instant before = Instant.now();
      switch (isOverHttp ? overHttp.offer(order) : overGrpc.offer(order)) {
        case Offer.Taken taken -> acceptedAt.put(order.orderId(), before);
        case Offer.Refused refused -> (isOverHttp ? refusedOverHttp : refusedOverGrpc).increment();
        case Offer.Unclear(String how) -> unclear.add(order.orderId() + ": " + how);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Duration> timeToFirstCall(String orderId) {
    return stage
        .systems()
        .firstCall(orderId)
        .map(call -> Duration.between(acceptedAt.get(orderId), call));
  }

  /** Of all accepted orders: from their acceptance to the first call of a system, in order. */
  List<Duration> timesToFirstCall() {
    return acceptedAt.keySet().stream()
        .flatMap(orderId -> timeToFirstCall(orderId).stream())
        .sorted()
        .toList();
  }

  Collection<String> accepted() {
    return acceptedAt.keySet();
  }

  /** Offers of which the caller does not know what became. */
  Collection<String> unclear() {
    return unclear;
  }

  long refusedOverHttp() {
    return refusedOverHttp.sum();
  }

  long refusedOverGrpc() {
    return refusedOverGrpc.sum();
  }

  int offered() {
    return offered;
  }
}
