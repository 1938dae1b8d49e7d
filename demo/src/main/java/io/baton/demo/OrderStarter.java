package io.baton.demo;

import io.baton.demo.SeededOrders.NewOrder;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the orders over gRPC: so many a second at most, so many in flight at most. */
final class OrderStarter implements Runnable {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final CamundaClient client;
  private final SeededOrders source;
  private final int orders;
  private final double rate;
  private final Semaphore free;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger pushedBack = new AtomicInteger();
  private volatile Optional<RuntimeException> failure = Optional.empty();

  /**
   * @param rate orders per second; 0 for as many as fit
   * @param inFlight how many may be in flight at once
   */
  OrderStarter(CamundaClient client, SeededOrders source, int orders, double rate, int inFlight) {
    this.client = client;
    this.source = source;
    this.orders = orders;
    this.rate = rate;
    this.free = new Semaphore(inFlight);
  }

  int started() {
    return started.get();
  }

  /** How often the engine said that it had too much to do. */
  int pushedBack() {
    return pushedBack.get();
  }

  /** Why no more orders could be started; empty while all is well. */
  Optional<RuntimeException> failure() {
    return failure;
  }

  /** That many orders have ended and make room for others. */
  void ended(int orders) {
    free.release(orders);
  }

  @Override
  public void run() {
    try {
      long begin = System.nanoTime();
      for (int number = 1; number <= orders; number++) {
        free.acquire();
        if (rate > 0) {
          long due = begin + (long) ((number - 1) / rate * 1e9);
          Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        }
        start(source.order(number));
        started.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // Also what the client throws when it is closed or interrupted under way.
      if (!Thread.currentThread().isInterrupted()) {
        failure = Optional.of(e);
      }
    }
  }

  private void start(NewOrder order) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("order-fulfillment")
            .latestVersion()
            .variables(order)
            .send()
            .join();
        return;
      } catch (ClientStatusException e) {
        if (e.getStatusCode() != Status.Code.RESOURCE_EXHAUSTED) {
          throw e;
        }
        pushedBack.incrementAndGet();
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      }
    }
  }
}
