package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WasteTest {

  @Test
  void countsOnlyTheCallsForOrdersThatFailed() {
    Waste waste = Waste.of(List.of("B", "C"), Map.of("A", 9L, "B", 2L, "C", 5L), 8);

    assertThat(waste).isEqualTo(new Waste(2, 7, 16));
    assertThat(waste.saved()).isCloseTo(0.5625, within(1e-9));
  }

  @Test
  void anOrderThatFailedBeforeAnyCallWastedNone() {
    assertThat(Waste.of(List.of("B"), Map.of(), 8)).isEqualTo(new Waste(1, 0, 8));
  }

  @Test
  void savesNothingWhereNothingFailed() {
    assertThat(Waste.of(List.of(), Map.of("A", 9L), 8).saved()).isZero();
  }
}
