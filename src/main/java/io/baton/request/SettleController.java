package io.baton.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.baton.feedback.Problems;
import io.baton.feedback.Reading.Malformed;
import io.baton.feedback.StrictJson;
import io.baton.order.OrderEvent.Settled;
import io.baton.order.OrderLedger;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /orders/{id}/settle}: a person has settled with a system's people what it refuses to
 * be instructed. Without this, an order whose system goes on refusing could never go on.
 */
@RestController
class SettleController {

  private static final int LONGEST_WHY = 500;
  private static final int LARGEST = 16 * 1024;

  private final OrderLedger orders;
  private final ObjectReader json;

  SettleController(OrderLedger orders, ObjectMapper mapper) {
    this.orders = orders;
    json = StrictJson.reader(mapper);
  }

  /** What an operator is told. */
  record Answer(String answer, String next) {}

  @PostMapping(path = "/orders/{id}/settle", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> settle(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return Problems.of(
          HttpStatus.PAYLOAD_TOO_LARGE,
          "Too large",
          "A settlement may have " + LARGEST / 1024 + " KB at most.",
          "Say it shorter.");
    }
    JsonNode settlement;
    try {
      settlement = json.readTree(body);
    } catch (IOException e) {
      return notUnderstood(StrictJson.problem(e));
    }
    if (orders.find(id).isEmpty()) {
      return OrderController.unknownOrder(id);
    }
    String key = settlement.path("key").asText("");
    String why = settlement.path("why").asText("").strip();
    if (why.isEmpty() || why.length() > LONGEST_WHY) {
      return notUnderstood(
          new Malformed(
              "why",
              "The field why has " + why.length() + " characters.",
              "Say in 1 to " + LONGEST_WHY + " how it was settled."));
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

  private static ResponseEntity<Object> notUnderstood(Malformed malformed) {
    ProblemDetail detail =
        Problems.detail(
            HttpStatus.BAD_REQUEST, "Not understood", malformed.problem(), malformed.remedy());
    detail.setProperty("field", malformed.field());
    return Problems.answer(detail);
  }
}
