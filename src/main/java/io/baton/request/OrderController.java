package io.baton.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deployment.KnownSystems;
import io.baton.feedback.Problems;
import io.baton.order.OrderLedger;
import io.baton.request.OrderStarts.Start;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** {@code POST /orders} and {@code GET /orders/{id}}. */
@RestController
class OrderController {

  /** About as long as a machine takes to get a few dozen orders going. */
  private static final String SECONDS_TO_WAIT = "5";

  private final OrderRequest requests;
  private final OrderStarts starts;
  private final OrderStarter starter;
  private final OrderLedger orders;
  private final StoryTeller stories;
  private final KnownSystems known;
  private final OrderProperties properties;
  private final ObjectMapper mapper;

  OrderController(
      OrderRequest requests,
      OrderStarts starts,
      OrderStarter starter,
      OrderLedger orders,
      StoryTeller stories,
      KnownSystems known,
      OrderProperties properties,
      ObjectMapper mapper) {
    this.requests = requests;
    this.starts = starts;
    this.starter = starter;
    this.orders = orders;
    this.stories = stories;
    this.known = known;
    this.properties = properties;
    this.mapper = mapper;
  }

  /** What a shop is told of its order. */
  record Receipt(String orderId, String answer) {}

  @PostMapping(path = "/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> start(HttpServletRequest request) throws IOException {
    byte[] json = request.getInputStream().readNBytes(OrderRequest.LARGEST + 1);
    if (json.length > OrderRequest.LARGEST) {
      return Problems.of(
          HttpStatus.PAYLOAD_TOO_LARGE,
          "Order too large",
          "An order may have " + OrderRequest.LARGEST / 1024 + " KB at most.",
          "Send references to large contents, not the contents.");
    }
    return switch (requests.read(json)) {
      case OrderRequest.Reading.Order order -> start(order);
      case OrderRequest.Reading.UnknownType(String businessType) -> unknownType(businessType);
      case OrderRequest.Reading.Malformed(String field, String problem, String remedy) -> {
        ProblemDetail detail =
            Problems.detail(HttpStatus.BAD_REQUEST, "Order not understood", problem, remedy);
        detail.setProperty("field", field);
        yield Problems.answer(detail);
      }
    };
  }

  @GetMapping("/orders/{id}")
  ResponseEntity<Object> story(@PathVariable String id) {
    return stories
        .tell(id)
        .<ResponseEntity<Object>>map(ResponseEntity::ok)
        .orElseGet(() -> unknownOrder(id));
  }

  /** Kept before the answer goes out; so the answer does not depend on the engine. */
  private ResponseEntity<Object> start(OrderRequest.Reading.Order order) {
    String id = order.orderId();
    boolean cameBefore = starts.find(id).isPresent();
    if (!cameBefore && orders.find(id).isPresent()) {
      return conflict("Order " + id + " was started already, not over HTTP.");
    }
    if (!cameBefore && starts.waiting() >= properties.mostWaiting()) {
      return tooMany();
    }
    boolean isNew = starts.add(id, order.businessType(), order.content());
    Start start = starts.find(id).orElseThrow();
    if (!isNew && !isSame(start, order)) {
      return conflict("There is an order " + id + " already, with other content.");
    }
    if (isNew) {
      starter.startSoon(start);
    }
    URI story = URI.create("/orders/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8));
    return isNew
        ? ResponseEntity.created(story).body(new Receipt(id, "accepted"))
        : ResponseEntity.ok().location(story).body(new Receipt(id, "duplicate"));
  }

  private boolean isSame(Start start, OrderRequest.Reading.Order order) {
    try {
      return start.businessType().equals(order.businessType())
          && mapper.readTree(start.content()).equals(mapper.readTree(order.content()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The ledger holds an order that is not JSON.", e);
    }
  }

  private ResponseEntity<Object> unknownType(String businessType) {
    ProblemDetail detail =
        Problems.detail(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "Unknown business type",
            "No policy is deployed for the business type " + businessType + ".",
            "Send one of the known ones, or deploy its policy and start the application with it.");
    detail.setProperty("known", known.businessTypes());
    return Problems.answer(detail);
  }

  private ResponseEntity<Object> tooMany() {
    ResponseEntity<Object> problem =
        Problems.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Too many orders",
            properties.mostWaiting() + " orders are waiting to be started already.",
            "Send the order again later; it was not kept.");
    return ResponseEntity.status(problem.getStatusCode())
        .headers(problem.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
        .body(problem.getBody());
  }

  private static ResponseEntity<Object> conflict(String problem) {
    return Problems.of(
        HttpStatus.CONFLICT, "Order id is taken", problem, "Use each order id once.");
  }

  static ResponseEntity<Object> unknownOrder(String id) {
    return Problems.of(
        HttpStatus.NOT_FOUND,
        "Unknown order",
        "Nobody has told of an order " + id + " yet.",
        "Check the id; an order that was started over gRPC is known from its first job on.");
  }
}
