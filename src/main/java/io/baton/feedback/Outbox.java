package io.baton.feedback;

import io.baton.feedback.FeedbackLedger.Due;
import io.baton.feedback.FeedbackLedger.Lane;
import io.baton.feedback.StatusMessages.Publication.Known;
import io.baton.feedback.StatusMessages.Publication.NotNow;
import io.baton.feedback.StatusMessages.Publication.Refused;
import io.baton.feedback.StatusMessages.Publication.Taken;
import io.baton.observe.LogContext;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes kept feedback to the engine: in order of arrival per order and system, at least once,
 * again and again while the engine is away.
 */
@Component
class Outbox {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private static final int PARALLEL = 64;

  private final FeedbackLedger ledger;
  private final StatusMessages messages;
  private final EngineBreak engineBreak;
  private final Map<Lane, Integer> calls = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(PARALLEL);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Outbox(FeedbackLedger ledger, StatusMessages messages, EngineBreak engineBreak) {
    this.ledger = ledger;
    this.messages = messages;
    this.engineBreak = engineBreak;
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
    if (!engineBreak.isOn()) {
      ledger.lanes().forEach(this::wake);
    }
  }

  /** Publishes what is due in a lane before it returns; false if the engine cannot take it now. */
  boolean deliver(Lane lane) {
    return deliver(() -> ledger.next(lane));
  }

  /** Publishes what is due to a paused order, in the order in which it came. */
  boolean deliverToPaused(String orderId) {
    return deliver(() -> ledger.nextOfPaused(orderId));
  }

  private void work(Lane lane) {
    places.acquireUninterruptibly();
    try {
      // Calls that come meanwhile must not be lost: the lane is left only if there were none.
      Integer seen;
      do {
        seen = calls.get(lane);
        if (!engineBreak.isOn()) {
          deliver(lane);
        }
      } while (seen != null && !calls.remove(lane, seen));
    } catch (RuntimeException e) {
      calls.remove(lane);
      log.error("Feedback of order {} could not be published yet.", lane.orderId(), e);
    } finally {
      places.release();
    }
  }

  private boolean deliver(Supplier<Optional<Due>> next) {
    for (Optional<Due> due = next.get(); due.isPresent(); due = next.get()) {
      if (Thread.currentThread().isInterrupted() || !publishOne(due.get())) {
        return false;
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
    switch (messages.publish(feedback, messageId(due))) {
      case Taken taken -> ledger.published(due);
      case Known known -> ledger.published(due); // By a command whose answer was lost.
      case Refused refused -> {
        ledger.remove(due);
        log.error(
            "The engine refuses feedback {} of system {} about order {}; it is kept in the ledger: {}",
            feedback.eventId(),
            feedback.system(),
            feedback.orderId(),
            refused.reason());
      }
      case NotNow notNow -> {
        engineBreak.begin(notNow.reason());
        return false;
      }
    }
    engineBreak.end();
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
