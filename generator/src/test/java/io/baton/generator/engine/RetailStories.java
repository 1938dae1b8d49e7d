package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to retail orders, told alike on every engine; each step is also the reference's. */
interface RetailStories {

  /** Orders on the engine. */
  RetailOrders retail();

  @Test
  default void fulfilsAnOrderFromTheRequestToTheDelivery() {
    CheckedOrder order = retail().notifying();
    assertThat(order.replies("notify", "sent")).isEmpty();
    assertThat(order.reports("transport", "delivered")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  default void actsOnAnEventIdOnceAlsoWhenTheBrokerHasForgottenTheMessage() {
    CheckedOrder order = retail().inTheWarehouse();
    Map<String, Object> picked = Map.of("eventId", "w1", "status", "picked");
    assertThat(order.reports("warehouse", picked)).containsExactly(order.call("notify", 1));
    order.replies("notify", "sent");
    assertThat(order.reports("warehouse", picked)).isEmpty();
    assertThat(order.reports("warehouse", "picked")).containsExactly(order.call("notify", 2));
  }

  @Test
  default void instructsTheTriggeredSystemsOfTheNodeAndEnds() {
    CheckedOrder order = retail().dispatched();
    assertThat(order.reports("request", "cancelled"))
        .containsExactlyInAnyOrder(
            new Paused("cancellation", "request", "cancelled"),
            order.instruct("inventory", "release", "cancellation", "cancelled"),
            order.instruct("authorize", "cancel", "cancellation", "cancelled"),
            order.instruct("warehouse", "cancel", "cancellation", "cancelled"),
            new Ended("exception: cancellation"));
  }

  @Test
  default void resumesRepeatsTheCallThatWasCutOffAndHearsWhatWaited() {
    CheckedOrder order = retail().notifying();
    assertThat(order.reports("transport", "delayed", "7"))
        .containsExactly(
            new Paused("transport", "transport", "delayed"),
            order.instruct("transport", "trace", "transport", "delayed"),
            new Resumed());
    assertThat(order.reports("transport", "delivered")).isEmpty();
    assertThat(order.goesOn()).isNotEmpty();
    assertThat(order.openCalls()).containsExactly(order.key("notify", 1));
    assertThat(order.replies("notify", "sent")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  default void waitsForAPersonHoweverLong() {
    CheckedOrder order = retail().notifying();
    assertThat(order.replies("notify", "bounced", "7"))
        .containsExactly(new Paused("notify", "notify", "bounced"), new AskPerson("notify"));
    assertThat(order.decides("perhaps")).containsExactly(new AskPerson("notify"));
    assertThat(order.timePasses(Duration.ofDays(7))).isEmpty();
    assertThat(order.reports("transport", "delivered")).isEmpty();
    assertThat(order.decides("resume")).containsExactly(new Resumed());
    assertThat(order.goesOn()).containsExactly(new Ended("fulfilled"));
  }

  @Test
  default void endsWhenAPersonSaysSo() {
    CheckedOrder order = retail().notifying();
    order.replies("notify", "bounced", "7");
    assertThat(order.decides("end")).containsExactly(new Ended("exception: notify"));
    assertThat(order.variable("outcome")).isEqualTo("\"exception: notify\"");
  }

  @Test
  default void takesASilentWarehouseForOverdueByTheBrokersClock() {
    CheckedOrder order = retail().inTheWarehouse();
    assertThat(order.timePasses(Duration.ofHours(7))).isEmpty();
    assertThat(order.timePasses(Duration.ofHours(1).plusSeconds(1)))
        .containsExactlyInAnyOrder(
            new Paused("outbound", "warehouse", "overdue"),
            order.instruct("inventory", "release", "outbound", "overdue"),
            order.instruct("authorize", "cancel", "outbound", "overdue"),
            order.instruct("warehouse", "cancel", "outbound", "overdue"),
            new Ended("exception: outbound"));
  }
}
