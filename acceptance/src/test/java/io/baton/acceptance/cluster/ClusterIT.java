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
  private static final int ORDERS = Integer.getInteger("cluster.orders", 60);

  private static final long SEED = Long.getLong("cluster.seed", 5);
  private static final Fault.Counts COUNTS =
      new Fault.Counts(
          Integer.getInteger("cluster.leaders", 1),
          Integer.getInteger("cluster.followers", 1),
          Integer.getInteger("cluster.applications", 1),
          Integer.getInteger("cluster.cuts", 1));

  @Test
  void everyOrderComesToItsRightEndWhoeverIsAway() throws InterruptedException {
    BrokerSettings settings =
        BrokerSettings.defaults().withPartitions(PARTITIONS).withEventsOnly().withHeap("320m");
    RealCluster cluster = RealCluster.start(settings, BROKERS);
    try (Stage stage = new Stage(cluster, APPLICATIONS, SEED);
        OrderRun run = OrderRun.inPortions(stage, ORDERS, SEED)) {
      List<Fault> plan = Fault.plan(SEED, COUNTS);
      int portion = ORDERS / plan.size();
      Striking striking = new Striking(cluster, stage, run, portion);
      for (Fault fault : plan) {
        System.out.println(striking.strike(fault));
      }
      run.order(ORDERS - portion * plan.size());
      run.awaitAllEnded();
      Verdict verdict = Verdict.of(stage, run.orderIds());
      System.out.println(verdict.figures());
      assertThat(verdict.wrong()).isEmpty();
    }
  }
}
