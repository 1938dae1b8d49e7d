package io.baton.feedback;

import io.baton.deployment.KnownSystems;
import io.baton.feedback.FeedbackLedger.Lane;
import io.baton.order.OrderLedger;
import io.baton.order.OrderLedger.SystemCall;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Delivers an order's feedback at the turns of its life that its jobs tell of: a system is called,
 * the order is paused, resumed, ended.
 *
 * <p>What the engine buffered for a process that did not wait in time is gone after the message's
 * time to live. All that may have met with this is delivered again; the process knows what it has
 * acted upon.
 */
@Component
public class OrderFeedback {

  private final OrderLedger orders;
  private final FeedbackLedger feedbacks;
  private final Outbox outbox;
  private final FeedbackProperties properties;
  private final Clock clock;

  OrderFeedback(
      OrderLedger orders,
      FeedbackLedger feedbacks,
      Outbox outbox,
      FeedbackProperties properties,
      Clock clock) {
    this.orders = orders;
    this.feedbacks = feedbacks;
    this.outbox = outbox;
    this.properties = properties;
    this.clock = clock;
  }

  /** A system is about to be called: what it reported early is delivered. */
  public SystemCall calling(String orderId, String businessType, String system, String key) {
    SystemCall call = orders.calling(orderId, businessType, system, key);
    outbox.wake(new Lane(orderId, system));
    if (call.firstOfOrder()) {
      outbox.wake(new Lane(orderId, KnownSystems.REQUEST));
    }
    return call;
  }

  /**
   * A call is done and its process will listen to the system: if it took long, what came meanwhile
   * is delivered again. False if the engine cannot take it now.
   */
  public boolean called(String orderId, String system, SystemCall call) {
    boolean tookLong =
        call.firstSeenAt().plus(properties.messageTtl().dividedBy(2)).isBefore(clock.instant());
    if (!tookLong) {
      return true;
    }
    Instant since = call.firstSeenAt().minus(properties.messageTtl());
    feedbacks.publishAgain(orderId, Optional.of(system), since);
    return outbox.deliver(new Lane(orderId, system));
  }

  /** An exception is being handled: from here feedback is kept. */
  public void pause(String orderId, String businessType) {
    orders.pause(orderId, businessType);
  }

  /**
   * The order is about to go on: all that came since the pause is delivered, and what the engine
   * may have buffered when it began. False if the engine cannot take it now.
   */
  public boolean resume(String orderId) {
    Optional<Instant> pausedSince = orders.pausedSince(orderId);
    if (pausedSince.isEmpty()) {
      return true;
    }
    Instant since = pausedSince.get().minus(properties.messageTtl());
    feedbacks.publishAgain(orderId, Optional.empty(), since);
    if (!outbox.deliverToPaused(orderId)) {
      return false;
    }
    orders.resume(orderId);
    outbox.wakeAll();
    return true;
  }

  /** The order has ended; returns whether this was not known before. */
  public boolean end(String orderId, String businessType, String outcome) {
    boolean news = orders.end(orderId, businessType, outcome);
    feedbacks.forget(orderId);
    return news;
  }
}
