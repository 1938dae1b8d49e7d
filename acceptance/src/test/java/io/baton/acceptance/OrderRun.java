package io.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.demo.SeededOrders;
import io.baton.demo.SeededOrders.NewOrder;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Many orders of all business types, so many at once at most, from their start to their ends. */
public final class OrderRun implements AutoCloseable {
  private static final List<String> BUSINESS_TYPES =
      List.of("retail", "cross-border", "cold-chain");
  private static final Duration TICK = Duration.ofMillis(200);

  /** Longer than a deadline, a retry or a restart can keep all orders from going on. */
  private static final Duration NOTHING_MOVES = Duration.ofSeconds(100);

  private static final int AT_ONCE = 100;

  private final Stage stage;
  private final int orders;
  private final SeededOrders source;
  private final Shop shop;
  private final Passing passing;
  private final Collection<String> taken = new ConcurrentLinkedQueue<>();
  private final Semaphore free;
  private final boolean nextWhenOneHasEnded;
  private final Thread ordering;
  private volatile Optional<Throwable> failure = Optional.empty();
  private final long endedBefore;
  private long seenEnded;

  /** Begins to order: a hundred at once, and the next when one has ended. */
  public OrderRun(Stage stage, int orders, long seed) {
    // Those whose systems are silent wait until the end.
    this(stage, orders, seed, AT_ONCE + orders / 5, true);
  }

  /** Orders when it is told to. */
  public static OrderRun inPortions(Stage stage, int orders, long seed) {
    return new OrderRun(stage, orders, seed, 0, false);
  }

  private OrderRun(Stage stage, int orders, long seed, int first, boolean nextWhenOneHasEnded) {
    this.stage = stage;
    this.orders = orders;
    this.endedBefore = stage.histories().ended();
    this.source = new SeededOrders(seed, BUSINESS_TYPES);
    this.shop = new Shop(stage::address);
    this.passing = new Passing(stage.histories(), stage.client());
    this.free = new Semaphore(first);
    this.nextWhenOneHasEnded = nextWhenOneHasEnded;
    this.ordering = Thread.ofVirtual().start(this::order);
  }

  /** Orders so many more, in the background. */
  public void order(int more) {
    free.release(more);
  }

  private void order() {
    try {
      for (int number = 1; number <= orders; number++) {
        free.acquire();
        NewOrder order = source.order(number);
        shop.order(order);
        taken.add(order.orderId());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | AssertionError e) {
      failure = Optional.of(e);
    }
  }

  /** Those that Baton has said to have. */
  public Collection<String> orderIds() {
    return List.copyOf(taken);
  }

  public long ended() {
    return stage.histories().ended() - endedBefore;
  }

  /** Waits until so many have ended. */
  public void awaitEnded(int count) throws InterruptedException {
    while (ended() < count) {
      tick(false);
    }
  }

  /** Lets them go on for a while. */
  public void goOnFor(Duration duration) throws InterruptedException {
    long until = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < until) {
      tick(false);
    }
  }

  /** Waits until all have ended, and their systems have nothing more to say. */
  public void awaitAllEnded() throws InterruptedException {
    while (ended() + stage.histories().withIncidents() < orders) {
      tick(true);
    }
    awaitNothing(
        "more reported",
        () -> Collections.nCopies(stage.sandbox().pending() + stage.sandbox().pendingRepeats(), 1));
    awaitNothing(
        "left to be given to the engine",
        () ->
            stage
                .ledger()
                .rows(
                    """
                    select f.order_id, f.system, f.event_id, o.claimed_until, r.state, r.outcome
                    from outbox o join feedback f on f.id = o.feedback_id
                    left join fulfillment_order r on r.order_id = f.order_id
                    """));
  }

  private static void awaitNothing(String is, Callable<List<?>> there) {
    Awaitility.await("there is nothing " + is)
        .atMost(NOTHING_MOVES)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(there.call()).isEmpty());
  }

  private void tick(boolean deadlinesPass) throws InterruptedException {
    failure.ifPresent(
        e -> {
          throw new IllegalStateException("No more orders could be started.", e);
        });
    passing.decide();
    if (deadlinesPass && taken.size() == orders) {
      passing.moveClock(
          stage.engine().clock(), () -> stage.sandbox().pending() == 0 && stage.isReady());
    }
    long now = ended();
    if (nextWhenOneHasEnded) {
      free.release((int) (now - seenEnded));
    }
    seenEnded = now;
    if (System.nanoTime() - stage.histories().lastChange() > NOTHING_MOVES.toNanos()) {
      throw new AssertionError(
          stage.histories().all().stream()
              .filter(order -> !order.ended())
              .map(OrderHistory::standsAt)
              .collect(Collectors.joining("\n", "Nothing moves any more:\n", "")));
    }
    TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
  }

  @Override
  public void close() {
    ordering.interrupt();
  }
}
