package io.baton.generator.race;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The broker's log, by process instance; also of those whose key nobody has been told yet. */
final class InstanceLogs {
  private final Map<Long, InstanceLog> instances = new ConcurrentHashMap<>();

  void read(Record<?> record) {
    if (record.getValue() instanceof ProcessInstanceRelated related) {
      of(related.getProcessInstanceKey()).read(record);
    }
  }

  InstanceLog of(long instance) {
    return instances.computeIfAbsent(instance, key -> new InstanceLog());
  }
}
