package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import io.baton.generator.reference.Action.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of an order of the retail policy, one behaviour after another. */
class RetailProcessTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  private static List<CompiledPolicy> deployed = List.of();

  @BeforeAll
  static void deploy() {
    deployed = List.of(CompiledPolicy.retail(ENGINE));
  }

  // ---- orders that have come so far

  private static CheckedOrder order() {
    return deployed.getFirst().order();
  }

  private static CheckedOrder started() {
    CheckedOrder order = order();
    order.starts(100);
    return order;
  }

  /** Stock is reserved, the payment authorised: the warehouse has got its call. */
  private static CheckedOrder dispatched() {
    CheckedOrder order = started();
    order.replies("inventory", "reserved");
    order.replies("authorize", "authorized");
    return order;
  }

  private static CheckedOrder inTheWarehouse() {
    CheckedOrder order = dispatched();
    order.takesCall("warehouse");
    return order;
  }

  /** Packed, paid and on the road. */
  private static CheckedOrder onTheRoad() {
    CheckedOrder order = inTheWarehouse();
    order.reports("warehouse", "packed");
    order.replies("capture", "captured");
    order.replies("invoice", "sent");
    order.takesCall("transport");
    return order;
  }

  /** Like {@link #onTheRoad()}, and the customer is just being told so. */
  private static CheckedOrder notifying() {
    CheckedOrder order = onTheRoad();
    order.reports("transport", "collected");
    return order;
  }

  // ---- what goes right

  @Test
  void fulfilsAnOrderFromTheRequestToTheDelivery() {
    EngineDriver order = ENGINE.order("retail");
    assertThat(order.start("R-1001", Map.of("total", 99)))
        .containsExactlyInAnyOrder(
            new Trigger("inventory", "R-1001:inventory:1"),
            new Trigger("authorize", "R-1001:authorize:1"));
    assertThat(order.reply("inventory", status("i1", "reserved"))).isEmpty();
    assertThat(order.reply("authorize", status("a1", "authorized")))
        .containsExactly(new Trigger("warehouse", "R-1001:warehouse:1"));
    assertThat(order.callCompleted("warehouse")).isEmpty();
    assertThat(order.report("warehouse", status("w1", "picked")))
        .containsExactly(new Trigger("notify", "R-1001:notify:1"));
    assertThat(order.reply("notify", status("n1", "sent"))).isEmpty();
    assertThat(order.report("warehouse", status("w2", "packed")))
        .containsExactlyInAnyOrder(
            new Trigger("capture", "R-1001:capture:1"),
            new Trigger("transport", "R-1001:transport:1"));
    assertThat(order.reply("capture", status("c1", "captured")))
        .containsExactly(new Trigger("invoice", "R-1001:invoice:1"));
    assertThat(order.reply("invoice", status("v1", "sent"))).isEmpty();
    assertThat(order.callCompleted("transport")).isEmpty();
    assertThat(order.report("transport", status("t1", "collected")))
        .containsExactly(new Trigger("notify", "R-1001:notify:2"));
    assertThat(order.reply("notify", status("n2", "sent"))).isEmpty();
    assertThat(order.report("transport", status("t2", "delivered")))
        .containsExactly(new Ended("fulfilled"));
    assertThat(order.hasEnded()).isTrue();
    assertThat(order.incidents()).isEmpty();
  }

  private static Map<String, Object> status(String eventId, String status) {
    return Map.of("eventId", eventId, "status", status, "params", Map.of("resultCode", "0"));
  }

  @Test
  void waitsForStockAndPaymentInWhicheverOrderTheyCome() {
    CheckedOrder stockFirst = started();
    assertThat(stockFirst.replies("inventory", "reserved")).isEmpty();
    assertThat(stockFirst.replies("authorize", "authorized"))
        .containsExactly(stockFirst.call("warehouse", 1));
    CheckedOrder paymentFirst = started();
    assertThat(paymentFirst.replies("authorize", "authorized")).isEmpty();
    assertThat(paymentFirst.replies("inventory", "reserved"))
        .containsExactly(paymentFirst.call("warehouse", 1));
  }

  @Test
  void sendsLargeOrdersThroughTheFraudCheck() {
    CheckedOrder order = order();
    order.starts(500);
    order.replies("inventory", "reserved");
    assertThat(order.replies("authorize", "authorized")).containsExactly(order.call("fraud", 1));
    order.takesCall("fraud");
    assertThat(order.reports("fraud", "cleared")).containsExactly(order.call("warehouse", 1));
  }

  @Test
  void storesAStatusThatNoRuleNamesAndDoesNothingElse() {
    CheckedOrder order = inTheWarehouse();
    List<String> others = List.of("order", "request", "inventory", "authorize", "transport");
    List<String> before = others.stream().map(order::variable).toList();
    assertThat(
            order.reports(
                "warehouse", Map.of("eventId", 7, "status", "weighed", "data", Map.of("kg", 3))))
        .isEmpty();
    assertThat(order.variable("warehouse"))
        .contains("\"status\":\"weighed\"", "\"seen\":[\"weighed\"]", "\"data\":{\"kg\":3}");
    assertThat(others.stream().map(order::variable)).isEqualTo(before);
    assertThat(order.reports("warehouse", "picked")).containsExactly(order.call("notify", 1));
  }

  @Test
  void actsOnAnEventIdOnce() {
    CheckedOrder order = inTheWarehouse();
    Map<String, Object> picked = Map.of("eventId", "p1", "status", "picked");
    assertThat(order.reports("warehouse", picked)).containsExactly(order.call("notify", 1));
    order.replies("notify", "sent");
    assertThat(order.reports("warehouse", picked)).isEmpty();
    assertThat(order.variable("warehouse")).contains("\"times\":{\"picked\":1}");
    assertThat(order.reports("warehouse", "picked")).containsExactly(order.call("notify", 2));
  }

  @Test
  void letsFeedbackWaitUntilTheSystemIsListenedTo() {
    CheckedOrder order = dispatched();
    assertThat(order.reports("warehouse", "picked")).isEmpty();
    assertThat(order.takesCall("warehouse")).containsExactly(order.call("notify", 1));
  }

  @Test
  void listensNoMoreToAWarehouseThatIsDone() {
    CheckedOrder order = onTheRoad();
    assertThat(order.reports("warehouse", "picked")).isEmpty();
    assertThat(order.reports("warehouse", "short", "7")).isEmpty();
    assertThat(order.variable("warehouse")).contains("\"seen\":[\"packed\"]");
  }

  @Test
  void finishesOpenCallsBeforeTheOrderEnds() {
    CheckedOrder order = notifying();
    assertThat(order.reports("transport", "delivered")).isEmpty();
    assertThat(order.openCalls()).containsExactly(order.key("notify", 1));
    assertThat(order.replies("notify", "bounced", "7")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void callsNobodyWithoutAnOrderId() {
    EngineDriver order = ENGINE.order("retail");
    assertThat(order.start(null, Map.of("total", 5))).containsExactly(new Ended("no order id"));
    EngineDriver blank = ENGINE.order("retail");
    assertThat(blank.start(" ", Map.of("total", 5))).containsExactly(new Ended("no order id"));
    assertThat(blank.hasEnded()).isTrue();
  }

  // ---- what goes wrong

  @Test
  void recallsOnlyTheTriggeredSystemsOfTheNode() {
    CheckedOrder order = dispatched();
    assertThat(order.reports("request", "cancelled"))
        .containsExactlyInAnyOrder(
            new Paused("cancellation", "request", "cancelled"),
            order.instruct("inventory", "release", "cancellation", "cancelled"),
            order.instruct("authorize", "cancel", "cancellation", "cancelled"),
            order.instruct("warehouse", "cancel", "cancellation", "cancelled"),
            new Ended("exception: cancellation"));
  }

  @Test
  void instructsASystemWhoseCallIsStillInFlight() {
    CheckedOrder order = started();
    assertThat(order.openCalls()).contains(order.key("authorize", 1));
    assertThat(order.replies("inventory", "out-of-stock", "7"))
        .containsExactly(
            new Paused("stock", "inventory", "out-of-stock"),
            order.instruct("authorize", "cancel", "stock", "out-of-stock"),
            new Ended("exception: stock"));
    assertThat(order.openCalls()).isEmpty();
  }

  @Test
  void takesAStatusForAbnormalByItsResultCode() {
    CheckedOrder order = inTheWarehouse();
    assertThat(order.reports("warehouse", "packed", "12"))
        .startsWith(new Paused("outbound", "warehouse", "packed"))
        .endsWith(new Ended("exception: outbound"))
        .doesNotContain(order.call("transport", 1));
    CheckedOrder withoutCode = inTheWarehouse();
    assertThat(withoutCode.reports("warehouse", Map.of("eventId", "w", "status", "packed")))
        .contains(withoutCode.call("transport", 1));
  }

  @Test
  void resumesAfterATraceAndDelivers() {
    CheckedOrder order = onTheRoad();
    assertThat(order.reports("transport", "delayed", "7"))
        .containsExactly(
            new Paused("transport", "transport", "delayed"),
            order.instruct("transport", "trace", "transport", "delayed"),
            new Resumed());
    assertThat(order.goesOn()).isEmpty();
    assertThat(order.reports("transport", "delivered")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void keepsWhatArrivesDuringAnExceptionUntilItGoesOn() {
    CheckedOrder order = onTheRoad();
    order.reports("transport", "delayed", "7");
    assertThat(order.reports("transport", "delivered")).isEmpty();
    assertThat(order.goesOn()).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void repeatsACallThatTheExceptionCutOffUnlessItsSystemWasInstructed() {
    CheckedOrder order = notifying();
    assertThat(order.openCalls()).containsExactly(order.key("notify", 1));
    assertThat(order.reports("transport", "delayed", "7")).endsWith(new Resumed());
    assertThat(order.openCalls()).isEmpty();
    assertThat(order.goesOn()).containsExactly(order.call("notify", 1));
  }

  @Test
  void countsTheInstructionsOfAKind() {
    CheckedOrder order = onTheRoad();
    order.reports("transport", "delayed", "7");
    order.goesOn();
    assertThat(order.reports("transport", "delayed", "7"))
        .contains(order.instruct("transport", "trace", "transport", "delayed", 2));
  }

  // ---- a person decides

  @Test
  void asksAPersonWhereNoRuleHandlesTheNode() {
    CheckedOrder order = notifying();
    assertThat(order.replies("notify", "bounced", "7"))
        .containsExactly(new Paused("notify", "notify", "bounced"), new AskPerson("notify"));
    assertThat(order.decides("perhaps")).containsExactly(new AskPerson("notify"));
    assertThat(order.timePasses(Duration.ofDays(7))).isEmpty();
    assertThat(order.reports("transport", "delivered")).isEmpty();
    assertThat(order.decides("resume")).containsExactly(new Resumed());
    assertThat(order.goesOn()).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void endsWhenAPersonSaysSo() {
    CheckedOrder order = notifying();
    order.replies("notify", "bounced", "7");
    assertThat(order.decides("end")).containsExactly(new Ended("exception: notify"));
    assertThat(order.variable("outcome")).isEqualTo("\"exception: notify\"");
  }

  @Test
  void asksAPersonWhenTheOrderIsStuck() {
    CheckedOrder order = started();
    order.replies("inventory", "reserved");
    assertThat(order.replies("authorize", "noted"))
        .containsExactly(new Paused("stuck", "authorize", "noted"), new AskPerson("stuck"));
  }

  // ---- deadlines

  @Test
  void takesASilentWarehouseForOverdueByTheEnginesClock() {
    CheckedOrder order = inTheWarehouse();
    assertThat(order.timePasses(Duration.ofHours(7))).isEmpty();
    assertThat(order.timePasses(Duration.ofHours(1).plusSeconds(1)))
        .containsExactlyInAnyOrder(
            new Paused("outbound", "warehouse", "overdue"),
            order.instruct("inventory", "release", "outbound", "overdue"),
            order.instruct("authorize", "cancel", "outbound", "overdue"),
            order.instruct("warehouse", "cancel", "outbound", "overdue"),
            new Ended("exception: outbound"));
  }

  @Test
  void setsAnInstructedSystemNoDeadlineUntilItIsTriggeredAgain() {
    CheckedOrder order = onTheRoad();
    assertThat(order.timePasses(Duration.ofDays(3).plusMinutes(1)))
        .containsExactly(
            new Paused("transport", "transport", "overdue"),
            order.instruct("transport", "trace", "transport", "overdue"),
            new Resumed());
    assertThat(order.goesOn()).isEmpty();
    assertThat(order.timePasses(Duration.ofDays(30))).isEmpty();
    assertThat(order.reports("transport", "delivered")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void movesADeadlineWithANewStatusButNotWithARepeatedOne() {
    CheckedOrder order = inTheWarehouse();
    Map<String, Object> weighed = Map.of("eventId", "w1", "status", "weighed");
    order.timePasses(Duration.ofHours(5));
    order.reports("warehouse", weighed);
    assertThat(order.timePasses(Duration.ofHours(5))).isEmpty();
    order.reports("warehouse", weighed);
    assertThat(order.timePasses(Duration.ofHours(3).plusMinutes(1)))
        .contains(new Paused("outbound", "warehouse", "overdue"));
  }
}
