package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine is away for a while. */
class EngineOutageTest {

  @Test
  void takesFeedbackWhileTheEngineIsAwayAndPublishesItInOrderLater() throws Exception {
    try (RunningBaton baton = RunningBaton.start("camunda.client.request-timeout=PT2S")) {
      baton.startParcel("o1");
      await().until(() -> !baton.systems.calls("fraud/trigger", "o1").isEmpty());
      baton.stopEngine();
      for (String eventId : List.of("e1", "e2", "e3")) {
        assertThat(baton.reportFraud("o1", eventId, "checking").body()).contains("accepted");
      }
      assertThat(baton.get("/actuator/health").statusCode()).isEqualTo(503);
      baton.startEngineAnew();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(baton.published("o1")).containsExactly("e1", "e2", "e3"));
    }
  }

  @Test
  void startsOnceAnOrderThatCameWhileTheEngineWasAwayAlsoIfItIsEmptyWhenItIsBack()
      throws Exception {
    try (RunningBaton baton = RunningBaton.start("camunda.client.request-timeout=PT2S")) {
      baton.stopEngine();
      String order = "{\"orderId\":\"o2\",\"businessType\":\"parcel\",\"order\":{}}";
      assertThat(baton.post("/orders", "application/json", order).statusCode()).isEqualTo(201);
      assertThat(baton.post("/orders", "application/json", order).statusCode()).isEqualTo(200);
      assertThat(baton.get("/orders/o2").body()).contains("\"state\":\"starting\"");
      baton.startEngineAnew();
      // The first message that it takes meets with no process, and the engine does not say so.
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !baton.messagesNamed("order-received").isEmpty());
      baton.deploy();
      // As if half a minute had passed in which no job of the order was seen.
      baton.context.getBean(JdbcClient.class).sql("update order_start set next_at = 0").update();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !baton.systems.calls("fraud/trigger", "o2").isEmpty());
      assertThat(baton.systems.calls("inventory/trigger", "o2")).hasSize(1);
      assertThat(baton.get("/orders/o2").body()).contains("\"state\":\"running\"");
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void stopsWhileTheEngineIsAway() throws Exception {
    try (RunningBaton baton = RunningBaton.start()) {
      baton.stopEngine();
      await().until(() -> baton.get("/actuator/health").statusCode() == 503);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(baton.context::close);
      assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
      baton.startEngineAnew();
    }
  }
}
