package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Trigger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order of the retail policy while all goes well, one behaviour after another. */
class RetailProcessTest implements RetailStories {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  /** One, once the engine has started. */
  private static List<RetailOrders> retail = List.of();

  @BeforeAll
  static void deploy() {
    retail = List.of(new RetailOrders(ENGINE));
  }

  @Override
  public RetailOrders retail() {
    return retail.getFirst();
  }

  @Test
  void triggersOneSystemAfterTheOther() {
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
    CheckedOrder stockFirst = retail.getFirst().started();
    assertThat(stockFirst.replies("inventory", "reserved")).isEmpty();
    assertThat(stockFirst.replies("authorize", "authorized"))
        .containsExactly(stockFirst.call("warehouse", 1));
    CheckedOrder paymentFirst = retail.getFirst().started();
    assertThat(paymentFirst.replies("authorize", "authorized")).isEmpty();
    assertThat(paymentFirst.replies("inventory", "reserved"))
        .containsExactly(paymentFirst.call("warehouse", 1));
  }

  @Test
  void sendsLargeOrdersThroughTheFraudCheck() {
    CheckedOrder order = retail.getFirst().order();
    order.starts(500);
    order.replies("inventory", "reserved");
    assertThat(order.replies("authorize", "authorized")).containsExactly(order.call("fraud", 1));
    order.takesCall("fraud");
    assertThat(order.reports("fraud", "cleared")).containsExactly(order.call("warehouse", 1));
  }

  @Test
  void storesAStatusThatNoRuleNamesAndDoesNothingElse() {
    CheckedOrder order = retail.getFirst().inTheWarehouse();
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
  void letsFeedbackWaitUntilTheSystemIsListenedTo() {
    CheckedOrder order = retail.getFirst().dispatched();
    assertThat(order.reports("warehouse", "picked")).isEmpty();
    assertThat(order.takesCall("warehouse")).containsExactly(order.call("notify", 1));
  }

  @Test
  void listensNoMoreToAWarehouseThatIsDone() {
    CheckedOrder order = retail.getFirst().onTheRoad();
    assertThat(order.reports("warehouse", "picked")).isEmpty();
    assertThat(order.reports("warehouse", "short", "7")).isEmpty();
    assertThat(order.variable("warehouse")).contains("\"seen\":[\"packed\"]");
  }

  @Test
  void finishesOpenCallsBeforeTheOrderEnds() {
    CheckedOrder order = retail.getFirst().notifying();
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
}
