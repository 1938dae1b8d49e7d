package io.baton.acceptance;

import io.baton.demo.SeededOrders;
import io.baton.demo.SeededOrders.NewOrder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Many orders of all business types, so many at once at most, from their start to their ends. */
public final class OrderRun implements AutoCloseable {
  private static final List<String> BUSINESS_TYPES =
      List.of("retail", "cross-border", "cold-chain");
  private static final int AT_ONCE = 100;

  private final Stage stage;
  private final int orders;
  private final SeededOrders source;
  private final Shop shop;
  private final OrderEnds ends;
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
    this.ends = new OrderEnds(stage);
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
      tick();
    }
  }

  /** Lets them go on for a while. */
  public void goOnFor(Duration duration) throws InterruptedException {
    long until = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < until) {
      tick();
    }
  }

  /** Waits until all have ended, and their systems have nothing more to say. */
  public void awaitAllEnded() throws InterruptedException {
    while (taken.size() < orders) {
      tick();
    }
    ends.awaitAllEnded(endedBefore + orders);
  }

  private void tick() throws InterruptedException {
    failure.ifPresent(
        e -> {
          throw new IllegalStateException("No more orders could be started.", e);
        });
    ends.tick(false);
    long now = ended();
    if (nextWhenOneHasEnded) {
      free.release((int) (now - seenEnded));
    }
    seenEnded = now;
  }

  @Override
  public void close() {
    ordering.interrupt();
  }
}
