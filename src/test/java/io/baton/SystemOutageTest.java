package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.RecordedSystems.Answer;
import io.baton.RecordedSystems.Call;
import io.baton.order.OrderLedger;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of orders whose systems fail or are slow, on the embedded engine. */
class SystemOutageTest {

  private static final Answer RESERVED =
      new Answer(200, "{\"eventId\":\"i1\",\"status\":\"reserved\"}");
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void costsTheOrdersThatWaitNeitherTriesNorRetries() throws Exception {
    try (RunningBaton baton =
        RunningBaton.start(
            "baton.calls.breaker.window=4",
            "baton.calls.breaker.minimum-calls=4",
            "baton.calls.breaker.pause=PT0.2S",
            "baton.calls.breaker.probes=1")) {
      AtomicBoolean works = new AtomicBoolean();
      baton.systems.answer(
          "inventory/trigger", call -> works.get() ? RESERVED : new Answer(503, "down"));
      IntStream.range(0, 12).forEach(n -> baton.startParcel("o" + n));
      // Far more than three tries for each of those that were called at first.
      await().atMost(LONG).until(() -> handedBack(baton) >= 60);
      works.set(true);
      await().atMost(LONG).until(() -> baton.completedJobs("triggerInventory") == 12);
      assertThat(baton.incidents("triggerInventory")).isEmpty();
      assertThat(baton.jobs("triggerInventory", JobIntent.FAILED))
          .allSatisfy(job -> assertThat(job.getRetries()).isEqualTo(3))
          .anySatisfy(
              job ->
                  assertThat(job.getErrorMessage())
                      .contains("System inventory is left alone since")
                      .contains("The next one is at")
                      .contains("none of its tries"));
    }
  }

  private static int handedBack(RunningBaton baton) {
    return baton.jobs("triggerInventory", JobIntent.FAILED).size();
  }

  @Test
  void makesAnIncidentWhenTheTriesAreUsedUpAndBeginsAnewWhenAPersonGivesRetries() throws Exception {
    try (RunningBaton baton = RunningBaton.start("baton.systems.inventory.retry.attempts=2")) {
      baton.systems.answer("inventory/trigger", call -> new Answer(503, "down"));
      baton.startParcel("o1");
      await().until(() -> baton.incidents("triggerInventory").size() == 1);
      assertThat(baton.incidents("triggerInventory").getFirst())
          .startsWith("System inventory answered the call trigger with HTTP 503. It was tried 2")
          .endsWith("then retry; the call is repeated with the same key.");
      assertThat(baton.systems.calls("inventory/trigger", "o1")).hasSize(2);

      baton.retryIncidents();
      await().until(() -> baton.incidents("triggerInventory").size() == 2);
      assertThat(baton.systems.calls("inventory/trigger", "o1")).hasSize(4);
      baton.systems.answer("inventory/trigger", call -> RESERVED);
      baton.retryIncidents();
      await().until(() -> baton.completedJobs("triggerInventory") == 1);
    }
  }

  @Test
  void ofOneSystemThatHangsHoldsUpNoOther() throws Exception {
    try (RunningBaton baton =
        RunningBaton.start(
            "camunda.client.worker.defaults.max-jobs-active=16",
            "baton.systems.fraud.max-concurrent-calls=4",
            "baton.systems.fraud.read-timeout=PT50S")) {
      AtomicBoolean hangs = new AtomicBoolean(true);
      baton.systems.answer(
          "fraud/trigger",
          call -> {
            await().atMost(LONG).until(() -> !hangs.get());
            return new Answer(202, "");
          });
      // More than there are jobs at once; all of them get to the system that hangs.
      startOrders(baton, "first", 40);
      await().atMost(LONG).until(() -> calls(baton, "inventory/trigger") == 40);
      startOrders(baton, "second", 20);
      await().atMost(LONG).until(() -> calls(baton, "inventory/trigger") == 60);
      assertThat(calls(baton, "fraud/trigger")).isEqualTo(4);
      hangs.set(false);
      await().atMost(LONG).until(() -> baton.completedJobs("triggerFraud") == 60);
      assertThat(baton.incidents("triggerFraud")).isEmpty();
      assertThat(calls(baton, "fraud/trigger")).isEqualTo(60);
    }
  }

  private static void startOrders(RunningBaton baton, String name, int orders) {
    IntStream.range(0, orders).forEach(n -> baton.startParcel(name + n));
  }

  private static int calls(RunningBaton baton, String path) {
    return baton.systems.calls(call -> call.path().equals(path)).size();
  }

  @Test
  void handsBackAtItsStopWhatItHasNotBegun() throws Exception {
    try (RunningBaton baton =
        RunningBaton.start("baton.systems.inventory.max-concurrent-calls=1")) {
      // Asked for now: a server that has stopped has no port.
      URI liveness = baton.uri("/actuator/health/liveness");
      baton.systems.answer(
          "inventory/trigger",
          call -> {
            await().atMost(LONG).until(() -> !isThere(baton, liveness));
            return RESERVED;
          });
      baton.startParcel("o1");
      await().until(() -> calls(baton, "inventory/trigger") == 1);
      baton.startParcel("o2");
      OrderLedger orders = baton.context.getBean(OrderLedger.class);
      await().until(() -> orders.find("o2").isPresent());
      baton.context.close();
      assertThat(baton.systems.calls(call -> true)).map(Call::orderId).containsExactly("o1");
      assertThat(baton.completedJobs("triggerInventory")).isEqualTo(1);
      assertThat(baton.jobs("triggerInventory", JobIntent.FAILED))
          .isNotEmpty()
          .allSatisfy(job -> assertThat(job.getRetries()).isEqualTo(3));
    }
  }

  private static boolean isThere(RunningBaton baton, URI liveness) {
    try {
      // A server that is stopping may take the connection and never answer.
      return baton
              .send(HttpRequest.newBuilder(liveness).timeout(Duration.ofSeconds(1)).build())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
