package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.demo.Summary.SystemCounts;
import io.baton.sandbox.Journal.Entry;
import io.baton.sandbox.Journal.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OrdersOfTypeTest {

  private final CalledSystems called = new CalledSystems();

  @Test
  void countsOnlyTheCallsForItsOwnOrdersThatFailedAsWasted() {
    triggered("A", "stock", "desk");
    triggered("B", "stock");
    triggered("another type's", "stock", "desk");
    List<TrackedOrder> orders =
        List.of(order("A", "fulfilled", 90), order("B", "exception: stock", 40), order("C", "", 0));

    OrdersOfType toys = OrdersOfType.of("toys", orders, called, 8);

    assertThat(toys.waste()).isEqualTo(new Waste(1, 1, 8));
    assertThat(toys.outcomes()).isEqualTo(Map.of("fulfilled", 1, "exception: stock", 1));
    assertThat(toys.systems())
        .containsExactly(new SystemCounts("desk", 1, 0, 0), new SystemCounts("stock", 2, 0, 0));
  }

  @Test
  void keepsTheRecordsOfEachKindOfEndApartAndInOrder() {
    List<TrackedOrder> orders =
        List.of(
            order("A", "fulfilled", 90),
            order("B", "fulfilled", 70),
            order("C", "returned", 120),
            order("D", "exception: stock", 40),
            order("E", "exception: desk", 30));

    assertThat(OrdersOfType.of("toys", orders, called, 8).records())
        .isEqualTo(
            Map.of(
                "fulfilled", List.of(70L, 90L),
                "returned", List.of(120L),
                "ended by exception", List.of(30L, 40L)));
  }

  @Test
  void anOrderThatFailedBeforeAnyCallWastedNone() {
    OrdersOfType toys =
        OrdersOfType.of("toys", List.of(order("A", "exception: stock", 9)), called, 8);

    assertThat(toys.waste()).isEqualTo(new Waste(1, 0, 8));
  }

  private void triggered(String orderId, String... systems) {
    for (String system : systems) {
      called.see(new Entry(Kind.TRIGGERED, orderId, system, "key", ""));
    }
  }

  /** An order that ended, unless it has no outcome. */
  private static TrackedOrder order(String orderId, String outcome, int records) {
    TrackedOrder order = new TrackedOrder(orderId, "toys");
    for (int i = 0; i < records; i++) {
      order.countRecord();
    }
    order.setOutcome(outcome);
    if (!outcome.isEmpty()) {
      order.end();
    }
    return order;
  }
}
