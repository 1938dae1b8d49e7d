package io.baton.demo;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Answers what a person would be asked: every order that waits for a decision is ended. */
final class Decisions {

  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

  private final CamundaClient client;
  private final Set<Long> answered = new HashSet<>();

  Decisions(CamundaClient client) {
    this.client = client;
  }

  /** Answers each waiting user task once. */
  void answer(OrderBook book) {
    for (TrackedOrder order : book.orders()) {
      if (order.userTasks().stream().anyMatch(answered::add)) {
        client
            .newPublishMessageCommand()
            .messageName("fulfillment-decision")
            .correlationKey(order.orderId())
            .timeToLive(TIME_TO_LIVE)
            .variables(Map.of("decision", "end"))
            .send()
            .join();
      }
    }
  }

  /** How many it answered so far. */
  int answered() {
    return answered.size();
  }
}
