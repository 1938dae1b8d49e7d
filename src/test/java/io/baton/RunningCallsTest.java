package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.RecordedSystems.Answer;
import io.baton.order.OrderEnded;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Calls that take their time. */
class RunningCallsTest {

  @Test
  void deliversAgainWhatTheEngineHasForgottenDuringALongCall() throws Exception {
    try (RunningBaton baton = RunningBaton.start("baton.message-ttl=PT10S")) {
      baton.systems.answer(
          "fraud/trigger",
          "o1",
          call -> {
            Instant begin = Instant.now();
            await().until(() -> baton.expired("o1").contains("e1"));
            await().until(() -> Instant.now().isAfter(begin.plus(Duration.ofSeconds(6))));
            return new Answer(202, "");
          });
      baton.startParcel("o1");
      await().until(() -> !baton.systems.calls("fraud/trigger", "o1").isEmpty());
      assertThat(baton.reportFraud("o1", "e1", "cleared").body()).contains("accepted");
      await().until(() -> baton.published("o1").contains("e1"));
      baton.engine.increaseTime(Duration.ofMinutes(2));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  baton
                      .events(OrderEnded.class)
                      .contains(new OrderEnded("o1", "parcel", "inventory/reserved/i1 e1")));
    }
  }

  @Test
  void finishesTheCallsUnderWayBeforeItStops() throws Exception {
    try (RunningBaton baton = RunningBaton.start()) {
      baton.systems.answer(
          "inventory/trigger",
          "o1",
          call -> {
            await().until(() -> baton.context.isClosed());
            return new Answer(200, "{\"eventId\":\"i1\",\"status\":\"reserved\"}");
          });
      baton.startParcel("o1");
      await().until(() -> !baton.systems.calls("inventory/trigger", "o1").isEmpty());
      baton.context.close();
      assertThat(baton.completedJobs("triggerInventory")).isEqualTo(1);
    }
  }
}
