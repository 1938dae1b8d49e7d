package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.engine.RealBrokers.Kind;
import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to retail orders on a real broker, each step checked against the reference. */
class RetailOnRealBrokerIT {
  @RegisterExtension private static final RealBrokers BROKERS = new RealBrokers();

  @ParameterizedTest
  @EnumSource
  void fulfilsAnOrderFromTheRequestToTheDelivery(Kind broker) {
    CheckedOrder order = orders(broker).notifying();
    assertThat(order.replies("notify", "sent")).isEmpty();
    assertThat(order.reports("transport", "delivered")).containsExactly(new Ended("fulfilled"));
  }

  @ParameterizedTest
  @EnumSource
  void actsOnAnEventIdOnceAlsoWhenTheBrokerHasForgottenTheMessage(Kind broker) {
    CheckedOrder order = orders(broker).inTheWarehouse();
    Map<String, Object> picked = Map.of("eventId", "w1", "status", "picked");
    assertThat(order.reports("warehouse", picked)).containsExactly(order.call("notify", 1));
    order.replies("notify", "sent");
    assertThat(order.reports("warehouse", picked)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void instructsTheTriggeredSystemsOfTheNodeAndEnds(Kind broker) {
    CheckedOrder order = orders(broker).dispatched();
    assertThat(order.reports("request", "cancelled"))
        .containsExactlyInAnyOrder(
            new Paused("cancellation", "request", "cancelled"),
            order.instruct("inventory", "release", "cancellation", "cancelled"),
            order.instruct("authorize", "cancel", "cancellation", "cancelled"),
            order.instruct("warehouse", "cancel", "cancellation", "cancelled"),
            new Ended("exception: cancellation"));
  }

  @ParameterizedTest
  @EnumSource
  void resumesRepeatsTheCallThatWasCutOffAndHearsWhatWaited(Kind broker) {
    CheckedOrder order = orders(broker).notifying();
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

  @ParameterizedTest
  @EnumSource
  void waitsForAPersonHoweverLong(Kind broker) {
    CheckedOrder order = orders(broker).notifying();
    assertThat(order.replies("notify", "bounced", "7"))
        .containsExactly(new Paused("notify", "notify", "bounced"), new AskPerson("notify"));
    assertThat(order.decides("perhaps")).containsExactly(new AskPerson("notify"));
    assertThat(order.timePasses(Duration.ofDays(7))).isEmpty();
    assertThat(order.reports("transport", "delivered")).isEmpty();
    assertThat(order.decides("resume")).containsExactly(new Resumed());
    assertThat(order.goesOn()).containsExactly(new Ended("fulfilled"));
  }

  @ParameterizedTest
  @EnumSource
  void endsWhenAPersonSaysSo(Kind broker) {
    CheckedOrder order = orders(broker).notifying();
    order.replies("notify", "bounced", "7");
    assertThat(order.decides("end")).containsExactly(new Ended("exception: notify"));
    assertThat(order.variable("outcome")).isEqualTo("\"exception: notify\"");
  }

  @ParameterizedTest
  @EnumSource
  void takesASilentWarehouseForOverdueByTheBrokersClock(Kind broker) {
    CheckedOrder order = orders(broker).inTheWarehouse();
    assertThat(order.timePasses(Duration.ofHours(7))).isEmpty();
    assertThat(order.timePasses(Duration.ofHours(1).plusSeconds(1)))
        .containsExactlyInAnyOrder(
            new Paused("outbound", "warehouse", "overdue"),
            order.instruct("inventory", "release", "outbound", "overdue"),
            order.instruct("authorize", "cancel", "outbound", "overdue"),
            order.instruct("warehouse", "cancel", "outbound", "overdue"),
            new Ended("exception: outbound"));
  }

  private static RetailOrders orders(Kind broker) {
    return new RetailOrders(BROKERS.get(broker));
  }
}
