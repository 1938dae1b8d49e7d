package io.baton.demo;

import io.baton.demo.TrackedOrder.Incident;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceCreationRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All orders, as the engine's record stream tells them.
 *
 * <p>A record belongs to an order when it names one of the order's process instances (the entry
 * process's and those it called), when it is a command on one of the order's jobs, or when it is a
 * message for the order. Job activation, deployment and clean-up are nobody's: how many there are
 * depends on when workers ask.
 */
final class OrderBook {

  private static final Set<BpmnElementType> CONTAINERS =
      Set.of(
          BpmnElementType.PROCESS,
          BpmnElementType.SUB_PROCESS,
          BpmnElementType.CALL_ACTIVITY,
          BpmnElementType.MULTI_INSTANCE_BODY);

  private final Map<String, TrackedOrder> orders = new LinkedHashMap<>();
  private final Map<Long, TrackedOrder> byInstance = new HashMap<>();
  private final Map<Long, TrackedOrder> byJob = new HashMap<>();

  /** By position of a command: an instance's variables are written before the instance itself. */
  private final Map<Long, TrackedOrder> byCommand = new HashMap<>();

  private long lastActivity = System.nanoTime();
  private int ended;

  /** The orders in the order of their start. */
  Collection<TrackedOrder> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }

  int ended() {
    return ended;
  }

  /** When the last record of an order was read, as {@link System#nanoTime()}. */
  long lastActivity() {
    return lastActivity;
  }

  void read(Record<?> record) {
    Optional<TrackedOrder> order = orderOf(record);
    if (order.isEmpty()) {
      return;
    }
    order.get().countRecord();
    lastActivity = System.nanoTime();
    if (record.getRecordType() == RecordType.EVENT) {
      apply(record, order.get());
    } else if (record.getRecordType() == RecordType.COMMAND) {
      byCommand.put(record.getPosition(), order.get());
    }
  }

  private Optional<TrackedOrder> orderOf(Record<?> record) {
    if (record.getValue() instanceof ProcessInstanceCreationRecordValue creation) {
      return orderOf(record, creation);
    }
    if (record.getValue() instanceof MessageRecordValue message) {
      String key = message.getCorrelationKey();
      int colon = key.indexOf(':');
      return Optional.ofNullable(orders.get(colon < 0 ? key : key.substring(0, colon)));
    }
    if (record.getValue() instanceof ProcessInstanceRecordValue instance) {
      // A called process belongs to the order of the process that called it.
      TrackedOrder parent = byInstance.get(instance.getParentProcessInstanceKey());
      if (parent != null) {
        byInstance.putIfAbsent(instance.getProcessInstanceKey(), parent);
      }
    }
    TrackedOrder ofJob = byJob.get(record.getKey());
    if (ofJob != null || !(record.getValue() instanceof ProcessInstanceRelated related)) {
      return Optional.ofNullable(ofJob);
    }
    TrackedOrder known = byInstance.get(related.getProcessInstanceKey());
    return Optional.ofNullable(
        known != null ? known : byCommand.get(record.getSourceRecordPosition()));
  }

  private Optional<TrackedOrder> orderOf(
      Record<?> record, ProcessInstanceCreationRecordValue creation) {
    Object orderId = creation.getVariables().get("orderId");
    if (orderId == null) {
      return Optional.empty();
    }
    String businessType = String.valueOf(creation.getVariables().get("businessType"));
    TrackedOrder order =
        orders.computeIfAbsent(orderId.toString(), id -> new TrackedOrder(id, businessType));
    if (record.getRecordType() == RecordType.EVENT) {
      byInstance.put(creation.getProcessInstanceKey(), order);
    }
    return Optional.of(order);
  }

  private void apply(Record<?> record, TrackedOrder order) {
    long key = record.getKey();
    Intent intent = record.getIntent();
    switch (record.getValue()) {
      case ProcessInstanceRecordValue element -> apply(intent, key, element, order);
      case VariableRecordValue variable -> {
        if (variable.getName().equals("outcome")) {
          order.setOutcome(unquoted(variable.getValue()));
        }
      }
      case TimerRecordValue timer -> {
        if (intent == TimerIntent.CREATED) {
          order.deadlines().put(key, timer.getDueDate());
        } else {
          order.deadlines().remove(key);
        }
      }
      case IncidentRecordValue incident -> {
        if (intent == IncidentIntent.CREATED) {
          order
              .incidents()
              .put(
                  key,
                  new Incident(
                      incident.getElementId(), incident.getErrorMessage(), incident.getJobKey()));
        } else if (intent == IncidentIntent.RESOLVED) {
          order.incidents().remove(key);
        }
      }
      default -> applyWork(intent, key, order);
    }
  }

  private void applyWork(Intent intent, long key, TrackedOrder order) {
    if (intent instanceof JobIntent job) {
      byJob.put(key, order);
      if (job == JobIntent.CREATED) {
        order.jobs().add(key);
      } else if (Set.of(JobIntent.COMPLETED, JobIntent.CANCELED, JobIntent.ERROR_THROWN)
          .contains(job)) {
        order.jobs().remove(key);
      }
    } else if (intent == UserTaskIntent.CREATED) {
      order.userTasks().add(key);
    } else if (intent == UserTaskIntent.COMPLETED || intent == UserTaskIntent.CANCELED) {
      order.userTasks().remove(key);
    }
  }

  private void apply(
      Intent intent, long key, ProcessInstanceRecordValue element, TrackedOrder order) {
    boolean over =
        intent == ProcessInstanceIntent.ELEMENT_COMPLETED
            || intent == ProcessInstanceIntent.ELEMENT_TERMINATED;
    boolean isWhole =
        element.getBpmnElementType() == BpmnElementType.PROCESS
            && element.getParentProcessInstanceKey() < 0;
    if (over && isWhole) {
      order.end();
      ended++;
    } else if (over) {
      order.tokens().remove(key);
    } else if (intent == ProcessInstanceIntent.ELEMENT_ACTIVATED
        && !CONTAINERS.contains(element.getBpmnElementType())) {
      order.tokens().put(key, element.getElementId());
    }
  }

  private static String unquoted(String json) {
    return json.length() > 1 && json.startsWith("\"")
        ? json.substring(1, json.length() - 1)
        : json.equals("null") ? "" : json;
  }
}
