package io.baton.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.deployment.KnownStatuses;
import io.baton.deployment.KnownSystems;
import io.baton.feedback.Feedback;
import io.baton.feedback.FeedbackReader;
import io.baton.feedback.Intake;
import io.baton.feedback.IntakeController;
import io.baton.feedback.Problems;
import io.baton.order.OrderLedger;
import io.baton.order.OrderProcess;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /orders/{id}/cancel}: the request reports {@code cancelled}, and the policy says what
 * then happens. To cancel a process in Operate recalls nobody.
 */
@RestController
class CancelController {

  private static final String CANCELLED = "cancelled";

  private final OrderLedger orders;
  private final OrderStarts starts;
  private final KnownStatuses known;
  private final Intake intake;
  private final ObjectMapper mapper;

  CancelController(
      OrderLedger orders,
      OrderStarts starts,
      KnownStatuses known,
      Intake intake,
      ObjectMapper mapper) {
    this.orders = orders;
    this.starts = starts;
    this.known = known;
    this.intake = intake;
    this.mapper = mapper;
  }

  /**
   * Cancels an order.
   *
   * @param key tells one cancellation from the next: with the same one it is the same
   */
  @PostMapping("/orders/{id}/cancel")
  ResponseEntity<Object> cancel(
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) Optional<String> key) {
    Optional<OrderProcess> process =
        orders
            .find(id)
            .map(OrderLedger.KnownOrder::process)
            .or(() -> starts.find(id).map(CancelController::process));
    if (process.isEmpty()) {
      return OrderController.unknownOrder(id);
    }
    if (!known.knows(process.get(), CANCELLED)) {
      return Problems.of(
          HttpStatus.CONFLICT,
          "This business type knows no cancellation",
          "The policy " + process.get().businessType() + " has no status " + CANCELLED + ".",
          "Add rows for request and " + CANCELLED + " to the policy.");
    }
    String eventId =
        key.filter(given -> !given.isBlank()).orElseGet(() -> UUID.randomUUID().toString());
    if (eventId.length() > FeedbackReader.LONGEST_ID) {
      return Problems.of(
          HttpStatus.BAD_REQUEST,
          "Key too long",
          "The header Idempotency-Key has " + eventId.length() + " characters.",
          "Send at most " + FeedbackReader.LONGEST_ID + ".");
    }
    return IntakeController.answer(intake.take(cancelled(id, eventId)));
  }

  /** No job of it was seen yet. */
  private static OrderProcess process(OrderStarts.Start start) {
    return new OrderProcess(start.businessType(), Optional.empty());
  }

  private Feedback cancelled(String orderId, String eventId) {
    ObjectNode content = mapper.createObjectNode();
    content.put("eventId", eventId).put("system", KnownSystems.REQUEST).put("status", CANCELLED);
    try {
      return new Feedback(
          orderId, KnownSystems.REQUEST, eventId, mapper.writeValueAsString(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts cannot be written as JSON.", e);
    }
  }
}
