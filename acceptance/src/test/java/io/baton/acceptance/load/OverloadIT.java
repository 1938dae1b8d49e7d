package io.baton.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.acceptance.Memory;
import io.baton.acceptance.OrderEnds;
import io.baton.acceptance.OrderRun;
import io.baton.acceptance.Stage;
import io.baton.acceptance.StageSettings;
import io.baton.acceptance.Verdict;
import io.baton.broker.BrokerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Three times as many orders as the machine can do. The long version is in docs/contributing.md.
 */
final class OverloadIT {
  private static final long SEED = Long.getLong("load.seed", 11);
  private static final int MEASURED = Integer.getInteger("load.measured", 90);
  private static final Duration LOAD = Duration.ofSeconds(Integer.getInteger("load.seconds", 20));
  private static final int MOST_WAITING = Integer.getInteger("load.most-waiting", 30);
  private static final double TIMES = 3;

  private static final Duration TO_RECOVER = Duration.ofMinutes(1);
  private static final Duration RECOVERED = Duration.ofSeconds(3);

  /** Heap of 384 and 512 MB, and what a JVM and RocksDB need beside it. */
  private static final long MOST_OF_APPLICATION = 900;

  private static final long MOST_OF_BROKER = 1400;

  @Test
  void whatIsTooMuchIsRefusedAndWhatIsTakenComesToItsRightEnd() throws InterruptedException {
    BrokerSettings broker = BrokerSettings.defaults().withEventsOnly().withFlowControl();
    StageSettings settings =
        StageSettings.of(SEED)
            .withApplication(Map.of("baton.orders.most-waiting", String.valueOf(MOST_WAITING)));
    try (Stage stage = new Stage(broker, settings);
        OrderRun usual = new OrderRun(stage, MEASURED, SEED)) {
      double rate = rate(usual);
      Load load = new Load(stage, SEED + 1);
      load.offer(TIMES * rate, LOAD);
      long ended = System.nanoTime();
      tell(stage, load, rate);
      assertThat(load.unclear()).isEmpty();
      assertThat(load.refusedOverHttp()).isPositive();
      assertThat(load.refusedOverGrpc()).isPositive();

      Duration recovered = awaitQuickStart(load, ended);
      System.out.printf("Orders start at once again %,d s after it%n", recovered.toSeconds());
      assertThat(recovered).isLessThan(TO_RECOVER);

      assertThat(memory("application", stage.application().pid())).isLessThan(MOST_OF_APPLICATION);
      assertThat(memory("broker", stage.broker().pid())).isLessThan(MOST_OF_BROKER);

      List<String> orders = new ArrayList<>(load.accepted());
      new OrderEnds(stage).awaitAllEnded(MEASURED + orders.size());
      orders.addAll(usual.orderIds());
      Verdict verdict = Verdict.of(stage, orders);
      System.out.println(verdict.figures());
      assertThat(verdict.wrong()).isEmpty();
    }
  }

  /** What the machine can do, in orders per second. */
  private static double rate(OrderRun usual) throws InterruptedException {
    int from = MEASURED / 5;
    int to = MEASURED * 7 / 10;
    usual.awaitEnded(from);
    long begin = System.nanoTime();
    long before = usual.ended();
    usual.awaitEnded(to);
    return (usual.ended() - before) * 1e9 / (System.nanoTime() - begin);
  }

  private static Duration awaitQuickStart(Load load, long since) throws InterruptedException {
    Optional<Duration> time;
    Duration passed;
    do {
      time = load.probe(RECOVERED);
      passed = Duration.ofNanos(System.nanoTime() - since);
    } while (time.isEmpty() && passed.compareTo(TO_RECOVER) < 0);
    return passed;
  }

  private static void tell(Stage stage, Load load, double rate) {
    List<Duration> times = load.timesToFirstCall();
    System.out.printf(
        """
        %.1f orders per second are usual; %,d were offered in %s, %,d accepted
        refused: %,d over HTTP, %,d over gRPC; unclear: %,d
        from acceptance to the first call so far: median %s, longest %s of %,d
        ended so far: %,d
        """,
        rate,
        load.offered(),
        LOAD,
        load.accepted().size(),
        load.refusedOverHttp(),
        load.refusedOverGrpc(),
        load.unclear().size(),
        times.isEmpty() ? "none" : times.get(times.size() / 2),
        times.isEmpty() ? "none" : times.getLast(),
        times.size(),
        stage.histories().ended());
  }

  private static long memory(String whose, long pid) {
    Memory memory = Memory.of(pid);
    System.out.printf("memory of the %s: %s MB%n", whose, memory);
    return memory.peak();
  }
}
