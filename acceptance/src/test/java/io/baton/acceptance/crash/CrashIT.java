package io.baton.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.acceptance.OrderRun;
import io.baton.acceptance.Stage;
import io.baton.acceptance.Verdict;
import io.baton.acceptance.crash.Disturbance.Counts;
import io.baton.acceptance.crash.Disturbance.Planned;
import io.baton.broker.BrokerSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Application, broker and ledger are killed, and systems taken away, while orders of all policies
 * run whose systems repeat, delay and reorder their reports. The long version is in
 * docs/contributing.md.
 */
final class CrashIT {
  private static final int ORDERS = Integer.getInteger("crash.orders", 240);
  private static final long SEED = Long.getLong("crash.seed", 7);
  private static final Counts COUNTS =
      new Counts(
          Integer.getInteger("crash.application", 3),
          Integer.getInteger("crash.broker", 1),
          Integer.getInteger("crash.ledger", 1),
          Integer.getInteger("crash.systems", 1));
  private static final Duration DOWN = Duration.ofSeconds(Integer.getInteger("crash.down", 5));

  @Test
  void everyOrderComesToItsRightEnd() throws InterruptedException {
    BrokerSettings settings = BrokerSettings.defaults().withEventsOnly();
    try (Stage stage = new Stage(settings, SEED, Disturbance.VICTIMS.toArray(String[]::new));
        OrderRun run = new OrderRun(stage, ORDERS, SEED)) {
      List<Planned> plan = Disturbance.plan(SEED, COUNTS, DOWN);
      for (Planned next : plan) {
        run.awaitEnded((int) (next.share() * ORDERS));
        run.goOnFor(next.after());
        System.out.printf(
            "%,d of %,d orders have ended: %s%n", run.ended(), ORDERS, next.disturbance());
        next.disturbance().strike(stage);
      }
      run.awaitAllEnded();
      Verdict verdict = Verdict.of(stage, run.orderIds());
      System.out.println(verdict.figures());
      assertThat(verdict.wrong()).isEmpty();
    }
  }
}
