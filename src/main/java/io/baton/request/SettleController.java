package io.baton.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.feedback.Problems;
import io.baton.order.OrderEvent.Settled;
import io.baton.order.OrderLedger;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /orders/{id}/settle}: a person has settled with a system's people what it refuses to
 * be instructed. Without this, an order whose system goes on refusing could never go on.
 */
@RestController
class SettleController {

  private static final int LONGEST_WHY = 500;

  private final OrderLedger orders;

  SettleController(OrderLedger orders) {
    this.orders = orders;
  }

  /** What an operator is told. */
  record Answer(String answer, String next) {}

  @PostMapping(path = "/orders/{id}/settle", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> settle(
      @PathVariable String id, @RequestBody JsonNode settlement, HttpServletRequest request) {
    if (orders.find(id).isEmpty()) {
      return OrderController.unknownOrder(id);
    }
    String key = settlement.path("key").asText("");
    String why = settlement.path("why").asText("").strip();
    if (why.isEmpty() || why.length() > LONGEST_WHY) {
      ProblemDetail detail =
          Problems.detail(
              HttpStatus.BAD_REQUEST,
              "Not understood",
              "The field why has " + why.length() + " characters.",
              "Say in 1 to " + LONGEST_WHY + " how it was settled.");
      detail.setProperty("field", "why");
      return Problems.answer(detail);
    }
    SortedSet<String> instructions = orders.instructions(id);
    if (!instructions.contains(key)) {
      return Problems.of(
          HttpStatus.NOT_FOUND,
          "Unknown instruction",
          "No system was given an instruction with this key for order " + id + ".",
          "Send the key of one of its instructions: " + String.join(", ", instructions) + ".");
    }
    String by = Optional.ofNullable(request.getRemoteUser()).orElse("");
    orders.settle(id, new Settled(key, why, by));
    return ResponseEntity.ok(
        new Answer(
            "settled",
            "Give the job of its incident retries in Operate: it completes without asking the"
                + " system again."));
  }
}
