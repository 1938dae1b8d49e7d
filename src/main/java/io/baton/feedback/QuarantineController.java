package io.baton.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.feedback.Quarantine.Entry;
import io.baton.feedback.Quarantine.Reason;
import io.baton.order.OrderLedger;
import io.baton.order.OrderLedger.KnownOrder;
import io.baton.order.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /quarantine}: what is in it, and a person's decision about it. */
@RestController
@RequestMapping("/quarantine")
class QuarantineController {

  private static final int LARGEST_PAGE = 500;

  private final Quarantine quarantine;
  private final Objections objections;
  private final OrderLedger orders;
  private final Outbox outbox;

  QuarantineController(
      Quarantine quarantine, Objections objections, OrderLedger orders, Outbox outbox) {
    this.quarantine = quarantine;
    this.objections = objections;
    this.orders = orders;
    this.outbox = outbox;
  }

  /**
   * A page of the quarantine.
   *
   * @param size how many are in it altogether
   * @param next what to give as {@code after} for the next page; null on the last one
   */
  record Page(long size, List<Line> entries, Optional<Long> next) {}

  /** An entry of the quarantine, for a person. */
  record Line(
      long id,
      String reason,
      String problem,
      String remedy,
      Instant since,
      Instant receivedAt,
      String orderId,
      String system,
      JsonNode feedback) {}

  @GetMapping
  Page list(
      @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
    int size = Math.clamp(limit, 1, LARGEST_PAGE);
    List<Line> lines =
        quarantine.list(after, size).stream().map(QuarantineController::line).toList();
    Optional<Long> next =
        lines.size() < size ? Optional.empty() : Optional.of(lines.getLast().id());
    return new Page(quarantine.size(), lines, next);
  }

  @PostMapping("/{id}/replay")
  ResponseEntity<Object> replay(@PathVariable long id) {
    Optional<Entry> found = quarantine.find(id);
    if (found.isEmpty()) {
      return notThere(id);
    }
    Feedback feedback = found.get().feedback();
    Optional<KnownOrder> order = orders.find(feedback.orderId());
    if (order.filter(known -> known.state() == OrderState.ENDED).isPresent()) {
      return Problems.of(
          HttpStatus.CONFLICT,
          "Order has ended",
          "Order " + feedback.orderId() + " has ended; nothing can act upon this any more.",
          "Drop it.");
    }
    Optional<Reason> objection = objections.to(feedback, order.map(KnownOrder::process));
    if (objection.isPresent()) {
      return Problems.of(
          HttpStatus.CONFLICT,
          "It would be back at once",
          objection.get().problem(feedback),
          objection.get().remedy(feedback));
    }
    if (!quarantine.replay(id)) {
      return notThere(id);
    }
    outbox.wake(new FeedbackLedger.Lane(feedback.orderId(), feedback.system()));
    return ResponseEntity.accepted().body(Map.of("answer", "replayed"));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Object> drop(@PathVariable long id) {
    return quarantine.drop(id) ? ResponseEntity.ok(Map.of("answer", "dropped")) : notThere(id);
  }

  private static ResponseEntity<Object> notThere(long id) {
    return Problems.of(
        HttpStatus.NOT_FOUND,
        "Not in quarantine",
        "Nothing with the id " + id + " is in quarantine.",
        "List the quarantine; somebody else may have replayed or dropped it.");
  }

  private static Line line(Entry entry) {
    Feedback feedback = entry.feedback();
    return new Line(
        entry.id(),
        entry.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        entry.reason().problem(feedback),
        entry.reason().remedy(feedback),
        entry.since(),
        entry.receivedAt(),
        feedback.orderId(),
        feedback.system(),
        feedback.json());
  }
}
