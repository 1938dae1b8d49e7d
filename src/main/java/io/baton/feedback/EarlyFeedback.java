package io.baton.feedback;

import io.baton.feedback.Quarantine.Reason;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Feedback that came before its order, or before the call of its system, and waits in vain. */
@Component
class EarlyFeedback {

  private final FeedbackLedger ledger;
  private final Quarantine quarantine;
  private final FeedbackProperties properties;
  private final Clock clock;

  EarlyFeedback(
      FeedbackLedger ledger, Quarantine quarantine, FeedbackProperties properties, Clock clock) {
    this.ledger = ledger;
    this.quarantine = quarantine;
    this.properties = properties;
    this.clock = clock;
  }

  /** Has what has waited too long put into quarantine. */
  @Scheduled(fixedDelayString = "PT10S")
  void giveUp() {
    ledger.forgetEnded();
    ledger
        .earlySince(clock.instant().minus(properties.keepEarly()))
        .forEach(
            early ->
                quarantine.move(
                    early.id(),
                    early.feedback(),
                    early.hasStarted() ? Reason.NEVER_CALLED : Reason.NEVER_STARTED));
  }
}
