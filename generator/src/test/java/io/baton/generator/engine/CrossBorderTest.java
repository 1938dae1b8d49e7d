package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action;
import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order of the cross-border policy: a join of three, a point of no return, a return. */
class CrossBorderTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  /** One, once the engine has started. */
  private static List<CrossBorderOrders> crossBorder = List.of();

  @BeforeAll
  static void deploy() {
    crossBorder = List.of(new CrossBorderOrders(ENGINE));
  }

  private static CrossBorderOrders orders() {
    return crossBorder.getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inventory authorize screening",
        "inventory screening authorize",
        "authorize inventory screening",
        "authorize screening inventory",
        "screening inventory authorize",
        "screening authorize inventory"
      })
  void waitsForStockPaymentAndExportScreeningInWhicheverOrderTheyCome(String inThisOrder) {
    CheckedOrder order = orders().started();
    order.takesCall("screening");
    List<String> systems = List.of(inThisOrder.split(" "));
    assertThat(saysYes(order, systems.get(0))).isEmpty();
    assertThat(saysYes(order, systems.get(1))).isEmpty();
    assertThat(saysYes(order, systems.get(2))).containsExactly(order.call("warehouse", 1));
  }

  private static List<Action> saysYes(CheckedOrder order, String system) {
    return switch (system) {
      case "inventory" -> order.replies("inventory", "reserved");
      case "authorize" -> order.replies("authorize", "authorized");
      default -> order.reports("screening", "cleared");
    };
  }

  @Test
  void goesThroughCustomsBeforeTheCarrierIsCalledAndTheMoneyTaken() {
    CheckedOrder order = orders().inTheWarehouse();
    assertThat(order.reports("warehouse", "packed")).containsExactly(order.call("customs", 1));
    order.takesCall("customs");
    assertThat(order.reports("customs", "released"))
        .containsExactlyInAnyOrder(order.call("transport", 1), order.call("capture", 1));
  }

  @ParameterizedTest
  @CsvSource({"DDP, duties, 1", "DAP, notify, 2"})
  void paysTheDutiesOrTellsTheConsigneeToByTheTermOfDelivery(String term, String system, int call) {
    CheckedOrder order = orders().departed(term);
    assertThat(order.reports("transport", "arrived")).containsExactly(order.call(system, call));
    order.replies(system, "done");
    assertThat(order.reports("transport", "delivered")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void goesOnAfterCustomsHaveGotTheDocumentsTheyAskedFor() {
    CheckedOrder order = orders().atCustoms();
    assertThat(order.reports("customs", "query", "C3"))
        .containsExactly(
            new Paused("customs", "customs", "query"),
            order.instruct("customs", "amend", "customs", "query"),
            new Resumed());
    assertThat(order.goesOn()).isEmpty();
    assertThat(order.reports("customs", "released")).contains(order.call("transport", 1));
  }

  @Test
  void keepsTheGoodsHereWhenTheExportScreeningStaysSilent() {
    CheckedOrder order = orders().started();
    order.replies("inventory", "reserved");
    order.replies("authorize", "authorized");
    order.takesCall("screening");
    assertThat(order.timePasses(Duration.ofHours(4).plusSeconds(1)))
        .containsExactlyInAnyOrder(
            new Paused("compliance", "screening", "overdue"),
            order.instruct("inventory", "release", "compliance", "overdue"),
            order.instruct("authorize", "cancel", "compliance", "overdue"),
            new Ended("exception: compliance"));
  }

  // ---- cancelled before and after the point of no return

  @Test
  void recallsEverybodyWhoHasBegunWhenItIsCancelledInTime() {
    CheckedOrder order = orders().released();
    assertThat(order.reports("request", "cancelled"))
        .containsExactlyInAnyOrder(
            new Paused("cancellation", "request", "cancelled"),
            order.instruct("inventory", "release", "cancellation", "cancelled"),
            order.instruct("authorize", "cancel", "cancellation", "cancelled"),
            order.instruct("screening", "cancel", "cancellation", "cancelled"),
            order.instruct("warehouse", "cancel", "cancellation", "cancelled"),
            order.instruct("customs", "withdraw", "cancellation", "cancelled"),
            order.instruct("transport", "recall", "cancellation", "cancelled"),
            order.instruct("capture", "refund", "cancellation", "cancelled"),
            new Ended("exception: cancellation"));
  }

  @Test
  void arrangesAReturnInsteadWhenTheGoodsHaveLeftTheCountry() {
    CheckedOrder order = orders().departed();
    assertThat(order.reports("request", "cancelled")).containsExactly(order.call("returns", 1));
    order.takesCall("returns");
    assertThat(order.reports("returns", "returned")).containsExactly(order.call("refund", 1));
    assertThat(order.replies("refund", "refunded")).containsExactly(new Ended("returned"));
  }

  @Test
  void doesNotEndAsFulfilledIfItIsDeliveredWhileAReturnIsArranged() {
    CheckedOrder order = orders().departed();
    order.reports("request", "cancelled");
    assertThat(order.reports("transport", "delivered")).isEmpty();
    order.takesCall("returns");
    order.reports("returns", "returned");
    assertThat(order.replies("refund", "refunded")).containsExactly(new Ended("returned"));
  }

  @Test
  void arrangesOneReturnHoweverOftenItIsAskedFor() {
    CheckedOrder order = orders().departed();
    order.reports("request", "cancelled");
    assertThat(order.reports("request", "cancelled")).isEmpty();
    assertThat(order.reports("transport", "refused", "R2")).isEmpty();
    assertThat(order.variable("returns")).contains("\"triggered\":1");
  }

  // ---- refused by the consignee

  @Test
  void bringsARefusedParcelBackAndEndsAsReturned() {
    CheckedOrder order = orders().departed();
    assertThat(order.reports("transport", "refused", "R2"))
        .containsExactly(order.call("returns", 1));
    order.takesCall("returns");
    assertThat(order.reports("returns", "returned")).containsExactly(order.call("refund", 1));
    assertThat(order.replies("refund", "refunded")).containsExactly(new Ended("returned"));
    assertThat(order.variable("outcome")).isEqualTo("\"returned\"");
  }

  @Test
  void asksAPersonWhenTheReturnDoesNotComeBackAndGoesOnWaitingIfToldTo() {
    CheckedOrder order = orders().comingBack();
    assertThat(order.timePasses(Duration.ofDays(21).plusSeconds(1)))
        .containsExactly(
            new Paused("return", "returns", "overdue"),
            order.instruct("returns", "trace", "return", "overdue"),
            new AskPerson("return"));
    assertThat(order.decides("resume")).containsExactly(new Resumed());
    assertThat(order.goesOn()).isEmpty();
    assertThat(order.reports("returns", "returned")).containsExactly(order.call("refund", 1));
  }

  @Test
  void endsWithoutTheGoodsWhenThePersonGivesTheReturnUp() {
    CheckedOrder order = orders().comingBack();
    assertThat(order.reports("returns", "lost", "L9")).endsWith(new AskPerson("return"));
    assertThat(order.decides("end")).containsExactly(new Ended("exception: return"));
  }
}
