package io.baton.broker;

import java.time.Duration;
import java.time.Instant;

/** An engine's clock: it runs, and can be moved forward. */
public interface EngineClock {
  /** What it says. */
  Instant now();

  /** Moves it forward; what is due by then happens soon after. */
  void advance(Duration duration);
}
