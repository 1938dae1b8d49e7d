package io.baton.feedback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A break in giving the engine anything while it is away or asks for patience: feedback and new
 * orders wait, each break twice as long as the one before.
 */
@Component
public class EngineBreak {

  private static final Logger log = LoggerFactory.getLogger(EngineBreak.class);

  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Clock clock;
  private Duration length = Duration.ZERO;
  private Instant until = Instant.EPOCH;

  EngineBreak(Clock clock) {
    this.clock = clock;
  }

  public synchronized boolean isOn() {
    return clock.instant().isBefore(until);
  }

  /** Begins a break, unless one is on. */
  public synchronized void begin(String reason) {
    if (isOn()) {
      return;
    }
    if (length.isZero()) {
      log.warn(
          "The engine takes nothing now ({}); feedback and orders are kept and given to it later.",
          reason);
      length = SHORTEST;
    } else {
      Duration twice = length.multipliedBy(2);
      length = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }
    until = clock.instant().plus(length);
  }

  /** The engine has taken something. */
  public synchronized void end() {
    if (!length.isZero()) {
      log.info("The engine takes feedback and orders again.");
      length = Duration.ZERO;
      until = Instant.EPOCH;
    }
  }
}
