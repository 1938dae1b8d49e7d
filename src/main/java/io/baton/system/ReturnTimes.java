package io.baton.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When calls that were held back come again: one after the other, at the pace at which their system
 * works. All at once, most would be held back once more, and a crowd would keep the engine busy.
 */
final class ReturnTimes {

  /** How much a new duration counts against the average of those before. */
  private static final int WEIGHT = 8;

  private final Clock clock;
  private final int atOnce;
  private final Duration shortestGap;
  private final Duration longest;
  private Duration average = Duration.ZERO;
  private Instant last = Instant.EPOCH;

  /**
   * @param atOnce how many calls the system takes at the same time
   * @param shortestGap between two calls
   * @param longest nobody waits longer
   */
  ReturnTimes(Clock clock, int atOnce, Duration shortestGap, Duration longest) {
    this.clock = clock;
    this.atOnce = atOnce;
    this.shortestGap = shortestGap;
    this.longest = longest;
  }

  /** A call took that long. */
  synchronized void learn(Duration duration) {
    average = average.plus(duration.minus(average).dividedBy(WEIGHT));
  }

  /** How long the next one is to wait. */
  synchronized Duration next(Duration atLeast) {
    Instant now = clock.instant();
    Duration gap = max(shortestGap, average.dividedBy(atOnce));
    Instant turn = last.plus(gap);
    Instant earliest = now.plus(atLeast);
    Instant latest = now.plus(max(longest, atLeast));
    last = turn.isBefore(earliest) ? earliest : turn.isAfter(latest) ? latest : turn;
    return Duration.between(now, last);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
