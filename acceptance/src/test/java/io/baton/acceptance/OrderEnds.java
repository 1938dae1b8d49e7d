package io.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Sees to it that orders come to their ends: people answer what they are asked, deadlines pass. */
public final class OrderEnds {
  private static final Duration TICK = Duration.ofMillis(200);

  /** Longer than a deadline, a retry or a restart can keep all orders from going on. */
  private static final Duration NOTHING_MOVES = Duration.ofSeconds(150);

  private final Stage stage;
  private final Passing passing;
  private final long begin = System.nanoTime();

  public OrderEnds(Stage stage) {
    this.stage = stage;
    this.passing = new Passing(stage.histories(), stage.client());
  }

  /** Waits until all orders have ended, and their systems have nothing more to say. */
  public void awaitAllEnded(long orders) throws InterruptedException {
    while (stage.histories().ended() + stage.histories().withIncidents() < orders) {
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

  /** What waits for a busy engine has been reported: its system is not silent. */
  private boolean nothingIsDue() {
    return stage
        .ledger()
        .rows(
            """
            select 1 from outbox o join feedback f on f.id = o.feedback_id
            join fulfillment_order r on r.order_id = f.order_id and r.state = 'RUNNING'
            where f.system = 'request'
            or exists (select 1 from triggered_system t
                       where t.order_id = f.order_id and t.system = f.system)
            limit 1
            """)
        .isEmpty();
  }

  /** A moment passes. */
  public void tick(boolean deadlinesPass) throws InterruptedException {
    passing.decide();
    if (deadlinesPass) {
      passing.moveClock(
          stage.engine().clock(),
          () -> stage.sandbox().pending() == 0 && stage.isReady() && nothingIsDue());
    }
    // Before we began to look, applications may have needed long to start.
    long lastChange = Math.max(begin, stage.histories().lastChange());
    if (System.nanoTime() - lastChange > NOTHING_MOVES.toNanos()) {
      throw new AssertionError(
          stage.histories().all().stream()
              .filter(order -> !order.ended())
              .map(OrderHistory::standsAt)
              .collect(Collectors.joining("\n", "Nothing moves any more:\n", "")));
    }
    TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
  }
}
