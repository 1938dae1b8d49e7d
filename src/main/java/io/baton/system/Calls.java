package io.baton.system;

import io.baton.system.Attempt.Failed;
import io.baton.system.Attempt.HeldBack;
import io.baton.system.Attempt.Settled;
import io.baton.system.settings.SystemSettings.Retry;
import io.baton.system.settings.WrongSettingsException;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls a system and decides whether the call is made again.
 *
 * <p>Only what fails while the system counts as working is a try. Calls that meet an outage wait
 * until it is over, and lose nothing by it.
 */
@Component
class Calls {

  private static final Logger log = LoggerFactory.getLogger(Calls.class);

  static final String AGAIN = "then retry; the call is repeated with the same key.";

  private final SystemLines lines;
  private final FailedCalls failedCalls;
  private final Clock clock;

  Calls(SystemLines lines, FailedCalls failedCalls, Clock clock) {
    this.lines = lines;
    this.failedCalls = failedCalls;
    this.clock = clock;
  }

  /** The longest that calling any of the systems can take. */
  Duration longest() {
    return lines.longestCall();
  }

  CallResult call(FulfillmentCall call) {
    SystemLine line;
    try {
      line = lines.of(call.system());
    } catch (WrongSettingsException e) {
      return new CallResult.InVain(
          new Trouble(e.problems(), "", "Restart the application afterwards, " + AGAIN));
    }
    return switch (line.call(call)) {
      case Settled settled -> new CallResult.Settled(settled.answer());
      case HeldBack heldBack -> heldBack(heldBack.reason(), "", heldBack.pause());
      case Failed failed when failed.counts() -> countedFailure(call, line, failed.failure());
      case Failed failed -> {
        Trouble trouble = trouble(call, failed.failure());
        String problem = trouble.problem() + line.leftAlone().map(text -> " " + text).orElse("");
        yield heldBack(problem, trouble.answered(), failed.waitForProbe());
      }
    };
  }

  private CallResult countedFailure(
      FulfillmentCall call, SystemLine line, SystemAnswer.Failure failure) {
    Retry retry = line.retry();
    int tries = failedCalls.add(call);
    Trouble trouble = trouble(call, failure);
    if (tries >= retry.attempts()) {
      failedCalls.forget(call);
      String problem = trouble.problem() + " It was tried " + times(tries) + ".";
      return new CallResult.InVain(new Trouble(problem, trouble.answered(), trouble.remedy()));
    }
    Duration wait = wait(retry, tries, failure);
    String next = "This was try " + tries + " of " + retry.attempts() + ". " + next(wait);
    log.warn("Call {}: {} {}", call.key(), trouble.problem(), next);
    return new CallResult.Later(new Trouble(trouble.problem(), trouble.answered(), next), wait);
  }

  private CallResult heldBack(String problem, String answered, Duration wait) {
    String next = next(wait) + " This costs the call none of its tries.";
    return new CallResult.Later(new Trouble(problem, answered, next), wait);
  }

  private String next(Duration wait) {
    return "The next one is at " + clock.instant().plus(wait).truncatedTo(ChronoUnit.SECONDS) + ".";
  }

  private static String times(int tries) {
    return tries == 1 ? "once" : tries + " times";
  }

  private static Duration wait(Retry retry, int tries, SystemAnswer.Failure failure) {
    Optional<Duration> asked =
        failure instanceof SystemAnswer.Failed failed ? failed.retryAfter() : Optional.empty();
    return asked
        .map(wait -> wait.compareTo(retry.longestWait()) > 0 ? retry.longestWait() : wait)
        .orElseGet(() -> Duration.ofMillis(backoff(retry).apply(tries)));
  }

  private static IntervalFunction backoff(Retry retry) {
    return retry.jitter() == 0
        ? IntervalFunction.ofExponentialBackoff(
            retry.firstWait(), retry.multiplier(), retry.longestWait())
        : IntervalFunction.ofExponentialRandomBackoff(
            retry.firstWait(), retry.multiplier(), retry.jitter(), retry.longestWait());
  }

  private static Trouble trouble(FulfillmentCall call, SystemAnswer.Failure failure) {
    return switch (failure) {
      case SystemAnswer.Unreached(String reason, String remedy) ->
          new Trouble(
              "System "
                  + call.system()
                  + " was not reached by the call "
                  + call.name()
                  + ": "
                  + reason
                  + ".",
              "",
              capitalized(remedy) + ", " + AGAIN);
      case SystemAnswer.Failed failed ->
          new Trouble(
              "System "
                  + call.system()
                  + " answered the call "
                  + call.name()
                  + " with "
                  + failed.how()
                  + ".",
              failed.beginning(),
              "See that it works again, " + AGAIN);
    };
  }

  static String capitalized(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
  }
}
