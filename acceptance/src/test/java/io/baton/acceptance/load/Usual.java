package io.baton.acceptance.load;

import io.baton.acceptance.OrderEnds;
import io.baton.acceptance.Shop;
import io.baton.acceptance.Stage;
import io.baton.acceptance.load.Costs.Cost;
import io.baton.demo.SeededOrders.NewOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Some retail orders, all alike, from their starts to their ends.
 *
 * @param orderIds whose costs these are
 * @param records the fewest of an order: on a busy machine some have calls that come later
 * @param bytes of its records, as JSON, the fewest of an order
 * @param time from an order's first record in the engine to its last, the median
 */
record Usual(List<String> orderIds, int records, long bytes, Duration time) {

  static Usual run(Stage stage, Costs costs, String name, int count) throws InterruptedException {
    long before = stage.histories().ended();
    Shop shop = new Shop(stage::address);
    List<String> orderIds = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      NewOrder order = new NewOrder(name + "-" + number, "retail", Map.of("total", 100));
      shop.order(order);
      orderIds.add(order.orderId());
    }
    new OrderEnds(stage).awaitAllEnded(before + count);
    List<Long> instances =
        orderIds.stream()
            .map(orderId -> stage.histories().of(orderId).orElseThrow().processInstance())
            .toList();
    List<Cost> each = instances.stream().map(costs::sum).toList();
    return new Usual(
        orderIds,
        each.stream().mapToInt(Cost::records).min().orElseThrow(),
        each.stream().mapToLong(Cost::bytes).min().orElseThrow(),
        median(instances.stream().map(costs::time).toList()));
  }

  private static <T extends Comparable<T>> T median(List<T> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @Override
  public String toString() {
    return "%,d records, %,d bytes as JSON, and takes %s".formatted(records, bytes, time);
  }
}
