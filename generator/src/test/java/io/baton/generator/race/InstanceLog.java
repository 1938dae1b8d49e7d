package io.baton.generator.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the broker's log says of one process instance; read and asked by different threads. */
final class InstanceLog {
  private final Map<Long, String> activeJobs = new HashMap<>();
  private final Set<Long> cancelledJobs = new HashSet<>();
  private final Map<Long, Instant> timers = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Set<String> incidents = new HashSet<>();
  private int persons;

  synchronized void read(Record<?> record) {
    if (record.getRecordType() != RecordType.EVENT) {
      return;
    }
    switch (record.getValue()) {
      case JobRecordValue job -> {
        if (record.getIntent() == JobIntent.CREATED) {
          activeJobs.put(record.getKey(), job.getType());
        } else if (record.getIntent() == JobIntent.COMPLETED) {
          activeJobs.remove(record.getKey());
        } else if (record.getIntent() == JobIntent.CANCELED) {
          activeJobs.remove(record.getKey());
          cancelledJobs.add(record.getKey());
        }
      }
      case TimerRecordValue timer -> {
        if (record.getIntent() == TimerIntent.CREATED) {
          timers.put(record.getKey(), Instant.ofEpochMilli(timer.getDueDate()));
        } else {
          timers.remove(record.getKey());
        }
      }
      case VariableRecordValue variable -> {
        if (variable.getScopeKey() == variable.getProcessInstanceKey()) {
          variables.put(variable.getName(), variable.getValue());
        }
      }
      case IncidentRecordValue incident -> {
        if (record.getIntent() == IncidentIntent.CREATED) {
          incidents.add(incident.getElementId() + ": " + incident.getErrorMessage());
        }
      }
      default -> {
        if (record.getIntent() == UserTaskIntent.CREATED) {
          persons++;
        }
      }
    }
  }

  /** Whether a job of another type than these is open. */
  synchronized boolean hasJobsBut(Set<String> types) {
    return !types.containsAll(activeJobs.values());
  }

  /** Whether a job of that type is open that is none of these. */
  synchronized boolean hasJobsNotIn(Set<Long> known, String type) {
    return activeJobs.entrySet().stream()
        .anyMatch(job -> job.getValue().equals(type) && !known.contains(job.getKey()));
  }

  synchronized boolean isActive(long job) {
    return activeJobs.containsKey(job);
  }

  synchronized boolean isCancelled(long job) {
    return cancelledJobs.contains(job);
  }

  synchronized Set<Instant> timers() {
    return Set.copyOf(timers.values());
  }

  synchronized Set<String> incidents() {
    return Set.copyOf(incidents);
  }

  synchronized int persons() {
    return persons;
  }

  /** What guards see of those systems. */
  synchronized Map<String, JsonNode> systems(Set<String> ids) {
    Map<String, JsonNode> systems = new TreeMap<>();
    for (String id : ids) {
      try {
        String state = variables.getOrDefault(id, "{}");
        systems.put(id, OrderStory.seenByGuards(OrderStory.JSON.readTree(state)));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    return systems;
  }
}
