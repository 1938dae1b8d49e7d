package io.baton.generator.engine;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the engine's log says about one order: its process instance and those that it called. */
final class OrderLog {

  /** What matters to whoever drives the order, in the order in which it happened. */
  sealed interface Entry {
    record JobCreated(long key, String type) implements Entry {}

    record JobCancelled(long key) implements Entry {}

    record JobCompleted(long key) implements Entry {}

    /** A user task was created. */
    record PersonAsked() implements Entry {}
  }

  private final Engine engine;
  private final Set<Long> instances = new LinkedHashSet<>();
  private final Map<Long, Instant> timers = new LinkedHashMap<>();
  private final Map<Long, String> incidents = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<Entry> unread = new ArrayList<>();
  private Optional<Long> root = Optional.empty();
  private boolean ended;
  private final int start;
  private int next;

  OrderLog(Engine engine) {
    this.engine = engine;
    this.start = engine.records(0).size();
    this.next = start;
  }

  void follow(long processInstance) {
    root = Optional.of(processInstance);
    instances.add(processInstance);
  }

  /** Follows the first instance of that process that has started since this log began, if any. */
  void followWhatStarted(String processId) {
    engine.records(start).stream()
        .filter(record -> record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED)
        .filter(
            record ->
                record.getValue() instanceof ProcessInstanceRecordValue element
                    && element.getBpmnElementType() == BpmnElementType.PROCESS
                    && element.getBpmnProcessId().equals(processId))
        .findFirst()
        .ifPresent(record -> follow(record.getKey()));
  }

  boolean hasInstance() {
    return root.isPresent();
  }

  /** What came since the last call. */
  List<Entry> readOn() {
    readRecords();
    List<Entry> entries = List.copyOf(unread);
    unread.clear();
    return entries;
  }

  private void readRecords() {
    for (Record<?> record : engine.records(next)) {
      next++;
      if (record.getRecordType() == RecordType.EVENT
          && record.getValue() instanceof ProcessInstanceRelated related) {
        if (related instanceof ProcessInstanceRecordValue element
            && instances.contains(element.getParentProcessInstanceKey())) {
          instances.add(element.getProcessInstanceKey());
        }
        if (instances.contains(related.getProcessInstanceKey())) {
          read(record);
        }
      }
    }
  }

  private void read(Record<?> record) {
    switch (record.getValue()) {
      case JobRecordValue job -> readJob(record, job);
      case TimerRecordValue timer -> readTimer(record, timer);
      case IncidentRecordValue incident -> readIncident(record, incident);
      case VariableRecordValue variable -> {
        if (root.filter(key -> key == variable.getScopeKey()).isPresent()) {
          variables.put(variable.getName(), variable.getValue());
        }
      }
      case ProcessInstanceRecordValue element -> {
        boolean isRoot = root.filter(key -> key == record.getKey()).isPresent();
        ended |=
            isRoot
                && element.getBpmnElementType() == BpmnElementType.PROCESS
                && (record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED
                    || record.getIntent() == ProcessInstanceIntent.ELEMENT_TERMINATED);
      }
      default -> {
        if (record.getIntent() == UserTaskIntent.CREATED) {
          unread.add(new Entry.PersonAsked());
        }
      }
    }
  }

  private void readJob(Record<?> record, JobRecordValue job) {
    if (record.getIntent() instanceof JobIntent intent) {
      switch (intent) {
        case CREATED -> unread.add(new Entry.JobCreated(record.getKey(), job.getType()));
        case CANCELED, ERROR_THROWN -> unread.add(new Entry.JobCancelled(record.getKey()));
        case COMPLETED -> unread.add(new Entry.JobCompleted(record.getKey()));
        default -> {}
      }
    }
  }

  private void readTimer(Record<?> record, TimerRecordValue timer) {
    if (record.getIntent() == TimerIntent.CREATED) {
      timers.put(record.getKey(), Instant.ofEpochMilli(timer.getDueDate()));
    } else if (record.getIntent() == TimerIntent.TRIGGERED
        || record.getIntent() == TimerIntent.CANCELED) {
      timers.remove(record.getKey());
    }
  }

  private void readIncident(Record<?> record, IncidentRecordValue incident) {
    if (record.getIntent() == IncidentIntent.CREATED) {
      incidents.put(record.getKey(), incident.getElementId() + ": " + incident.getErrorMessage());
    } else if (record.getIntent() == IncidentIntent.RESOLVED) {
      incidents.remove(record.getKey());
    }
  }

  /** The timers that are due by then, by key. */
  Map<Long, Instant> timersUntil(Instant date) {
    readRecords();
    Map<Long, Instant> due = new LinkedHashMap<>(timers);
    due.values().removeIf(timer -> timer.isAfter(date));
    return due;
  }

  Set<Long> pendingTimers() {
    readRecords();
    return Set.copyOf(timers.keySet());
  }

  List<String> incidents() {
    readRecords();
    return List.copyOf(incidents.values());
  }

  Optional<String> variable(String name) {
    readRecords();
    return Optional.ofNullable(variables.get(name));
  }

  /** The key of the process instance that is still active. */
  Optional<Long> activeRoot() {
    readRecords();
    return ended ? Optional.empty() : root;
  }

  int recordCount() {
    return engine.othersThanPolling(start);
  }
}
