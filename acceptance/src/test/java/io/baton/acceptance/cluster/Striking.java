package io.baton.acceptance.cluster;

import io.baton.acceptance.ApplicationProcess;
import io.baton.acceptance.OrderRun;
import io.baton.acceptance.Stage;
import io.baton.broker.RealCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lets faults happen to running orders: orders start and go on without what was taken away, and
 * then it comes back.
 */
final class Striking {
  /** So many orders end before a fault, and while something is away. */
  private static final int ORDERS = 3;

  private final RealCluster cluster;
  private final Stage stage;
  private final OrderRun run;
  private final int portion;
  private final Progress progress;
  private int strikes;

  /**
   * @param portion how many orders are ordered for each fault, half of them while it lasts
   */
  Striking(RealCluster cluster, Stage stage, OrderRun run, int portion) {
    this.cluster = cluster;
    this.stage = stage;
    this.run = run;
    this.portion = portion;
    this.progress = Progress.of(cluster);
  }

  /** Returns what it was and how long it took, for whoever reads the test's output. */
  String strike(Fault fault) throws InterruptedException {
    strikes++;
    run.order(portion - portion / 2);
    awaitOrders();
    return switch (fault) {
      case LEADER_KILLED -> broker(fault, leader(), cluster::kill, cluster::startAgain);
      case FOLLOWER_KILLED -> broker(fault, cluster.follower(), cluster::kill, cluster::startAgain);
      case LEADER_CUT_OFF -> broker(fault, leader(), cluster::cut, cluster::mend);
      case APPLICATION_KILLED -> application();
    };
  }

  /** Of another partition each time. */
  private int leader() {
    return cluster.leaderOf(1 + strikes % ClusterIT.PARTITIONS).orElseThrow();
  }

  private interface Deed {
    void to(int nodeId);
  }

  private String broker(Fault fault, int nodeId, Deed takeAway, Deed bringBack)
      throws InterruptedException {
    List<Integer> led = cluster.ledBy(nodeId);
    takeAway.to(nodeId);
    progress.begin();
    run.order(portion / 2);
    String goesOn =
        led.stream()
            .map(partition -> "partition %d after %s".formatted(partition, progress.of(partition)))
            .collect(Collectors.joining(", "));
    Duration ordersGoOn = awaitOrders();
    Instant begin = Instant.now();
    bringBack.to(nodeId);
    return String.format(
        Locale.ROOT,
        "%s: broker %d, which led %s; it went on: %s; %d orders ended within %s; it was back after %s",
        fault,
        nodeId,
        led,
        goesOn,
        ORDERS,
        ordersGoOn,
        Duration.between(begin, Instant.now()));
  }

  private String application() throws InterruptedException {
    List<ApplicationProcess> applications = stage.applications();
    ApplicationProcess application = applications.get(strikes % applications.size());
    application.kill();
    run.order(portion / 2);
    Duration ordersGoOn = awaitOrders();
    application.startAgain();
    application.awaitReady();
    return String.format(
        Locale.ROOT,
        "%s: %d orders ended without it within %s",
        Fault.APPLICATION_KILLED,
        ORDERS,
        ordersGoOn);
  }

  private Duration awaitOrders() throws InterruptedException {
    Instant begin = Instant.now();
    run.awaitEnded((int) run.ended() + ORDERS);
    return Duration.between(begin, Instant.now());
  }
}
