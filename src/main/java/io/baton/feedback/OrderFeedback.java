package io.baton.feedback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.deployment.KnownSystems;
import io.baton.feedback.FeedbackLedger.Lane;
import io.baton.order.OrderEvent.Paused;
import io.baton.order.OrderEvent.Resumed;
import io.baton.order.OrderEvent.Triggered;
import io.baton.order.OrderLedger;
import io.baton.order.OrderLedger.KnownOrder;
import io.baton.order.OrderLedger.SystemCall;
import io.baton.order.OrderProcess;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
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
  private final OrderMemory memory;
  private final Quarantine quarantine;
  private final Outbox outbox;
  private final FeedbackProperties properties;
  private final Clock clock;

  OrderFeedback(
      OrderLedger orders,
      FeedbackLedger feedbacks,
      OrderMemory memory,
      Quarantine quarantine,
      Outbox outbox,
      FeedbackProperties properties,
      Clock clock) {
    this.orders = orders;
    this.feedbacks = feedbacks;
    this.memory = memory;
    this.quarantine = quarantine;
    this.outbox = outbox;
    this.properties = properties;
    this.clock = clock;
  }

  /** A system is about to be called: what it reported early is delivered. */
  public SystemCall calling(String orderId, OrderProcess process, Triggered triggered) {
    SystemCall call = orders.calling(orderId, process, triggered);
    quarantine.release(orderId, triggered.system());
    outbox.wake(new Lane(orderId, triggered.system()));
    if (call.firstOfOrder()) {
      outbox.wake(new Lane(orderId, KnownSystems.REQUEST));
    }
    return call;
  }

  /**
   * What the systems of an order have reported so far: by their id {@code {status, node?, params?,
   * reportedAt?, data?}}, the last of each, but {@code data} of all its reports, where later
   * entries win.
   */
  public ObjectNode reportedSoFar(String orderId) {
    return memory.reportedSoFar(orderId);
  }

  /**
   * A system has answered a trigger call with a status; its process has it from the job. False if
   * it is more than the order can remember.
   */
  public boolean replied(Feedback reply) {
    if (!memory.hasRoomFor(reply) && !feedbacks.isKnown(reply)) {
      return false;
    }
    orders.taken(reply.orderId(), reply.system());
    try {
      feedbacks.add(reply, FeedbackLedger.Fate.REPLY);
    } catch (DuplicateKeyException theCallWasRepeated) {
      // The first answer stands.
    }
    return true;
  }

  /**
   * A call is done and its process will listen to the system: if it took long, what came meanwhile
   * is delivered again. False if the engine cannot take it now.
   */
  public boolean called(String orderId, String system, SystemCall call) {
    orders.taken(orderId, system);
    boolean tookLong =
        call.firstSeenAt().plus(properties.messageTtl().dividedBy(2)).isBefore(clock.instant());
    if (!tookLong) {
      return true;
    }
    Instant since = call.firstSeenAt().minus(properties.messageTtl());
    feedbacks.publishAgain(orderId, Optional.of(system), since);
    return outbox.deliver(new Lane(orderId, system));
  }

  /** A system has not taken its call: why, for those who read the order's story. */
  public void notCalled(String orderId, String system, String problem) {
    orders.troubled(orderId, system, problem);
  }

  /** An exception is being handled: from here feedback is kept. */
  public void pause(String orderId, OrderProcess process, Paused why) {
    orders.pause(orderId, process, why);
  }

  /**
   * The order is about to go on: all that came since the pause is delivered, and what the engine
   * may have buffered when it began. False if the engine cannot take it now.
   */
  public boolean resume(String orderId, Resumed resumed) {
    Optional<Instant> pausedSince = orders.find(orderId).flatMap(KnownOrder::pausedSince);
    if (pausedSince.isEmpty()) {
      return true;
    }
    Instant since = pausedSince.get().minus(properties.messageTtl());
    feedbacks.publishAgain(orderId, Optional.empty(), since);
    if (!outbox.deliverToPaused(orderId)) {
      return false;
    }
    orders.resume(orderId, resumed);
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
