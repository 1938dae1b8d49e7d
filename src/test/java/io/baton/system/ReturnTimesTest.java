package io.baton.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReturnTimesTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void letsCallsReturnAtThePaceOfTheirSystem() {
    ReturnTimes times = new ReturnTimes(NOON, 4, Duration.ZERO, Duration.ofMinutes(1));
    for (int calls = 0; calls < 100; calls++) {
      times.learn(Duration.ofSeconds(8));
    }
    assertThat(pauses(times, 3))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(Duration.ofSeconds(1)),
            second -> assertThat(second.toMillis()).isBetween(2990L, 3000L),
            third -> assertThat(third.toMillis()).isBetween(4980L, 5000L));
  }

  @Test
  void keepsToTheRateOfTheSystem() {
    ReturnTimes times = new ReturnTimes(NOON, 4, Duration.ofMillis(200), Duration.ofMinutes(1));
    times.learn(Duration.ofMillis(8));
    assertThat(pauses(times, 3))
        .containsExactly(Duration.ofMillis(1000), Duration.ofMillis(1200), Duration.ofMillis(1400));
  }

  @Test
  void letsNobodyWaitLongerThanTheLongest() {
    ReturnTimes times = new ReturnTimes(NOON, 1, Duration.ofSeconds(40), Duration.ofMinutes(1));
    assertThat(pauses(times, 4))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(41),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));
    assertThat(times.next(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
  }

  private static Stream<Duration> pauses(ReturnTimes times, int calls) {
    return Stream.generate(() -> times.next(Duration.ofSeconds(1))).limit(calls);
  }
}
