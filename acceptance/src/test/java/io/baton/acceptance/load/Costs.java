package io.baton.acceptance.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.broker.RealBroker;
import io.camunda.zeebe.protocol.jackson.ZeebeProtocolModule;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the engine writes for each order, and for each report that reaches it: up to the next one.
 */
final class Costs {
  private static final ObjectMapper JSON =
      new ObjectMapper().registerModule(new ZeebeProtocolModule());

  private final Map<Long, List<Cost>> byInstance = new ConcurrentHashMap<>();

  /**
   * Records of the engine's log.
   *
   * @param bytes as JSON
   */
  record Cost(int records, long bytes) {
    Cost and(long more) {
      return new Cost(records + 1, bytes + more);
    }
  }

  /** Counts from now on. */
  static Costs of(RealBroker broker) {
    Costs costs = new Costs();
    broker.records().listen(costs::read);
    return costs;
  }

  private void read(Record<?> record) {
    if (record.getValue() instanceof ProcessInstanceRelated related) {
      List<Cost> costs =
          byInstance.computeIfAbsent(related.getProcessInstanceKey(), key -> new ArrayList<>());
      synchronized (costs) {
        if (costs.isEmpty() || record.getIntent() == ProcessMessageSubscriptionIntent.CORRELATED) {
          costs.add(new Cost(0, 0));
        }
        costs.add(costs.removeLast().and(length(record)));
      }
    }
  }

  private static long length(Record<?> record) {
    try {
      return JSON.writeValueAsBytes(record).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of an order: first what its start has cost, then each report. */
  List<Cost> of(long processInstance) {
    List<Cost> costs = byInstance.getOrDefault(processInstance, List.of());
    synchronized (costs) {
      return List.copyOf(costs);
    }
  }

  /** All that an order has cost. */
  Cost sum(long processInstance) {
    return of(processInstance).stream()
        .reduce(
            new Cost(0, 0), (a, b) -> new Cost(a.records() + b.records(), a.bytes() + b.bytes()));
  }
}
