package io.baton.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Moves the engine's clock to the next deadline when every order in flight only waits for a system
 * that stays silent: deadlines are hours long, and nobody watches a demo that long.
 */
final class DeadlineClock {

  /** How long nothing may have happened. */
  private static final Duration QUIET = Duration.ofSeconds(1);

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
   * @param orders how many orders were waiting
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
    List<TrackedOrder> waiting =
        inFlight.stream().filter(o -> o.nextDeadline().isPresent()).toList();
    OptionalLong next = waiting.stream().mapToLong(o -> o.nextDeadline().orElseThrow()).min();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Duration ahead = Duration.ofMillis(Math.max(0, next.getAsLong() - engine.now()) + 1);
    engine.move(ahead);
    lastMove = System.nanoTime();
    return Optional.of(new Move(ahead, waiting.size()));
  }

  private static boolean isRecent(long moment) {
    return System.nanoTime() - moment < QUIET.toNanos();
  }
}
