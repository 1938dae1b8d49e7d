package io.baton.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.acceptance.OrderRun;
import io.baton.acceptance.Stage;
import io.baton.acceptance.Verdict;
import io.baton.acceptance.crash.Disturbance.Counts;
import io.baton.acceptance.crash.Disturbance.Planned;
import io.baton.broker.BrokerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Orders of all policies, whose systems repeat, delay and reorder their reports, run through the
 * application as it is shipped on a real broker: while application, broker and ledger are killed
 * and systems taken away, and undisturbed afterwards. The long version is in docs/contributing.md.
 *
 * <p>In this order: at the end of a run the engine's clock is moved, and a broker that is started
 * again has the time of day until it is told otherwise.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CrashIT {
  private static final int UNDISTURBED = 30;
  private static final int ORDERS = Integer.getInteger("crash.orders", 100);
  private static final long SEED = Long.getLong("crash.seed", 7);
  private static final Counts COUNTS =
      new Counts(
          Integer.getInteger("crash.application", 1),
          Integer.getInteger("crash.broker", 1),
          Integer.getInteger("crash.power", 1),
          Integer.getInteger("crash.ledger", 1),
          Integer.getInteger("crash.systems", 1));
  private static final Duration DOWN = Duration.ofSeconds(Integer.getInteger("crash.down", 5));

  private static final List<String> ORDER_IDS = new ArrayList<>();
  private static Stage stage;

  @BeforeAll
  static void start() {
    stage =
        new Stage(
            BrokerSettings.defaults().withEventsOnly(),
            SEED,
            Disturbance.VICTIMS.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  @Order(1)
  void ordersComeToTheirRightEndsWhateverIsKilled() throws InterruptedException {
    try (OrderRun run = new OrderRun(stage, ORDERS, SEED)) {
      for (Planned next : Disturbance.plan(SEED, COUNTS, DOWN)) {
        run.awaitEnded((int) (next.share() * ORDERS));
        run.goOnFor(next.after());
        System.out.printf(
            "%,d of %,d orders have ended: %s%n", run.ended(), ORDERS, next.disturbance());
        next.disturbance().strike(stage);
      }
      run.awaitAllEnded();
      judge(run);
    }
  }

  @Test
  @Order(2)
  void ordersComeToTheirRightEndsAfterwards() throws InterruptedException {
    try (OrderRun run = new OrderRun(stage, UNDISTURBED, SEED + 1)) {
      run.awaitAllEnded();
      judge(run);
    }
  }

  private static void judge(OrderRun run) {
    ORDER_IDS.addAll(run.orderIds());
    Verdict verdict = Verdict.of(stage, ORDER_IDS);
    System.out.println(verdict.figures());
    assertThat(verdict.wrong()).isEmpty();
  }
}
