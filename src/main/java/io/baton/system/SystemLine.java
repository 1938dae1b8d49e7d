package io.baton.system;

import io.baton.system.settings.SystemSettings;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one system: through its limits and its circuit breaker to its connection. */
final class SystemLine {

  private static final Logger log = LoggerFactory.getLogger(SystemLine.class);

  private static final Duration SOON = Duration.ofSeconds(1);

  private final String system;
  private final SystemSettings settings;
  private final SystemConnection connection;
  private final Limits limits;
  private final ReturnTimes returnTimes;
  private final BooleanSupplier stopping;
  private final Clock clock;

  /** Places of those that are calling, and of as many that wait for one of these. */
  private final Semaphore places;

  private volatile Optional<Instant> openSince = Optional.empty();
  private volatile Instant nextProbe = Instant.EPOCH;

  /** What Resilience4j has for this system. */
  record Limits(Bulkhead bulkhead, Optional<RateLimiter> rate, CircuitBreaker breaker) {}

  SystemLine(
      String system,
      SystemSettings settings,
      SystemConnection connection,
      Limits limits,
      BooleanSupplier stopping,
      Clock clock) {
    this.system = system;
    this.settings = settings;
    this.connection = connection;
    this.limits = limits;
    this.stopping = stopping;
    this.clock = clock;
    places = new Semaphore(places(settings));
    Duration shortestGap =
        settings.callsPerSecond() == 0 ? Duration.ZERO : SOON.dividedBy(settings.callsPerSecond());
    returnTimes =
        new ReturnTimes(
            clock, settings.maxConcurrentCalls(), shortestGap, settings.retry().longestWait());
    limits.breaker().getEventPublisher().onStateTransition(this::changed);
  }

  /** How many jobs this system can have under way. */
  static int places(SystemSettings settings) {
    return 2 * settings.maxConcurrentCalls();
  }

  SystemConnection connection() {
    return connection;
  }

  SystemSettings.Retry retry() {
    return settings.retry();
  }

  /** Calls the system, if it may be called now. */
  Attempt call(FulfillmentCall call) {
    if (!places.tryAcquire()) {
      return busy();
    }
    try {
      if (!limits.bulkhead().tryAcquirePermission()) {
        return busy();
      }
      try {
        return callInPlace(call);
      } finally {
        limits.bulkhead().onComplete();
      }
    } finally {
      places.release();
    }
  }

  private Attempt callInPlace(FulfillmentCall call) {
    CircuitBreaker breaker = limits.breaker();
    boolean closed = breaker.getState() == State.CLOSED;
    if (!breaker.tryAcquirePermission()) {
      return new Attempt.HeldBack(isLeftAlone(), untilProbe());
    }
    if (!limits.rate().map(RateLimiter::acquirePermission).orElse(true)) {
      breaker.releasePermission();
      return new Attempt.HeldBack(
          "System " + system + " has got as many calls as it may get now (calls-per-second).",
          returnTimes.next(SOON));
    }
    if (stopping.getAsBoolean()) {
      breaker.releasePermission();
      return new Attempt.HeldBack(
          "The application stops before it calls system " + system + ".", Duration.ZERO);
    }
    SystemAnswer answer = connected(call);
    return switch (answer) {
      case SystemAnswer.Settled settled -> new Attempt.Settled(settled);
      case SystemAnswer.Failure failure when closed || patienceIsOver() ->
          new Attempt.Failed(failure, true, Duration.ZERO);
      case SystemAnswer.Failure failure -> new Attempt.Failed(failure, false, untilProbe());
    };
  }

  private SystemAnswer connected(FulfillmentCall call) {
    long begin = System.nanoTime();
    try {
      SystemAnswer answer = connection.call(call);
      long duration = System.nanoTime() - begin;
      limits.breaker().onResult(duration, TimeUnit.NANOSECONDS, answer);
      returnTimes.learn(Duration.ofNanos(duration));
      return answer;
    } catch (RuntimeException e) {
      limits.breaker().onError(System.nanoTime() - begin, TimeUnit.NANOSECONDS, e);
      throw e;
    }
  }

  /** A sentence about the open breaker, empty if it is closed. */
  Optional<String> leftAlone() {
    return openSince.isPresent() ? Optional.of(isLeftAlone()) : Optional.empty();
  }

  private String isLeftAlone() {
    return "System "
        + system
        + " is left alone since "
        + openSince.orElse(clock.instant()).truncatedTo(ChronoUnit.SECONDS)
        + ", because too many of its calls failed; now and then a call is let through to see"
        + " whether it works again.";
  }

  private boolean patienceIsOver() {
    return openSince
        .map(since -> since.plus(settings.breaker().patience()).isBefore(clock.instant()))
        .orElse(false);
  }

  private Attempt busy() {
    return new Attempt.HeldBack(
        "System "
            + system
            + " has as many calls under way as it may have at once (max-concurrent-calls).",
        returnTimes.next(SOON));
  }

  private Duration untilProbe() {
    Duration wait = Duration.between(clock.instant(), nextProbe);
    return returnTimes.next(wait.compareTo(SOON) > 0 ? wait : SOON);
  }

  private void changed(CircuitBreakerOnStateTransitionEvent event) {
    switch (event.getStateTransition().getToState()) {
      case OPEN -> {
        nextProbe = clock.instant().plus(settings.breaker().pause());
        if (openSince.isEmpty()) {
          openSince = Optional.of(clock.instant());
          log.warn("{}", isLeftAlone());
        }
      }
      case CLOSED -> {
        openSince = Optional.empty();
        log.info("System {} works again.", system);
      }
      default -> {}
    }
  }
}
