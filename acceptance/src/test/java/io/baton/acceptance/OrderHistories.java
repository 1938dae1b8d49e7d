package io.baton.acceptance;

import io.baton.broker.RealEngine;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The histories of all orders of an engine, from its log, as they are being written. */
public final class OrderHistories {
  private static final String PROCESS = "fulfillment-";

  private final Map<Long, OrderHistory> byInstance = new ConcurrentHashMap<>();

  /** Records that came before the one that says which process they belong to. */
  private final Map<Long, List<Record<?>>> early = new ConcurrentHashMap<>();

  private final AtomicLong lastChange = new AtomicLong(System.nanoTime());
  private final AtomicLong records = new AtomicLong();

  /** Follows the log from now on. */
  public static OrderHistories of(RealEngine engine) {
    OrderHistories histories = new OrderHistories();
    engine
        .records()
        .listen(
            record -> {
              histories.read(record);
              engine.records().forget(); // All that matters is in the histories.
            });
    return histories;
  }

  /** One partition's records come one after the other, and an order is on one partition. */
  private void read(Record<?> record) {
    if (record.getRecordType() != RecordType.EVENT
        || !(record.getValue() instanceof ProcessInstanceRelated related)) {
      return;
    }
    records.incrementAndGet();
    lastChange.set(System.nanoTime());
    long instance = related.getProcessInstanceKey();
    if (record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATING
        && record.getValue() instanceof ProcessInstanceRecordValue element
        && element.getBpmnElementType() == BpmnElementType.PROCESS) {
      begin(instance, element.getBpmnProcessId());
    }
    OrderHistory history = byInstance.get(instance);
    if (history != null) {
      history.read(record);
    } else {
      early.computeIfAbsent(instance, key -> new ArrayList<>()).add(record);
    }
  }

  private void begin(long instance, String process) {
    List<Record<?>> before = Optional.ofNullable(early.remove(instance)).orElse(List.of());
    if (process.startsWith(PROCESS)) {
      OrderHistory history = new OrderHistory(instance, process.substring(PROCESS.length()));
      before.forEach(history::read);
      byInstance.put(instance, history);
    }
  }

  public Collection<OrderHistory> all() {
    return byInstance.values();
  }

  /** That of an order; empty while the engine does not know it. */
  public Optional<OrderHistory> of(String orderId) {
    return byInstance.values().stream()
        .filter(order -> order.orderId().equals(orderId))
        .findFirst();
  }

  public long ended() {
    return byInstance.values().stream().filter(OrderHistory::ended).count();
  }

  /** How many have not ended, and have an open incident. */
  public long withIncidents() {
    return byInstance.values().stream()
        .filter(order -> !order.ended() && !order.incidents().isEmpty())
        .count();
  }

  /** When the log last said something of an order, as {@link System#nanoTime()}. */
  public long lastChange() {
    return lastChange.get();
  }

  /** How many records there were of orders. */
  public long records() {
    return records.get();
  }
}
