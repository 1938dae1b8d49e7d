package io.baton.benchmark.order;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One order on the engine, driven and observed as Baton's application does it: by jobs and
 * messages.
 */
final class DrivenOrder {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final CountingEngine engine;
  private final CamundaClient client;
  private final String orderId;

  /** Open trigger jobs, oldest first, by system. */
  private final Map<String, List<Long>> calls = new LinkedHashMap<>();

  /** Variables as JSON, by scope and name. */
  private final Map<String, String> variables = new HashMap<>();

  private final List<List<String>> doings = new ArrayList<>();
  private long instance;
  private boolean ended;
  private int read;
  private int events;

  DrivenOrder(CountingEngine engine, CamundaClient client, String orderId) {
    this.engine = engine;
    this.client = client;
    this.orderId = orderId;
  }

  CountedOrder live(String processId, String businessType, Course course) {
    int start = engine.size();
    read = start;
    instance =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(processId)
            .latestVersion()
            .variables(
                Map.of("orderId", orderId, "businessType", businessType, "order", course.payload()))
            .send()
            .join()
            .getProcessInstanceKey();
    comeToRest();
    for (Step step : course.steps()) {
      happens(step);
      comeToRest();
    }
    if (!ended) {
      throw new IllegalStateException(
          "%s, %s: has not ended; open: %s".formatted(processId, course.name(), calls));
    }
    List<Record<?>> records = engine.recordsFrom(start);
    return new CountedOrder(doings, records.size(), kinds(records));
  }

  private void happens(Step step) {
    switch (step) {
      case Step.Takes(String system) -> complete(system, Map.of());
      case Step.Replies(String system, String status, String code) ->
          complete(system, Map.of("feedback", feedback(system, status, code)));
      case Step.Reports(String system, String status, String code) ->
          client
              .newPublishMessageCommand()
              .messageName("fulfillment-status")
              .correlationKey(orderId + ":" + system)
              .messageId(orderId + ":" + events)
              .timeToLive(LONG)
              .variables(Map.of("feedback", feedback(system, status, code)))
              .send()
              .join();
    }
  }

  private Map<String, Object> feedback(String system, String status, String code) {
    return Map.of(
        "eventId",
        "e" + ++events,
        "system",
        system,
        "status",
        status,
        "params",
        Map.of("resultCode", code));
  }

  private void complete(String system, Map<String, Object> variables) {
    List<Long> open = calls.getOrDefault(system, List.of());
    if (open.isEmpty()) {
      throw new IllegalStateException("No call of " + system + " is open: " + doings);
    }
    client.newCompleteCommand(open.removeFirst()).variables(variables).send().join();
  }

  /** Answers the jobs that nobody takes time for, until nothing more comes of it. */
  private void comeToRest() {
    List<String> does = new ArrayList<>();
    boolean isAtRest = false;
    while (!isAtRest) {
      engine.awaitIdle();
      int from = read;
      read = engine.size();
      List<Long> answered = new ArrayList<>();
      engine.recordsFrom(from).stream()
          .filter(record -> record.getRecordType() == RecordType.EVENT)
          .forEach(record -> see(record, does, answered));
      answered.forEach(job -> client.newCompleteCommand(job).send().join());
      isAtRest = answered.isEmpty();
    }
    Collections.sort(does);
    doings.add(List.copyOf(does));
  }

  private void see(Record<?> record, List<String> does, List<Long> answered) {
    switch (record.getValue()) {
      case VariableRecordValue variable ->
          variables.put(variable.getScopeKey() + variable.getName(), variable.getValue());
      case JobRecordValue job -> {
        if (record.getIntent() == JobIntent.CREATED) {
          see(record.getKey(), job, does, answered);
        }
      }
      case ProcessInstanceRecordValue element ->
          ended |=
              record.getKey() == instance
                  && element.getBpmnElementType() == BpmnElementType.PROCESS
                  && record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED;
      case IncidentRecordValue incident -> {
        if (record.getIntent() == IncidentIntent.CREATED) {
          throw new IllegalStateException(
              incident.getElementId() + ": " + incident.getErrorMessage());
        }
      }
      default -> {}
    }
  }

  private void see(long key, JobRecordValue job, List<String> does, List<Long> answered) {
    long scope = job.getElementInstanceKey();
    switch (job.getType()) {
      case "fulfillment-trigger" -> {
        String call = text(scope, "key");
        does.add("call " + call + " because " + variables.get(scope + "trigger_cause"));
        calls.computeIfAbsent(call.split(":", -1)[0], system -> new ArrayList<>()).add(key);
      }
      case "fulfillment-instruct" -> {
        does.add("instruct " + text(scope, "instruct"));
        answered.add(key);
      }
      case "fulfillment-ended" -> {
        does.add("end " + text(job.getProcessInstanceKey(), "outcome"));
        answered.add(key);
      }
      default -> answered.add(key);
    }
  }

  /** A variable without quotes and without the order's own id, so that orders can be compared. */
  private String text(long scope, String name) {
    String json = variables.getOrDefault(scope + name, "null");
    return json.replace(orderId + ":", "").replace("\"", "");
  }

  private static SortedMap<String, Integer> kinds(List<Record<?>> records) {
    SortedMap<String, Integer> kinds = new TreeMap<>();
    records.forEach(record -> kinds.merge(kind(record), 1, Integer::sum));
    return kinds;
  }

  private static String kind(Record<?> record) {
    String what =
        switch (record.getValue()) {
          case ProcessInstanceRecordValue element -> element.getElementId();
          case JobRecordValue job -> job.getElementId();
          case VariableRecordValue variable -> variable.getName();
          case TimerRecordValue timer -> timer.getTargetElementId();
          default -> "";
        };
    return record.getValueType() + (what.isEmpty() ? "" : " " + what);
  }
}
