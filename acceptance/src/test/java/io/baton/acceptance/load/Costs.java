package io.baton.acceptance.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.broker.RealBroker;
import io.camunda.zeebe.protocol.jackson.ZeebeProtocolModule;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the engine writes for each order, and for each report that its process gets. */
final class Costs {
  private static final ObjectMapper JSON =
      new ObjectMapper().registerModule(new ZeebeProtocolModule());

  private final Map<Long, Life> byInstance = new ConcurrentHashMap<>();

  /**
   * Records of the engine's log.
   *
   * @param bytes as JSON
   */
  record Cost(int records, long bytes) {
    Cost and(Cost other) {
      return new Cost(records + other.records, bytes + other.bytes);
    }
  }

  /** What was written of an order: from one report to the next, and when. */
  private static final class Life {
    private final List<Cost> costs = new ArrayList<>(List.of(new Cost(0, 0)));
    private long first = Long.MAX_VALUE;
    private long last;

    synchronized void add(Record<?> record) {
      if (record.getIntent() == ProcessMessageSubscriptionIntent.CORRELATED) {
        costs.add(new Cost(0, 0));
      }
      costs.add(costs.removeLast().and(new Cost(1, length(record))));
      first = Math.min(first, record.getTimestamp());
      last = Math.max(last, record.getTimestamp());
    }

    synchronized List<Cost> costs() {
      return List.copyOf(costs);
    }

    synchronized Duration time() {
      return Duration.ofMillis(last - first);
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
      byInstance.computeIfAbsent(related.getProcessInstanceKey(), key -> new Life()).add(record);
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
    return byInstance.getOrDefault(processInstance, new Life()).costs();
  }

  /** All that an order has cost. */
  Cost sum(long processInstance) {
    return of(processInstance).stream().reduce(new Cost(0, 0), Cost::and);
  }

  /** From its first record to its last. */
  Duration time(long processInstance) {
    return byInstance.getOrDefault(processInstance, new Life()).time();
  }
}
