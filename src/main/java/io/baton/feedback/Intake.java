package io.baton.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deployment.KnownSystems;
import io.baton.feedback.FeedbackLedger.Fate;
import io.baton.feedback.FeedbackLedger.Lane;
import io.baton.feedback.Quarantine.Reason;
import io.baton.observe.FeedbackWatch;
import io.baton.order.OrderLedger;
import io.baton.order.OrderLedger.KnownOrder;
import io.baton.order.OrderState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes feedback: checks it, keeps it in the ledger, and has it published. */
@Component
public class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  /** Most bytes of one report. The broker would take more, but split its batches at it. */
  public static final int LARGEST = 256 * 1024;

  private final KnownSystems systems;
  private final FeedbackReader reader;
  private final Objections objections;
  private final OrderMemory memory;
  private final Quarantine quarantine;
  private final FeedbackLedger feedbacks;
  private final OrderLedger orders;
  private final Outbox outbox;
  private final ObjectMapper mapper;
  private final FeedbackWatch watch;

  Intake(
      KnownSystems systems,
      FeedbackReader reader,
      Objections objections,
      OrderMemory memory,
      Quarantine quarantine,
      FeedbackLedger feedbacks,
      OrderLedger orders,
      Outbox outbox,
      ObjectMapper mapper,
      FeedbackWatch watch) {
    this.systems = systems;
    this.reader = reader;
    this.objections = objections;
    this.memory = memory;
    this.quarantine = quarantine;
    this.feedbacks = feedbacks;
    this.orders = orders;
    this.outbox = outbox;
    this.mapper = mapper;
    this.watch = watch;
  }

  /** Takes what a system sent, as JSON. */
  public Receipt take(String system, byte[] json) {
    Receipt receipt = read(system, json);
    watch.answered(system, receipt.answer());
    return receipt;
  }

  private Receipt read(String system, byte[] json) {
    if (!KnownSystems.isName(system)) {
      return new Receipt.NoSystem(systems.reporters());
    }
    if (json.length > LARGEST) {
      return new Receipt.TooLarge(LARGEST);
    }
    return switch (reader.read(system, json)) {
      case Reading.Malformed malformed -> new Receipt.Malformed(malformed);
      case Reading.Understood(Feedback feedback) -> take(feedback);
    };
  }

  /** Takes checked feedback. */
  public Receipt take(Feedback feedback) {
    return watch.keeping(
        feedback.orderId(), feedback.system(), feedback.eventId(), () -> keep(feedback));
  }

  private Receipt keep(Feedback feedback) {
    Optional<KnownOrder> order = orders.find(feedback.orderId());
    boolean ended = order.filter(known -> known.state() == OrderState.ENDED).isPresent();
    Optional<Reason> objection =
        ended ? Optional.empty() : objections.to(feedback, order.map(KnownOrder::process));
    try {
      if (objection.isPresent()) {
        Reason reason = objection.get();
        quarantine.add(feedback, reason);
        return new Receipt.Quarantined(reason.problem(feedback), reason.remedy(feedback));
      }
      if (!ended && !memory.hasRoomFor(feedback)) {
        return feedbacks.isKnown(feedback)
            ? new Receipt.Duplicate()
            : new Receipt.NoRoom(OrderMemory.LARGEST);
      }
      feedbacks.add(feedback, ended ? Fate.KEEP : Fate.DELIVER);
    } catch (DuplicateKeyException e) {
      logIfDifferent(feedback);
      return new Receipt.Duplicate();
    }
    if (ended) {
      return new Receipt.Late();
    }
    outbox.wake(new Lane(feedback.orderId(), feedback.system()));
    return isExpected(feedback, order) ? new Receipt.Accepted() : new Receipt.Early();
  }

  private boolean isExpected(Feedback feedback, Optional<KnownOrder> order) {
    return order.isPresent()
        && (feedback.system().equals(KnownSystems.REQUEST)
            || orders.isTriggered(feedback.orderId(), feedback.system()));
  }

  private void logIfDifferent(Feedback feedback) {
    String first =
        feedbacks
            .content(feedback.orderId(), feedback.system(), feedback.eventId())
            .orElse(feedback.content());
    try {
      if (!mapper.readTree(first).equals(mapper.readTree(feedback.content()))) {
        log.warn(
            "System {} has sent event {} of order {} again with another content; the first counts.",
            feedback.system(),
            feedback.eventId(),
            feedback.orderId());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The ledger holds feedback that is not JSON.", e);
    }
  }
}
