package io.baton.demo;

import io.baton.demo.Summary.Decided;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Answers what a person would be asked. Every second order goes on the first time, so that both
 * decisions are seen; which ones follows from their ids. Asked again, all are ended.
 */
final class Decisions {

  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

  private final CamundaClient client;
  private final Set<Long> answered = new HashSet<>();
  private final Set<String> resumed = new HashSet<>();
  private int ended;

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
            .variables(Map.of("decision", decide(order.orderId())))
            .send()
            .join();
      }
    }
  }

  /** {@code resume} or {@code end}. */
  String decide(String orderId) {
    if (Math.floorMod(orderId.hashCode(), 2) == 0 && resumed.add(orderId)) {
      return "resume";
    }
    ended++;
    return "end";
  }

  /** What was decided so far. */
  Decided decided() {
    return new Decided(resumed.size(), ended);
  }
}
