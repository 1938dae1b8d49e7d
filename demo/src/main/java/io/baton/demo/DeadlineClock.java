package io.baton.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Moves the engine's clock to the next deadline when every order in flight only waits for a system
 * that stays silent: deadlines are hours long, and nobody watches a demo that long.
 */
final class DeadlineClock {

  /** How long nothing may have happened. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** Deadlines that are no further apart run out in one move. */
  private static final Duration TOGETHER = Duration.ofMinutes(30);

  private final EmbeddedEngine engine;
  private final OrderBook book;
  private long lastMove = System.nanoTime();

  DeadlineClock(EmbeddedEngine engine, OrderBook book) {
    this.engine = engine;
    this.book = book;
  }

  /**
   * A move of the clock.
   *
   * @param ahead how far
   * @param orders how many orders' deadlines run out by it
   */
  record Move(Duration ahead, int orders) {}

  /**
   * Moves the clock if it is time.
   *
   * @param systemsAtWork how much the systems still have to answer or to report
   */
  Optional<Move> moveIfAllWait(int systemsAtWork) {
    if (systemsAtWork > 0 || isRecent(book.lastActivity()) || isRecent(lastMove)) {
      return Optional.empty();
    }
    List<TrackedOrder> inFlight = book.orders().stream().filter(o -> !o.ended()).toList();
    if (inFlight.stream().anyMatch(o -> o.hasWork() || o.waitsForPerson())) {
      return Optional.empty();
    }
    long[] deadlines =
        inFlight.stream().flatMapToLong(o -> o.nextDeadline().stream()).sorted().toArray();
    if (deadlines.length == 0) {
      return Optional.empty();
    }
    long latest = deadlines[0] + TOGETHER.toMillis();
    long[] due = Arrays.stream(deadlines).takeWhile(d -> d <= latest).toArray();
    long target = due[due.length - 1] + 1;
    Duration ahead = Duration.ofMillis(Math.max(1, target - engine.now()));
    engine.move(ahead);
    lastMove = System.nanoTime();
    return Optional.of(new Move(ahead, due.length));
  }

  private static boolean isRecent(long moment) {
    return System.nanoTime() - moment < QUIET.toNanos();
  }
}
