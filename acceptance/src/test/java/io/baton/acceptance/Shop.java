package io.baton.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.demo.SeededOrders.NewOrder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Orders over HTTP, as a shop does that wants each of them to start: until there is an answer. */
public final class Shop {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration TO_ANSWER = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int TOO_MANY = 503;
  private static final int ITS_OWN_FAULT = 500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Supplier<URI> baton;

  /**
   * @param baton where the application is; asked anew at every try, as a load balancer is
   */
  public Shop(Supplier<URI> baton) {
    this.baton = baton;
  }

  /** Orders, again and again until Baton has said that it has the order. */
  public void order(NewOrder order) {
    Awaitility.await("the order " + order.orderId() + " is taken")
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> isTaken(order));
  }

  private boolean isTaken(NewOrder order) throws InterruptedException, JsonProcessingException {
    return offer(order) instanceof Offer.Taken;
  }

  /**
   * Orders once.
   *
   * @throws AssertionError when Baton does not understand the order
   */
  public Offer offer(NewOrder order) throws InterruptedException, JsonProcessingException {
    HttpRequest request =
        HttpRequest.newBuilder(baton.get().resolve("/orders"))
            .timeout(TO_ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(order)))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == OK || answer.statusCode() == CREATED) {
        return new Offer.Taken();
      }
      if (answer.statusCode() == TOO_MANY
          && answer.headers().firstValue("Retry-After").isPresent()
          && answer.body().contains("Too many orders")) {
        return new Offer.Refused();
      }
      if (answer.statusCode() < ITS_OWN_FAULT) {
        throw new AssertionError("Order %s: %s".formatted(order.orderId(), answer.body()));
      }
      return new Offer.Unclear("HTTP " + answer.statusCode() + ": " + answer.body());
    } catch (IOException e) {
      return new Offer.Unclear(e.toString()); // It is away, or has just gone away.
    }
  }
}
