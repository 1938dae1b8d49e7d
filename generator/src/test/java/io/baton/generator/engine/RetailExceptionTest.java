package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More of the retail policy when something goes wrong; the main stories: {@link RetailStories}. */
class RetailExceptionTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  /** One, once the engine has started. */
  private static List<RetailOrders> retail = List.of();

  @BeforeAll
  static void deploy() {
    retail = List.of(new RetailOrders(ENGINE));
  }

  @Test
  void instructsASystemWhoseCallIsStillInFlight() {
    CheckedOrder order = retail.getFirst().started();
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
    CheckedOrder order = retail.getFirst().inTheWarehouse();
    assertThat(order.reports("warehouse", "packed", "12"))
        .startsWith(new Paused("outbound", "warehouse", "packed"))
        .endsWith(new Ended("exception: outbound"))
        .doesNotContain(order.call("transport", 1));
    CheckedOrder withoutCode = retail.getFirst().inTheWarehouse();
    assertThat(withoutCode.reports("warehouse", Map.of("eventId", "w", "status", "packed")))
        .contains(withoutCode.call("transport", 1));
  }

  @Test
  void resumesAfterATraceAndDelivers() {
    CheckedOrder order = retail.getFirst().onTheRoad();
    assertThat(order.reports("transport", "delayed", "7"))
        .containsExactly(
            new Paused("transport", "transport", "delayed"),
            order.instruct("transport", "trace", "transport", "delayed"),
            new Resumed());
    assertThat(order.goesOn()).isEmpty();
    assertThat(order.reports("transport", "delivered")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void repeatsACallThatTheExceptionCutOffUnlessItsSystemWasInstructed() {
    CheckedOrder order = retail.getFirst().notifying();
    assertThat(order.openCalls()).containsExactly(order.key("notify", 1));
    assertThat(order.reports("transport", "delayed", "7")).endsWith(new Resumed());
    assertThat(order.openCalls()).isEmpty();
    assertThat(order.goesOn()).containsExactly(order.call("notify", 1));
  }

  @Test
  void countsTheInstructionsOfAKind() {
    CheckedOrder order = retail.getFirst().onTheRoad();
    order.reports("transport", "delayed", "7");
    order.goesOn();
    assertThat(order.reports("transport", "delayed", "7"))
        .contains(order.instruct("transport", "trace", "transport", "delayed", 2));
  }

  // ---- a person decides

  @Test
  void asksAPersonWhenTheOrderIsStuck() {
    CheckedOrder order = retail.getFirst().started();
    order.replies("inventory", "reserved");
    assertThat(order.replies("authorize", "noted"))
        .containsExactly(new Paused("stuck", "authorize", "noted"), new AskPerson("stuck"));
  }

  // ---- deadlines

  @Test
  void setsAnInstructedSystemNoDeadlineUntilItIsTriggeredAgain() {
    CheckedOrder order = retail.getFirst().onTheRoad();
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
    CheckedOrder order = retail.getFirst().inTheWarehouse();
    Map<String, Object> weighed = Map.of("eventId", "w1", "status", "weighed");
    order.timePasses(Duration.ofHours(5));
    order.reports("warehouse", weighed);
    assertThat(order.timePasses(Duration.ofHours(5))).isEmpty();
    order.reports("warehouse", weighed);
    assertThat(order.timePasses(Duration.ofHours(3).plusMinutes(1)))
        .contains(new Paused("outbound", "warehouse", "overdue"));
  }
}
