package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.demo.SeededOrders.NewOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeededOrdersTest {

  @Test
  void theBusinessTypesTakeTurnsAndEachCountsItsOwnOrders() {
    SeededOrders orders = new SeededOrders(7, List.of("retail", "toys"));

    assertThat(IntStream.rangeClosed(1, 4).mapToObj(orders::order))
        .extracting(NewOrder::orderId)
        .containsExactly("retail-7-0001", "toys-7-0001", "retail-7-0002", "toys-7-0002");
  }

  @Test
  void anOrderIsTheSameWhicheverOtherTypesThereAre() {
    SeededOrders mixed = new SeededOrders(7, List.of("retail", "cold-chain"));
    SeededOrders alone = new SeededOrders(7, List.of("cold-chain"));

    assertThat(mixed.order(8)).isEqualTo(alone.order(4));
    assertThat(new SeededOrders(8, List.of("cold-chain")).order(4)).isNotEqualTo(alone.order(4));
  }

  @ParameterizedTest
  @CsvSource({"retail, total", "cross-border, incoterm", "cold-chain, category"})
  void ordersHaveWhatTheGuardsOfTheirPolicyAskForAndNotAllTheSame(String type, String entry) {
    SeededOrders orders = new SeededOrders(7, List.of(type));

    assertThat(IntStream.rangeClosed(1, 20).mapToObj(n -> orders.order(n).order().get(entry)))
        .doesNotContainNull()
        .satisfies(values -> assertThat(values.stream().distinct()).hasSizeGreaterThan(1));
  }
}
