package io.baton.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.observe.LedgerOutage;
import io.baton.order.OrderLedger;
import io.baton.request.OrderStarts.Start;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Starts the orders that came over HTTP: each once, however often it has to be tried.
 *
 * <p>The message {@code order-received} starts nothing while an order of that id is active, and an
 * order that has ended is known from its jobs. So a try whose answer was lost, or whose message met
 * with no subscription yet, is simply repeated until a job of the order has been seen.
 */
@Component
class OrderStarter {

  private static final Logger log = LoggerFactory.getLogger(OrderStarter.class);

  private final OrderStarts starts;
  private final OrderLedger orders;
  private final CamundaClient client;
  private final ObjectMapper mapper;
  private final LedgerOutage outage;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean engineIsAway;

  OrderStarter(
      OrderStarts starts,
      OrderLedger orders,
      CamundaClient client,
      ObjectMapper mapper,
      LedgerOutage outage) {
    this.starts = starts;
    this.orders = orders;
    this.client = client;
    this.mapper = mapper;
    this.outage = outage;
  }

  /** Starts what is still to be started: after an outage, a restart, a lost answer. */
  @Scheduled(fixedDelayString = "PT1S")
  void startAll() {
    for (Start start : starts.due()) {
      if (!start(start)) {
        return;
      }
    }
  }

  /** Asks the engine for an order, on another thread; while it is away, the next round does. */
  void startSoon(Start start) {
    if (!engineIsAway) {
      threads.execute(
          () -> {
            try {
              start(start);
            } catch (DataAccessException e) {
              outage.tell(e); // Then the next round starts it.
            }
          });
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /** Asks the engine for an order now; false if it cannot take it, and is to be asked again. */
  boolean start(Start start) {
    if (orders.find(start.orderId()).isPresent()) {
      starts.started(start);
      return true;
    }
    if (!starts.claim(start)) {
      return true;
    }
    try {
      client
          .newPublishMessageCommand()
          .messageName("order-received")
          .correlationKey(start.orderId())
          .timeToLive(Duration.ZERO)
          .variables(variables(start))
          .send()
          .join();
      engineIsAway = false;
      return true;
    } catch (ClientException e) {
      if (!engineIsAway) {
        log.warn(
            "The engine starts no orders now ({}); they are kept and started later.",
            e.getMessage());
        engineIsAway = true;
      }
      starts.release(start);
      return false;
    }
  }

  private String variables(Start start) {
    try {
      JsonNode content = mapper.readTree(start.content());
      ObjectNode variables = mapper.createObjectNode();
      variables.put("orderId", start.orderId()).put("businessType", start.businessType());
      variables.set("order", content);
      return mapper.writeValueAsString(variables);
    } catch (IOException e) {
      throw new IllegalStateException("The ledger holds an order that is not JSON.", e);
    }
  }
}
