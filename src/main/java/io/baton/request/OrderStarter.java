package io.baton.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.feedback.EngineBreak;
import io.baton.observe.LedgerOutage;
import io.baton.order.OrderLedger;
import io.baton.request.OrderStarts.Start;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
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
  private final EngineBreak engineBreak;
  private final LedgerOutage outage;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  OrderStarter(
      OrderStarts starts,
      OrderLedger orders,
      CamundaClient client,
      ObjectMapper mapper,
      EngineBreak engineBreak,
      LedgerOutage outage) {
    this.starts = starts;
    this.orders = orders;
    this.client = client;
    this.mapper = mapper;
    this.engineBreak = engineBreak;
    this.outage = outage;
  }

  /** Starts what is still to be started: after an outage, a restart, a lost answer. */
  @Scheduled(fixedDelayString = "PT1S")
  void startAll() {
    for (Start start : starts.due()) {
      if (!engineBreak.isOn(start.orderId())) {
        start(start);
      }
    }
  }

  /** Asks the engine for an order, on another thread; in a break of the engine, a later round. */
  void startSoon(Start start) {
    if (!engineBreak.isOn(start.orderId())) {
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

  /** Asks the engine for an order now; if it cannot take it, it is to be asked again. */
  private void start(Start start) {
    if (orders.find(start.orderId()).isPresent()) {
      starts.started(start);
      return;
    }
    if (!starts.claim(start)) {
      return;
    }
    if (!engineBreak.lets(start.orderId())) {
      starts.release(start);
      return;
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
      engineBreak.end(start.orderId());
    } catch (ClientException e) {
      if (isRefused(e)) {
        // It is asked again, but nobody behind it waits for that.
        log.error("The engine refuses order {}: {}", start.orderId(), e.getMessage());
        return;
      }
      engineBreak.begin(start.orderId(), reason(e));
      starts.release(start);
    }
  }

  private static boolean isRefused(ClientException e) {
    return e instanceof ClientStatusException status
        && status.getStatusCode() == Status.Code.INVALID_ARGUMENT;
  }

  private static String reason(ClientException e) {
    return e instanceof ClientStatusException status
        ? status.getStatusCode().name()
        : String.valueOf(e.getMessage());
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
