package io.baton.feedback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A break in giving a partition of the engine anything while it is away or asks for patience:
 * feedback and new orders for it wait, each break twice as long as the one before. After a break
 * one message tries for all. Other partitions take no notice.
 */
@Component
public class EngineBreak {

  private static final Logger log = LoggerFactory.getLogger(EngineBreak.class);

  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Map<Integer, Break> breaks = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Partitions partitions;

  EngineBreak(Clock clock, Partitions partitions) {
    this.clock = clock;
    this.partitions = partitions;
  }

  /**
   * A break of a partition.
   *
   * @param isTried whether it is over but for the one message that tries
   */
  private record Break(Duration length, Instant until, boolean isTried) {
    boolean isOn(Instant now) {
      return now.isBefore(until);
    }
  }

  /** Whether messages with this correlation key are to wait. */
  public boolean isOn(String correlationKey) {
    Break current = breaks.get(partitions.of(correlationKey));
    return current != null && current.isOn(clock.instant());
  }

  /** Whether a message may be given to the engine now; of those after a break only the first. */
  public boolean lets(String correlationKey) {
    int partition = partitions.of(correlationKey);
    Break current = breaks.get(partition);
    if (current == null) {
      return true;
    }
    Instant now = clock.instant();
    return !current.isOn(now)
        && breaks.replace(partition, current, new Break(current.length(), now.plus(LONGEST), true));
  }

  /** Begins a break, or the next, longer one. */
  public void begin(String correlationKey, String reason) {
    breaks.compute(
        partitions.of(correlationKey), (partition, before) -> next(partition, before, reason));
  }

  private Break next(int partition, @Nullable Break before, String reason) {
    Instant now = clock.instant();
    if (before == null) {
      return new Break(SHORTEST, now.plus(SHORTEST), false);
    }
    if (before.isOn(now) && !before.isTried()) {
      return before; // Of those that were on their way when it began.
    }
    Duration twice = before.length().multipliedBy(2);
    Duration length = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    if (isWorthTelling(length) && !isWorthTelling(before.length())) {
      log.warn(
          "Partition {} of the engine takes nothing now ({}); feedback and orders are kept and given to it later.",
          partition,
          reason);
    }
    return new Break(length, now.plus(length), false);
  }

  /** An engine with much to do asks for patience several times a second, and goes on. */
  private static boolean isWorthTelling(Duration length) {
    return length.compareTo(WORTH_TELLING) >= 0;
  }

  /** The engine has taken something. */
  public void end(String correlationKey) {
    int partition = partitions.of(correlationKey);
    Break ended = breaks.remove(partition);
    if (ended != null && isWorthTelling(ended.length())) {
      log.info("Partition {} of the engine takes feedback and orders again.", partition);
    }
  }
}
