package io.baton.worker;

import io.baton.observe.JobWatch;
import io.baton.observe.LedgerOutage;
import io.baton.observe.WatchedJob;
import io.baton.system.Trouble;
import io.baton.worker.JobOutcome.Completed;
import io.baton.worker.JobOutcome.Failed;
import io.baton.worker.JobOutcome.Incident;
import io.baton.worker.JobOutcome.Later;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works a job and tells the engine how it ended.
 *
 * <p>The starter's own completion gives up on backpressure, makes a stack trace of an incident's
 * text and fails without a wait, hence this one.
 */
@Component
class JobDesk {

  private static final Logger log = LoggerFactory.getLogger(JobDesk.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Before a job's last try; each wait before is half as long. */
  private static final Duration LAST_WAIT = Duration.ofSeconds(30);

  private final Clock clock;
  private final JobWatch watch;

  JobDesk(Clock clock, JobWatch watch) {
    this.clock = clock;
    this.watch = watch;
  }

  /** Works a job; whatever the work throws is worth another try. */
  void work(JobClient client, ActivatedJob job, Supplier<JobOutcome> work) {
    try (WatchedJob watched = watch.begin(job)) {
      JobOutcome outcome = outcome(job, work);
      watched.worked(
          switch (outcome) {
            case Completed completed -> "completed";
            case Later later -> "later";
            case Failed failed -> job.getRetries() > 1 ? "again" : "incident";
            case Incident incident -> "incident";
          });
      tell(client, job, outcome);
    }
  }

  private static JobOutcome outcome(ActivatedJob job, Supplier<JobOutcome> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (LedgerOutage.is(e)) {
        // It costs no order its retries.
        return new Later(
            new Trouble(
                "The application's ledger is not there: " + e.getClass().getSimpleName() + ".",
                "",
                "See that its database runs; the job comes back by itself."),
            LAST_WAIT);
      }
      log.error("{} failed unexpectedly.", describe(job), e);
      return new Failed(
          new Trouble(
              "The application failed: " + e.getClass().getSimpleName() + ".",
              "",
              "See its log, then retry."));
    }
  }

  private void tell(JobClient client, ActivatedJob job, JobOutcome outcome) {
    switch (outcome) {
      case Completed completed ->
          tell(job, client.newCompleteCommand(job.getKey()).variables(completed.variables()));
      case Later later -> {
        // No news: many wait for one system, and its outage is told once.
        log.debug("{} is done later: {}", describe(job), later.trouble().problem());
        fail(client, job, later.trouble(), Math.max(1, job.getRetries()), later.pause());
      }
      case Failed failed -> fail(client, job, failed.trouble());
      case Incident incident -> makeIncident(client, job, incident.trouble());
    }
  }

  private void fail(JobClient client, ActivatedJob job, Trouble trouble) {
    int retries = job.getRetries() - 1;
    if (retries <= 0) {
      makeIncident(client, job, trouble);
      return;
    }
    // Doubles towards the last try, however many a process allows.
    Duration wait = Duration.ofMillis(LAST_WAIT.toMillis() >> Math.min(retries - 1, 14));
    log.warn("{} is tried again in {}: {}", describe(job), wait, trouble.problem());
    fail(client, job, trouble, retries, wait);
  }

  private void makeIncident(JobClient client, ActivatedJob job, Trouble trouble) {
    log.warn("{} is an incident: {}", describe(job), trouble.problem());
    fail(client, job, trouble, 0, Duration.ZERO);
  }

  private void fail(
      JobClient client, ActivatedJob job, Trouble trouble, int retries, Duration wait) {
    tell(
        job,
        client
            .newFailCommand(job.getKey())
            .retries(retries)
            .retryBackoff(wait)
            .errorMessage(trouble.text()));
  }

  private void tell(ActivatedJob job, FinalCommandStep<?> command) {
    Duration pause = FIRST_PAUSE;
    while (!attempt(job, command)) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
  }

  /** False if it is to be told again. */
  private boolean attempt(ActivatedJob job, FinalCommandStep<?> command) {
    try {
      command.send().join();
      return true;
    } catch (ClientStatusException e) {
      return switch (e.getStatusCode()) {
        case NOT_FOUND -> {
          log.debug("{} is gone: its order was interrupted or has ended.", describe(job));
          yield true;
        }
        case FAILED_PRECONDITION -> {
          // Also of a try before this one, whose answer was lost.
          log.debug("{} was told of its end already.", describe(job));
          yield true;
        }
        // UNKNOWN, INTERNAL, CANCELLED: the connection broke.
        case RESOURCE_EXHAUSTED,
            UNAVAILABLE,
            DEADLINE_EXCEEDED,
            ABORTED,
            UNKNOWN,
            INTERNAL,
            CANCELLED ->
            isOver(job);
        default -> {
          log.error("The engine does not take the end of {}.", describe(job), e);
          yield true;
        }
      };
    }
  }

  /** After its deadline the engine gives the job to the next one anyway. */
  private boolean isOver(ActivatedJob job) {
    return clock.millis() > job.getDeadline();
  }

  private static String describe(ActivatedJob job) {
    return "Job " + job.getKey() + " (" + job.getType() + ", " + job.getElementId() + ")";
  }
}
