package io.baton.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {

  @ParameterizedTest
  @CsvSource({
    "4711:inventory, 1, 1",
    "4711:inventory, 3, 3",
    "4711:inventory, 8, 4",
    "4712:warehouse, 8, 4",
    "4712:warehouse, 64, 20",
    "order-999999:request, 3, 2",
    "订单-1:coldStore, 8, 1",
    "订单-1:coldStore, 64, 9",
    "o1, 64, 35"
  })
  void areThoseThatZeebeChooses(String correlationKey, int count, int partition) {
    assertThat(Partitions.of(correlationKey, count)).isEqualTo(partition);
  }
}
