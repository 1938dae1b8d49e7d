package io.baton.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineBreakTest {

  private static final String ONE = "o1:fraud";
  private static final String TWO = "o2:fraud";

  private final Partitions partitions = mock();
  private final Clock clock = mock();
  private final EngineBreak engineBreak = new EngineBreak(clock, partitions);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @BeforeEach
  void twoPartitions() {
    when(partitions.of(ONE)).thenReturn(1);
    when(partitions.of(TWO)).thenReturn(2);
    pass(Duration.ZERO);
  }

  @Test
  void isOfOnePartitionAndHoldsUpNoOther() {
    engineBreak.begin(ONE, "UNAVAILABLE");
    assertThat(engineBreak.isOn(ONE)).isTrue();
    assertThat(engineBreak.lets(ONE)).isFalse();
    assertThat(engineBreak.isOn(TWO)).isFalse();
    assertThat(engineBreak.lets(TWO)).isTrue();
    engineBreak.end(TWO);
    assertThat(engineBreak.isOn(ONE)).isTrue();
    engineBreak.end(ONE);
    assertThat(engineBreak.lets(ONE)).isTrue();
    assertThat(engineBreak.lets(ONE)).isTrue();
  }

  @Test
  void letsOneTryForAllWhenItIsOver() {
    engineBreak.begin(ONE, "UNAVAILABLE");
    pass(Duration.ofMillis(250));
    assertThat(engineBreak.isOn(ONE)).isFalse();
    assertThat(engineBreak.lets(ONE)).isTrue();
    assertThat(engineBreak.isOn(ONE)).isTrue();
    assertThat(engineBreak.lets(ONE)).isFalse();
    engineBreak.begin(ONE, "UNAVAILABLE");
    pass(Duration.ofMillis(499));
    assertThat(engineBreak.lets(ONE)).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(engineBreak.lets(ONE)).isTrue();
    engineBreak.end(ONE);
    assertThat(engineBreak.lets(ONE)).isTrue();
  }

  @Test
  void letsAnotherTryIfNobodyHearsOfTheFirst() {
    engineBreak.begin(ONE, "UNAVAILABLE");
    pass(Duration.ofMillis(250));
    assertThat(engineBreak.lets(ONE)).isTrue();
    pass(Duration.ofSeconds(10));
    assertThat(engineBreak.lets(ONE)).isTrue();
  }

  @Test
  void growsByOneTryAfterTheOtherUpToTenSeconds() {
    for (int i = 0; i < 64; i++) {
      engineBreak.begin(ONE, "DEADLINE_EXCEEDED");
    }
    pass(Duration.ofMillis(250));
    assertThat(engineBreak.isOn(ONE)).isFalse();
    for (int i = 0; i < 10; i++) {
      assertThat(engineBreak.lets(ONE)).isTrue();
      engineBreak.begin(ONE, "UNAVAILABLE");
      pass(Duration.ofSeconds(10));
    }
    assertThat(engineBreak.isOn(ONE)).isFalse();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    when(clock.instant()).thenReturn(now);
  }
}
