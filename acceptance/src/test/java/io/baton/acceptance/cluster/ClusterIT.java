package io.baton.acceptance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.acceptance.OrderRun;
import io.baton.acceptance.Stage;
import io.baton.acceptance.Verdict;
import io.baton.broker.BrokerSettings;
import io.baton.broker.RealCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Three brokers and two applications on one ledger lose one of them at a time, while orders of all
 * policies run. The long version is in docs/contributing.md.
 */
final class ClusterIT {
  static final int PARTITIONS = 3;

  private static final int BROKERS = 3;
  private static final int APPLICATIONS = 2;
  private static final int ORDERS = Integer.getInteger("cluster.orders", 120);

  /** Few, so that there are some to go on with to the last fault. */
  private static final int AT_ONCE = 20;

  private static final long SEED = Long.getLong("cluster.seed", 5);
  private static final Fault.Counts COUNTS =
      new Fault.Counts(
          Integer.getInteger("cluster.leaders", 1),
          Integer.getInteger("cluster.followers", 1),
          Integer.getInteger("cluster.applications", 1),
          Integer.getInteger("cluster.cuts", 1));

  /** When most orders have ended, so that all faults strike while orders run. */
  private static final double LAST_SHARE = 0.8;

  @Test
  void everyOrderComesToItsRightEndWhoeverIsAway() throws InterruptedException {
    BrokerSettings settings =
        BrokerSettings.defaults().withPartitions(PARTITIONS).withEventsOnly().withHeap("320m");
    RealCluster cluster = RealCluster.start(settings, BROKERS);
    try (Stage stage = new Stage(cluster, APPLICATIONS, SEED);
        OrderRun run = new OrderRun(stage, ORDERS, AT_ONCE, SEED)) {
      Striking striking = new Striking(cluster, stage, run);
      List<Fault> plan = Fault.plan(SEED, COUNTS);
      for (int i = 0; i < plan.size(); i++) {
        run.awaitEnded((int) (ORDERS * LAST_SHARE * (i + 0.5) / plan.size()));
        System.out.printf(
            "%,d of %,d orders have ended. %s%n",
            run.ended(), ORDERS, striking.strike(plan.get(i)));
      }
      run.awaitAllEnded();
      Verdict verdict = Verdict.of(stage, run.orderIds());
      System.out.println(verdict.figures());
      assertThat(verdict.wrong()).isEmpty();
    }
  }
}
