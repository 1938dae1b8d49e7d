package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.RecordedSystems.Answer;
import io.baton.deployment.Deployed;
import io.baton.deployment.ProcessesDeployed;
import io.baton.order.OrderEnded;
import io.baton.order.OrderLedger;
import io.baton.order.OrderLedger.KnownOrder;
import io.baton.order.OrderState;
import io.baton.system.SystemCalled;
import io.baton.system.SystemInstructed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders on the embedded engine, from start to end, with systems on real HTTP. */
class OrderTest {

  private static RunningBaton baton;
  private static RecordedSystems restApi;

  @BeforeAll
  static void start() throws IOException {
    restApi = new RecordedSystems();
    baton =
        RunningBaton.start(
            "camunda.client.rest-address=" + restApi.url().replace("/systems/{system}", ""));
  }

  @AfterAll
  static void stop() {
    baton.close();
    restApi.close();
  }

  @Test
  void deploysTheEntryProcessLastAndTellsWhenItIsReady() {
    assertThat(baton.events(ProcessesDeployed.class))
        .containsExactly(
            new ProcessesDeployed(
                List.of(
                    new Deployed("fulfillment-parcel", 1, true),
                    new Deployed("order-fulfillment", 1, true))));
  }

  @Test
  void encodesWhatAHeaderDoesNotTakeOfAKeyAndGivesTheKeyItselfInTheBody() throws Exception {
    baton.startParcel("订单 7%");
    awaitCall("fraud/trigger", "订单 7%");

    assertThat(baton.systems.calls("inventory/trigger", "订单 7%"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.idempotencyKey()).isEqualTo("%E8%AE%A2%E5%8D%95%207%25:inventory:1");
              assertThat(call.body().path("key").asText()).isEqualTo("订单 7%:inventory:1");
            });
    assertThat(baton.reportFraud("订单 7%", "e1", "cleared").statusCode()).isEqualTo(202);
    awaitEnd("订单 7%", "inventory/reserved/i1 e1");
  }

  @Test
  void callsSystemsWithTheirKeyAndActsOnReplyAndFeedback() throws Exception {
    baton.startParcel("o1");
    awaitCall("fraud/trigger", "o1");
    assertThat(baton.systems.calls("inventory/trigger", "o1"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.idempotencyKey()).isEqualTo("o1:inventory:1");
              assertThat(call.contentLength()).isNotEqualTo("null");
              assertThat(call.body())
                  .hasToString(
                      "{\"orderId\":\"o1\",\"businessType\":\"parcel\",\"system\":\"inventory\","
                          + "\"key\":\"o1:inventory:1\",\"order\":{\"total\":12},\"reported\":{}}");
            });

    assertThat(baton.reportFraud("o1", "e1", "checking").statusCode()).isEqualTo(202);
    assertThat(baton.reportFraud("o1", "e2", "cleared").statusCode()).isEqualTo(202);

    awaitEnd("o1", "inventory/reserved/i1 e1 e2");
    assertThat(baton.events(SystemCalled.class))
        .contains(
            new SystemCalled("o1", "inventory", "o1:inventory:1"),
            new SystemCalled("o1", "fraud", "o1:fraud:1"));
    assertThat(baton.reportFraud("o1", "e3", "cleared").statusCode()).isEqualTo(410);
  }

  @Test
  void takesTheKeyForTheEventIdOfAReplyWithoutOne() throws Exception {
    baton.systems.answer(
        "inventory/trigger", "o2", call -> new Answer(200, "{\"status\":\"reserved\"}"));
    baton.startParcel("o2");
    awaitCall("fraud/trigger", "o2");
    baton.reportFraud("o2", "e1", "cleared");
    awaitEnd("o2", "inventory/reserved/o2:inventory:1 e1");
  }

  @Test
  void takesAStatusInAClientErrorForAStatus() throws Exception {
    baton.systems.answer(
        "inventory/trigger",
        "o3",
        call -> new Answer(409, "{\"eventId\":\"i1\",\"status\":\"out-of-stock\"}"));
    baton.systems.answer(
        "fraud/trigger",
        "o3",
        call -> new Answer(422, "{\"eventId\":\"e1\",\"status\":\"cleared\"}"));
    baton.startParcel("o3");
    awaitEnd("o3", "inventory/out-of-stock/i1 e1");
  }

  @Test
  void repeatsACallWhenTheSystemFailsForAWhile() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    baton.systems.answer(
        "inventory/trigger",
        "o4",
        call ->
            calls.incrementAndGet() < 3
                ? new Answer(503, "")
                : new Answer(200, "{\"eventId\":\"i1\",\"status\":\"reserved\"}"));
    baton.startParcel("o4");
    awaitCall("fraud/trigger", "o4");
    assertThat(baton.systems.calls("inventory/trigger", "o4"))
        .hasSize(3)
        .allSatisfy(call -> assertThat(call.idempotencyKey()).isEqualTo("o4:inventory:1"));
  }

  @Test
  void makesAnIncidentOfWhatNoRepetitionMends() throws Exception {
    baton.systems.answer(
        "inventory/trigger",
        "o5",
        call -> new Answer(422, "{\"type\":\"about:blank\",\"status\":422}"));
    baton.systems.answer("inventory/trigger", "o6", call -> new Answer(200, "{\"ok\":true}"));
    baton.systems.answer("inventory/trigger", "o7", call -> new Answer(200, "{\"status\":\"\"}"));
    baton.startParcel("o5");
    baton.startParcel("o6");
    baton.startParcel("o7");
    await()
        .untilAsserted(
            () ->
                assertThat(baton.incidents("triggerInventory"))
                    .anySatisfy(
                        text ->
                            assertThat(text)
                                .startsWith(
                                    "System inventory answered the call trigger with HTTP 422.")
                                .contains("about:blank")
                                .contains("give the job retries")
                                .doesNotContain("\tat "))
                    .anySatisfy(
                        text ->
                            assertThat(text)
                                .contains("HTTP 200 and no status, but it is to answer by reply")
                                .contains("{\"ok\":true}"))
                    .anySatisfy(text -> assertThat(text).contains("The field status is empty.")));
    assertThat(baton.systems.calls("inventory/trigger", "o5")).hasSize(1);
  }

  @Test
  void keepsFeedbackWhileAnExceptionIsHandledAndDeliversItInOrderAtResume() throws Exception {
    baton.startParcel("o8");
    awaitCall("fraud/trigger", "o8");
    baton.reportFraud("o8", "e1", "suspicious");
    awaitCall("inventory/instruct", "o8");
    assertThat(baton.systems.calls("inventory/instruct", "o8"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.idempotencyKey()).isEqualTo("o8:inventory:release:1");
              assertThat(call.body())
                  .hasToString(
                      "{\"orderId\":\"o8\",\"system\":\"inventory\",\"instruction\":\"release\","
                          + "\"node\":\"risk\",\"status\":\"suspicious\","
                          + "\"key\":\"o8:inventory:release:1\"}");
            });
    OrderLedger orders = baton.context.getBean(OrderLedger.class);
    assertThat(orders.find("o8").map(KnownOrder::state)).hasValue(OrderState.PAUSED);

    assertThat(baton.reportFraud("o8", "e2", "checking").body()).contains("accepted");
    assertThat(baton.reportFraud("o8", "e3", "checking").body()).contains("accepted");
    assertThat(baton.reportFraud("o8", "e4", "cleared").body()).contains("accepted");
    assertThat(baton.published("o8")).containsExactly("e1");

    baton.decide("o8");
    awaitEnd("o8", "inventory/reserved/i1 e1 e2 e3 e4");
    assertThat(baton.events(SystemInstructed.class))
        .contains(new SystemInstructed("o8", "inventory", "release", "accepted"));
    assertThat(orders.find("o8").map(KnownOrder::state)).hasValue(OrderState.ENDED);
  }

  @Test
  void deliversAgainAtResumeWhatTheEngineHasForgottenMeanwhile() throws Exception {
    // Reported before the call, both are published while it runs: the first interrupts the order,
    // so that nobody takes the second.
    assertThat(baton.reportFraud("o9", "e1", "suspicious").body()).contains("early");
    assertThat(baton.reportFraud("o9", "e2", "cleared").body()).contains("early");
    baton.systems.answer(
        "fraud/trigger",
        "o9",
        call -> {
          await().until(() -> baton.published("o9").equals(List.of("e1", "e2")));
          return new Answer(202, "");
        });
    baton.startParcel("o9");
    awaitCall("inventory/instruct", "o9");
    baton.engine.increaseTime(Duration.ofMinutes(15));
    await().until(() -> baton.expired("o9").contains("e2"));

    baton.decide("o9");
    awaitEnd("o9", "inventory/reserved/i1 e1 e2");
    assertThat(baton.published("o9"))
        .map(messageId -> messageId.replaceAll("\\d{13}$", "<time>"))
        .containsExactly("e1", "e2", "e1 again <time>", "e2 again <time>");
  }

  @Test
  void makesAnIncidentOfARefusedInstructionAndGoesOnAfterOneThatIsNotKnown() throws Exception {
    baton.systems.answer(
        "inventory/instruct",
        "o10",
        call -> new Answer(200, "{\"answer\":\"refused\",\"reason\":\"already packed\"}"));
    baton.systems.answer(
        "inventory/instruct", "o11", call -> new Answer(200, "{\"answer\":\"not known\"}"));
    for (String orderId : List.of("o10", "o11")) {
      baton.startParcel(orderId);
      awaitCall("fraud/trigger", orderId);
      baton.reportFraud(orderId, "e1", "suspicious");
      baton.decide(orderId);
    }
    await()
        .untilAsserted(
            () ->
                assertThat(baton.incidents("instruct"))
                    .anySatisfy(
                        text ->
                            assertThat(text)
                                .startsWith("System inventory refuses the instruction release")
                                .contains("already packed")
                                .contains("Settle it with the people of inventory")));
    baton.reportFraud("o11", "e2", "cleared");
    awaitEnd("o11", "inventory/reserved/i1 e1 e2");
    assertThat(baton.results("instruct")).contains(Map.of("instruct_answer", "not known"));
  }

  @Test
  void endsAnOrderWithoutAnId() {
    baton.startOrder("order-fulfillment", Map.of("order", Map.of()));
    await()
        .untilAsserted(
            () ->
                assertThat(baton.events(OrderEnded.class))
                    .contains(new OrderEnded("", "", "no order id")));
  }

  @Test
  void callsNobodyForAnOrderWhoseIdCouldForgeALineOfALog() {
    baton.startParcel("o14\nWARN all is lost");
    await()
        .untilAsserted(
            () ->
                assertThat(baton.incidents("triggerInventory"))
                    .anySatisfy(
                        text ->
                            assertThat(text).contains("orderId (1 to 200 visible characters)")));
    assertThat(baton.systems.calls(call -> call.orderId().startsWith("o14"))).isEmpty();
  }

  @Test
  void isHealthyAndNeverCallsTheEnginesRestApi() throws Exception {
    assertThat(baton.get("/actuator/health").body()).startsWith("{\"status\":\"UP\"");
    assertThat(baton.get("/actuator/health/readiness").body()).contains("UP");
    baton.startParcel("o12");
    awaitCall("fraud/trigger", "o12");
    baton.reportFraud("o12", "e1", "cleared");
    awaitEnd("o12", "inventory/reserved/i1 e1");
    assertThat(restApi.calls(call -> true)).isEmpty();
  }

  @Test
  void sendsNothingButTheFeedbackToTheEngine() throws Exception {
    baton.startParcel("o13");
    awaitCall("fraud/trigger", "o13");
    baton.report(
        "fraud",
        """
        {"orderId":"o13","eventId":"e1","status":" cleared ","node":null,"data":{"score":0.5},
         "outcome":"forged","seen":[]}
        """);
    awaitEnd("o13", "inventory/reserved/i1 e1");
    assertThat(baton.messageVariables("o13"))
        .containsExactly(
            Map.of(
                "feedback",
                Map.of(
                    "eventId", "e1",
                    "system", "fraud",
                    "status", "cleared",
                    "data", Map.of("score", 0.5))));
  }

  private static void awaitCall(String path, String orderId) {
    await().untilAsserted(() -> assertThat(baton.systems.calls(path, orderId)).isNotEmpty());
  }

  private static void awaitEnd(String orderId, String outcome) {
    await()
        .untilAsserted(
            () ->
                assertThat(baton.events(OrderEnded.class))
                    .contains(new OrderEnded(orderId, "parcel", outcome)));
  }
}
