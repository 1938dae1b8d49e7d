package io.baton.feedback;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which part of the engine takes a message. Each has a leader of its own, and can be away alone.
 *
 * <p>The engine decides by the correlation key. Were it another one than it says here, messages
 * would share their waits with the wrong ones, and all would still arrive.
 */
@Component
class Partitions {

  private static final Logger log = LoggerFactory.getLogger(Partitions.class);

  private final CamundaClient client;
  private volatile int count = 1;

  Partitions(CamundaClient client) {
    this.client = client;
  }

  /** A cluster can get more of them while it runs. */
  @Scheduled(fixedDelayString = "PT30S")
  void count() {
    try {
      count = Math.max(1, client.newTopologyRequest().send().join().getPartitionsCount());
    } catch (ClientException e) {
      log.debug("The engine does not say how many partitions it has.", e);
    }
  }

  /** From 1 on, as Camunda numbers them. */
  int of(String correlationKey) {
    return of(correlationKey, count);
  }

  /** As Zeebe does it, in SubscriptionUtil. */
  static int of(String correlationKey, int count) {
    int hash = 0;
    for (byte letter : correlationKey.getBytes(StandardCharsets.UTF_8)) {
      hash = 31 * hash + letter;
    }
    return Math.abs(hash % count) + 1;
  }
}
