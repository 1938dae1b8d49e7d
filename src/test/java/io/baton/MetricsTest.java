package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.RecordedSystems.Answer;
import io.baton.order.OrderEnded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus scrapes of the application. */
class MetricsTest {

  private static RunningBaton baton;

  @BeforeAll
  static void start() throws Exception {
    baton = RunningBaton.start();
  }

  @AfterAll
  static void stop() {
    baton.close();
  }

  @Test
  void countsAndTimesTheCallsOfSystems() throws Exception {
    baton.systems.answer("inventory/trigger", "m2", call -> new Answer(422, "{}"));
    baton.startParcel("m1");
    baton.startParcel("m2");
    await()
        .untilAsserted(
            () ->
                assertThat(scrape())
                    .anyMatch(line -> line.matches(calls("trigger", "completed", "inventory")))
                    .anyMatch(line -> line.matches(calls("trigger", "incident", "inventory")))
                    .contains(
                        "baton_incidents_total{business_type=\"parcel\",job=\"trigger\"} 1.0"));
  }

  @Test
  void countsAbnormalStatusesRecallsAndEnds() throws Exception {
    baton.startParcel("m3");
    await().until(() -> !baton.systems.calls("fraud/trigger", "m3").isEmpty());
    baton.reportFraud("m3", "e1", "suspicious");
    await()
        .untilAsserted(
            () ->
                assertThat(scrape())
                    .contains(
                        "baton_orders_abnormal_total{business_type=\"parcel\",node=\"risk\",system=\"fraud\"} 1.0")
                    .anyMatch(line -> line.matches(calls("release", "completed", "inventory"))));
    baton.decide("m3");
    baton.reportFraud("m3", "e2", "cleared");
    await()
        .untilAsserted(
            () ->
                assertThat(scrape())
                    .anyMatch(
                        line ->
                            line.startsWith(
                                "baton_orders_ended_total{business_type=\"parcel\",outcome=")));
  }

  @Test
  void countsFeedbackByAnswer() throws Exception {
    baton.reportFraud("m4", "e1", "checking");
    baton.reportFraud("m4", "e1", "checking");
    baton.report("fraud", "{");
    for (String answer : List.of("early", "duplicate", "malformed")) {
      assertThat(scrape())
          .anyMatch(
              line ->
                  line.startsWith(
                      "baton_feedback_total{answer=\"" + answer + "\",system=\"fraud\"}"));
    }
  }

  @Test
  void hasNoMeterOfItsOwnForWhatAnybodyMakesUp() throws Exception {
    baton.report("madeUpSystem", "{\"orderId\":\"m5\",\"eventId\":\"e1\",\"status\":\"s\"}");
    baton.startOrder(
        "order-fulfillment",
        Map.of("orderId", "m5", "businessType", "made-up-type", "order", Map.of()));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                baton.events(OrderEnded.class).stream()
                    .anyMatch(ended -> ended.orderId().equals("m5")));
    assertThat(scrape())
        .contains(
            "baton_feedback_total{answer=\"quarantined\",system=\"unknown\"} 1.0",
            "baton_orders_ended_total{business_type=\"unknown\",outcome=\"unknown business type\"} 1.0")
        .noneMatch(line -> line.matches(".*made-?[uU]p.*"));
  }

  @Test
  void tellsWhatIsKeptInTheOutboxAndForHowLong() throws Exception {
    baton.reportFraud("m6", "e1", "checking");
    await()
        .untilAsserted(
            () ->
                assertThat(scrape())
                    .contains("baton_outbox_depth{state=\"due\"} 0.0")
                    .anyMatch(line -> line.matches("baton_outbox_depth\\{state=\"kept\"} [1-9].*"))
                    .anyMatch(
                        line ->
                            line.matches(
                                "baton_outbox_oldest_seconds\\{state=\"kept\"} 0*[1-9.].*")));
  }

  private static String calls(String call, String outcome, String system) {
    return "baton_calls_seconds_count\\{business_type=\"parcel\",call=\"%s\",.*outcome=\"%s\",system=\"%s\"} [1-9].*"
        .formatted(call, outcome, system);
  }

  private static List<String> scrape() throws Exception {
    return baton.get("/actuator/prometheus").body().lines().toList();
  }
}
