package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class WasteTest {

  @Test
  void savesTheCallsThatStagingDidNotMake() {
    assertThat(new Waste(2, 7, 16).saved()).isCloseTo(0.5625, within(1e-9));
  }

  @Test
  void addsUp() {
    assertThat(new Waste(2, 7, 16).plus(new Waste(1, 3, 11))).isEqualTo(new Waste(3, 10, 27));
  }

  @Test
  void savesNothingWhereNothingFailed() {
    assertThat(Waste.NONE.saved()).isZero();
  }
}
