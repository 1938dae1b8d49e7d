package io.baton.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What an order's process remembers of its reports: of each system the last one, the data of all,
 * and the ids of all, so that each acts once. All of it goes into variables that are written anew
 * at every report, and a record of the engine has 4 MB at most; a process whose record is larger is
 * lost. So there is a limit.
 */
@Component
class OrderMemory {

  /** Most bytes that an order may remember of its reports, as JSON. */
  static final int LARGEST = 512 * 1024;

  private static final int MOST_BYTES_OF_A_CHARACTER = 3;

  private final FeedbackLedger ledger;
  private final ObjectMapper mapper;

  OrderMemory(FeedbackLedger ledger, ObjectMapper mapper) {
    this.ledger = ledger;
    this.mapper = mapper;
  }

  /** What the systems of an order have reported so far, see {@link OrderFeedback}. */
  ObjectNode reportedSoFar(String orderId) {
    return together(ledger.about(orderId).stream().map(FeedbackLedger.Arrived::feedback).toList());
  }

  /** Whether an order can remember feedback besides all that it was told so far. */
  boolean hasRoomFor(Feedback feedback) {
    long most = ledger.lengthOfReports(feedback.orderId()) + feedback.content().length();
    if (most * MOST_BYTES_OF_A_CHARACTER <= LARGEST) {
      return true;
    }
    List<Feedback> all = new ArrayList<>();
    ledger.about(feedback.orderId()).forEach(arrived -> all.add(arrived.feedback()));
    all.add(feedback);
    return bytes(all) <= LARGEST;
  }

  private long bytes(List<Feedback> reports) {
    try {
      long ids =
          reports.stream()
              .mapToLong(report -> report.eventId().getBytes(StandardCharsets.UTF_8).length)
              .sum();
      return ids + mapper.writeValueAsBytes(together(reports)).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read as JSON cannot be written as JSON.", e);
    }
  }

  private static ObjectNode together(List<Feedback> reports) {
    ObjectNode together = JsonNodeFactory.instance.objectNode();
    for (Feedback report : reports) {
      ObjectNode state = (ObjectNode) report.json();
      if (together.path(report.system()).path("data") instanceof ObjectNode data) {
        if (state.path("data") instanceof ObjectNode newData) {
          data.setAll(newData);
        }
        state.set("data", data);
      }
      state.remove(List.of("eventId", "system"));
      together.set(report.system(), state);
    }
    return together;
  }
}
