package io.baton.acceptance.crash;

import io.baton.acceptance.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Something that is done to those who work on the orders. */
sealed interface Disturbance {

  /** The application is killed and started again. */
  record ApplicationKilled() implements Disturbance {}

  /** The broker is killed and started again with its data. */
  record BrokerKilled() implements Disturbance {}

  /** Application, broker and ledger are killed at the same time, and started again. */
  record PowerFailure() implements Disturbance {}

  /** The ledger's database is stopped for a while. */
  record LedgerStopped(Duration down) implements Disturbance {}

  /** A system cannot be reached for a while. */
  record SystemAway(String system, Duration down) implements Disturbance {}

  /** It strikes so long after that share of the orders has ended. */
  record Planned(double share, Duration after, Disturbance disturbance) {}

  /** How often each strikes. */
  record Counts(
      int applicationKilled,
      int brokerKilled,
      int powerFailures,
      int ledgerStopped,
      int systemsAway) {}

  /** Systems that are taken away; retail and cross-border have both. */
  List<String> VICTIMS = List.of("warehouse", "inventory");

  /** When most orders have ended, so that all of them strike while orders run. */
  double LAST_SHARE = 0.85;

  int LONGEST_WAIT_MILLIS = 2000;

  /** A plan in which they come in any order; the same for the same seed. */
  static List<Planned> plan(long seed, Counts counts, Duration down) {
    List<Disturbance> all = new ArrayList<>();
    all.addAll(Collections.nCopies(counts.applicationKilled(), new ApplicationKilled()));
    all.addAll(Collections.nCopies(counts.brokerKilled(), new BrokerKilled()));
    all.addAll(Collections.nCopies(counts.powerFailures(), new PowerFailure()));
    all.addAll(Collections.nCopies(counts.ledgerStopped(), new LedgerStopped(down)));
    for (int i = 0; i < counts.systemsAway(); i++) {
      all.add(new SystemAway(VICTIMS.get(i % VICTIMS.size()), down));
    }
    Collections.shuffle(all, new Random(seed));
    SplittableRandom random = new SplittableRandom(seed);
    List<Planned> plan = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      plan.add(
          new Planned(
              LAST_SHARE * i / all.size(),
              Duration.ofMillis(random.nextInt(LONGEST_WAIT_MILLIS)),
              all.get(i)));
    }
    return plan;
  }

  /** Lets it happen and waits until what was taken away is back. */
  default void strike(Stage stage) throws InterruptedException {
    switch (this) {
      case ApplicationKilled killed -> {
        stage.application().kill();
        stage.application().startAgain();
        stage.application().awaitReady();
      }
      case BrokerKilled killed -> {
        stage.broker().kill();
        stage.broker().startAgain();
      }
      case PowerFailure failure -> {
        stage.application().kill();
        stage.broker().kill();
        stage.ledger().kill();
        stage.ledger().startAgain();
        // Which of them is there first is chance: the application waits for the engine.
        stage.application().startAgain();
        stage.broker().startAgain();
        stage.application().awaitReady();
      }
      case LedgerStopped(Duration down) -> {
        stage.ledger().stop();
        waitFor(down);
        stage.ledger().startAgain();
      }
      case SystemAway(String system, Duration down) -> {
        stage.gate(system).cut();
        waitFor(down);
        stage.gate(system).mend();
      }
    }
  }

  private static void waitFor(Duration down) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(down.toMillis());
  }
}
