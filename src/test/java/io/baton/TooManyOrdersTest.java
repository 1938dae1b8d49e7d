package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** More orders come over HTTP than can be started. */
class TooManyOrdersTest {

  @Test
  void refusesFurtherOrdersUntilThoseThatWaitAreStartedButKeepsAllFeedback() throws Exception {
    try (RunningBaton baton =
        RunningBaton.start("baton.orders.most-waiting=2", "camunda.client.request-timeout=PT2S")) {
      assertThat(order(baton, "t0").statusCode()).isEqualTo(201);
      await().until(() -> !baton.systems.calls("fraud/trigger", "t0").isEmpty());

      baton.stopEngine();
      // One that is running already is none of those that wait.
      assertThat(order(baton, "t1").statusCode()).isEqualTo(201);
      assertThat(order(baton, "t2").statusCode()).isEqualTo(201);
      HttpResponse<String> refused = order(baton, "t3");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
      JsonNode problem = new ObjectMapper().readTree(refused.body());
      assertThat(problem.path("title").asText()).isEqualTo("Too many orders");
      assertThat(problem.path("remedy").asText()).contains("again later");
      assertThat(order(baton, "t2").statusCode()).isEqualTo(200);
      await()
          .untilAsserted(
              () ->
                  assertThat(baton.get("/actuator/prometheus").body())
                      .contains("baton_orders_waiting 2.0"));
      assertThat(baton.reportFraud("t3", "e1", "cleared").body()).contains("early");
      assertThat(baton.get("/orders/t3").statusCode()).isEqualTo(404);

      baton.startEngineAnew();
      baton.deploy();
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> order(baton, "t3").statusCode() == 201);
      for (String orderId : new String[] {"t1", "t2", "t3"}) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> !baton.systems.calls("fraud/trigger", orderId).isEmpty());
        assertThat(baton.systems.calls("inventory/trigger", orderId)).hasSize(1);
      }
    }
  }

  private static HttpResponse<String> order(RunningBaton baton, String orderId) throws Exception {
    return baton.post(
        "/orders",
        "application/json",
        "{\"orderId\":\"%s\",\"businessType\":\"parcel\",\"order\":{}}".formatted(orderId));
  }
}
