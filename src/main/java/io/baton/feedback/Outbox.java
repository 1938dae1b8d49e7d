package io.baton.feedback;

import io.baton.feedback.FeedbackLedger.Due;
import io.baton.feedback.FeedbackLedger.Lane;
import io.baton.feedback.Quarantine.Reason;
import io.baton.feedback.StatusMessages.Publication.Known;
import io.baton.feedback.StatusMessages.Publication.NotNow;
import io.baton.feedback.StatusMessages.Publication.Refused;
import io.baton.feedback.StatusMessages.Publication.Taken;
import io.baton.observe.LedgerOutage;
import io.baton.observe.LogContext;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes kept feedback to the engine: in order of arrival per order and system, at least once,
 * again and again while the engine is away. Several applications may do it side by side for the
 * same ledger.
 */
@Component
class Outbox {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  /** At once, per partition: one that does not answer must not hold up the others. */
  private static final int PARALLEL = 64;

  /** Somebody else may be publishing for the same order: another thread, another application. */
  private static final Duration PAUSE_FOR_ANOTHER = Duration.ofMillis(20);

  private static final Duration LONGEST_WAIT_FOR_ANOTHER = Duration.ofSeconds(15);

  private final FeedbackLedger ledger;
  private final Objections objections;
  private final Quarantine quarantine;
  private final StatusMessages messages;
  private final EngineBreak engineBreak;
  private final Partitions partitions;
  private final LedgerOutage outage;
  private final Map<Lane, Integer> calls = new ConcurrentHashMap<>();
  private final Map<Integer, Semaphore> places = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Outbox(
      FeedbackLedger ledger,
      Objections objections,
      Quarantine quarantine,
      StatusMessages messages,
      EngineBreak engineBreak,
      Partitions partitions,
      LedgerOutage outage) {
    this.ledger = ledger;
    this.objections = objections;
    this.quarantine = quarantine;
    this.messages = messages;
    this.engineBreak = engineBreak;
    this.partitions = partitions;
    this.outage = outage;
  }

  /** Publishes what is due in a lane, soon and on another thread. */
  void wake(Lane lane) {
    if (calls.merge(lane, 1, Integer::sum) == 1) {
      threads.execute(() -> work(lane));
    }
  }

  /** Whatever was left: after an outage, a restart, a pause. */
  @Scheduled(fixedDelayString = "PT1S")
  void wakeAll() {
    for (Lane lane : ledger.lanes()) {
      if (!engineBreak.isOn(lane.correlationKey())) {
        wake(lane);
      }
    }
  }

  /** Publishes what is due in a lane before it returns; false if the engine cannot take it now. */
  boolean deliver(Lane lane) {
    return deliver(() -> ledger.next(lane), LONGEST_WAIT_FOR_ANOTHER);
  }

  /** Publishes what is due to a paused order, in the order in which it came. */
  boolean deliverToPaused(String orderId) {
    return deliver(() -> ledger.nextOfPaused(orderId), LONGEST_WAIT_FOR_ANOTHER);
  }

  private void work(Lane lane) {
    Semaphore ofPartition =
        places.computeIfAbsent(
            partitions.of(lane.correlationKey()), partition -> new Semaphore(PARALLEL));
    ofPartition.acquireUninterruptibly();
    try {
      // Calls that come meanwhile must not be lost: the lane is left only if there were none.
      Integer seen;
      do {
        seen = calls.get(lane);
        if (!engineBreak.isOn(lane.correlationKey())) {
          // What another has claimed, it goes on with.
          deliver(() -> ledger.next(lane), Duration.ZERO);
        }
      } while (seen != null && !calls.remove(lane, seen));
    } catch (RuntimeException e) {
      calls.remove(lane);
      if (LedgerOutage.is(e)) {
        outage.tell(e);
      } else {
        log.error("Feedback of order {} could not be published yet.", lane.orderId(), e);
      }
    } finally {
      ofPartition.release();
    }
  }

  private boolean deliver(Supplier<Optional<Due>> next, Duration waitForAnother) {
    Instant patience = Instant.now().plus(waitForAnother);
    for (Optional<Due> due = next.get(); due.isPresent(); due = next.get()) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      if (ledger.claim(due.get())) {
        if (!publishOne(due.get())) {
          ledger.release(due.get());
          return false;
        }
      } else if (Instant.now().isAfter(patience)) {
        return false;
      } else {
        LockSupport.parkNanos(PAUSE_FOR_ANOTHER.toNanos());
      }
    }
    return true;
  }

  private boolean publishOne(Due due) {
    return LogContext.of(due.feedback().orderId(), due.feedback().system())
        .during(() -> publish(due));
  }

  private boolean publish(Due due) {
    Feedback feedback = due.feedback();
    Optional<Reason> objection = objections.to(feedback, Optional.of(due.process()));
    if (objection.isPresent()) {
      quarantine.moveClaimed(due, objection.get());
      return true;
    }
    String key = new Lane(feedback.orderId(), feedback.system()).correlationKey();
    if (!engineBreak.lets(key)) {
      return false;
    }
    switch (messages.publish(feedback, messageId(due))) {
      case Taken taken -> ledger.published(due);
      case Known known -> ledger.published(due); // By a command whose answer was lost.
      case Refused refused -> {
        log.error(
            "The engine refuses feedback {} of system {} about order {}: {}",
            feedback.eventId(),
            feedback.system(),
            feedback.orderId(),
            refused.reason());
        quarantine.moveClaimed(due, Reason.NOT_TAKEN);
      }
      case NotNow notNow -> {
        engineBreak.begin(key, notNow.reason());
        return false;
      }
    }
    engineBreak.end(key);
    return true;
  }

  /**
   * A delivery once more has an id of its own, or the engine would take it for the message that it
   * has handed over before, in vain: to a task that an exception interrupted at that moment. The
   * process knows what it has acted upon.
   */
  private static String messageId(Due due) {
    String eventId = due.feedback().eventId();
    return due.publishedAt().map(at -> eventId + " again " + at.toEpochMilli()).orElse(eventId);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }
}
