package io.baton.feedback;

import io.baton.order.OrderLedger;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes orders out of the ledger that ended long ago, with all that was reported about them. */
@Component
class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private static final int AT_ONCE = 500;

  private final OrderLedger orders;
  private final FeedbackLedger feedbacks;
  private final FeedbackProperties properties;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Retention(
      OrderLedger orders,
      FeedbackLedger feedbacks,
      FeedbackProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.orders = orders;
    this.feedbacks = feedbacks;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void forgetWhatEndedLongAgo() {
    List<String> ended = orders.endedBefore(clock.instant().minus(properties.keepEnded()), AT_ONCE);
    for (String orderId : ended) {
      transaction.executeWithoutResult(
          status -> {
            feedbacks.delete(orderId);
            orders.forget(orderId);
          });
    }
    if (!ended.isEmpty()) {
      log.info("{} orders that ended long ago were taken out of the ledger.", ended.size());
    }
  }
}
