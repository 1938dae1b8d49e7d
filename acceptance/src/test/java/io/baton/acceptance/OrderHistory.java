package io.baton.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's log says of one order: what reached its process, in the order in which the
 * process acted upon it, and what the process did.
 */
public final class OrderHistory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DECISION = "fulfillment-decision";
  private static final String OVERDUE = "Overdue_";

  /** Where the process hears for a moment what waited, before it takes itself for stuck. */
  private static final String HEARS_WHAT_WAITED = "Held_feedback_first";

  /** Something that reached the process, at that time of the engine's clock in milliseconds. */
  sealed interface Step {
    record Report(String system, Map<String, Object> feedback, long at) implements Step {}

    /** A call was answered; without feedback: its statuses come later. */
    record Answer(String system, Optional<Map<String, Object>> feedback, long at) implements Step {}

    /** A deadline has passed; {@code seen} by the clock of this machine, which nobody moves. */
    record Silence(String system, long at, long seen) implements Step {}

    record Decision(String decision, long at) implements Step {}

    record GoesOn(long at) implements Step {}

    long at();
  }

  /** An instruction to a system, as its job has it. */
  record Instruction(String system, String instruction, String node, String status, String key) {}

  private final long processInstance;
  private final String businessType;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();

  /** What an element instance got that it is about to act upon, by its key. */
  private final Map<Long, Step> arrived = new LinkedHashMap<>();

  private final Map<Long, String> triggerKeys = new LinkedHashMap<>();
  private final Set<String> completedCalls = new LinkedHashSet<>();
  private final Set<Instruction> instructions = new LinkedHashSet<>();
  private final Map<Long, String> openJobs = new LinkedHashMap<>();
  private final Map<Long, Long> timers = new LinkedHashMap<>();
  private final Set<Long> userTasks = new LinkedHashSet<>();
  private final Map<Long, String> incidents = new LinkedHashMap<>();
  private final Map<Long, String> tokens = new LinkedHashMap<>();
  private int pauses;
  private int questions;
  private int everIncidents;
  private boolean hearsWhatWaited;
  private boolean ended;
  private String first = "";

  OrderHistory(long processInstance, String businessType) {
    this.processInstance = processInstance;
    this.businessType = businessType;
  }

  synchronized void read(Record<?> record) {
    switch (record.getValue()) {
      case ProcessInstanceRecordValue element -> read(record, element);
      case VariableRecordValue variable -> read(variable);
      case JobRecordValue job -> read(record, job);
      case ProcessMessageSubscriptionRecordValue message -> read(record, message);
      case TimerRecordValue timer -> {
        if (record.getIntent() == TimerIntent.CREATED) {
          timers.put(record.getKey(), timer.getDueDate());
        } else {
          timers.remove(record.getKey());
        }
      }
      case IncidentRecordValue incident -> {
        if (record.getIntent() == IncidentIntent.CREATED) {
          incidents.put(
              record.getKey(), incident.getElementId() + ": " + incident.getErrorMessage());
          everIncidents++;
        } else if (record.getIntent() == IncidentIntent.RESOLVED) {
          incidents.remove(record.getKey());
        }
      }
      default -> {
        if (record.getIntent() == UserTaskIntent.CREATED) {
          userTasks.add(record.getKey());
          questions++;
        } else if (record.getIntent() == UserTaskIntent.COMPLETED
            || record.getIntent() == UserTaskIntent.CANCELED) {
          userTasks.remove(record.getKey());
        }
      }
    }
  }

  private void read(VariableRecordValue variable) {
    if (variable.getScopeKey() == processInstance) {
      variables.put(variable.getName(), variable.getValue());
      if (variable.getName().equals("order") && first.isEmpty()) {
        first = variable.getValue();
      }
    } else if (variable.getName().equals("key")) {
      triggerKeys.put(variable.getScopeKey(), text(variable.getValue()));
    } else if (variable.getName().equals("instruct")) {
      Map<String, Object> instruct = map(variable.getValue());
      if (instruct.get("key") instanceof String key) {
        instructions.add(
            new Instruction(
                String.valueOf(instruct.get("system")),
                String.valueOf(instruct.get("instruction")),
                String.valueOf(instruct.get("node")),
                String.valueOf(instruct.get("status")),
                key));
      }
    }
  }

  private void read(Record<?> record, JobRecordValue job) {
    if (!(record.getIntent() instanceof JobIntent intent)) {
      return;
    }
    if (intent == JobIntent.CREATED) {
      openJobs.put(record.getKey(), job.getType());
      pauses += job.getType().equals("fulfillment-exception") ? 1 : 0;
    } else if (intent == JobIntent.COMPLETED || intent == JobIntent.CANCELED) {
      openJobs.remove(record.getKey());
    }
    if (intent == JobIntent.COMPLETED) {
      long element = job.getElementInstanceKey();
      long at = record.getTimestamp();
      if (job.getType().equals("fulfillment-trigger")) {
        completedCalls.add(triggerKeys.getOrDefault(element, "?"));
        Optional<Map<String, Object>> feedback =
            Optional.ofNullable(job.getVariables().get("feedback")).map(OrderHistory::map);
        arrived.put(
            element,
            new Step.Answer(job.getCustomHeaders().getOrDefault("system", "?"), feedback, at));
      } else if (job.getType().equals("fulfillment-resume")) {
        arrived.put(element, new Step.GoesOn(at));
      }
    }
  }

  private void read(Record<?> record, ProcessMessageSubscriptionRecordValue message) {
    if (record.getIntent() == ProcessMessageSubscriptionIntent.CORRELATED) {
      if (message.getMessageName().equals(DECISION)) {
        steps.add(
            new Step.Decision(
                String.valueOf(message.getVariables().get("decision")), record.getTimestamp()));
      } else {
        Map<String, Object> feedback = map(message.getVariables().get("feedback"));
        arrived.put(
            message.getElementInstanceKey(),
            new Step.Report(
                String.valueOf(feedback.get("system")), feedback, record.getTimestamp()));
      }
    }
  }

  private void read(Record<?> record, ProcessInstanceRecordValue element) {
    boolean isProcess = element.getBpmnElementType() == BpmnElementType.PROCESS;
    switch (record.getIntent()) {
      case ProcessInstanceIntent.ELEMENT_ACTIVATED -> {
        tokens.put(record.getKey(), element.getElementId());
        hearsWhatWaited |= element.getElementId().equals(HEARS_WHAT_WAITED);
      }
      case ProcessInstanceIntent.ELEMENT_COMPLETED -> {
        left(record.getKey(), element, isProcess);
        Step step = arrived.remove(record.getKey());
        if (step != null) {
          add(step);
        } else if (element.getElementId().startsWith(OVERDUE)) {
          add(
              new Step.Silence(
                  element.getElementId().substring(OVERDUE.length()),
                  record.getTimestamp(),
                  System.currentTimeMillis()));
        }
      }
      case ProcessInstanceIntent.ELEMENT_TERMINATED -> {
        left(record.getKey(), element, isProcess);
        // What was handed to it at this very moment, it has not acted upon.
        arrived.remove(record.getKey());
      }
      default -> {}
    }
  }

  private void left(long key, ProcessInstanceRecordValue element, boolean isProcess) {
    tokens.remove(key);
    ended |= isProcess;
    if (element.getElementId().equals(HEARS_WHAT_WAITED)) {
      hearsWhatWaited = false;
    }
  }

  /** What is heard in that moment had waited before the order went on. */
  private void add(Step step) {
    int last = steps.size() - 1;
    boolean waited = hearsWhatWaited && last >= 0 && steps.get(last) instanceof Step.GoesOn;
    steps.add(waited ? last : last + 1, step);
  }

  // ---- what it says

  /** Key of its process instance. */
  public long processInstance() {
    return processInstance;
  }

  public String orderId() {
    return text(variables.getOrDefault("orderId", "\"\""));
  }

  String businessType() {
    return businessType;
  }

  /** What was ordered. */
  Map<String, Object> order() {
    return map(first);
  }

  synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Keys of the trigger calls whose jobs were completed. */
  synchronized Set<String> completedCalls() {
    return Set.copyOf(completedCalls);
  }

  synchronized Set<Instruction> instructions() {
    return Set.copyOf(instructions);
  }

  /** How often its handling of an exception began. */
  int pauses() {
    return pauses;
  }

  /** How often a person was asked. */
  int questions() {
    return questions;
  }

  public synchronized boolean ended() {
    return ended;
  }

  public synchronized String outcome() {
    return text(variables.getOrDefault("outcome", "\"\""));
  }

  /** What it remembers of a system; empty if nothing. */
  synchronized Optional<Map<String, @Nullable Object>> knows(String system) {
    return Optional.ofNullable(variables.get(system)).map(OrderHistory::map);
  }

  /** Keys of the questions to a person that are not answered. */
  synchronized Set<Long> openQuestions() {
    return Set.copyOf(userTasks);
  }

  /** Open incidents: element and message. */
  synchronized List<String> incidents() {
    return List.copyOf(incidents.values());
  }

  int everIncidents() {
    return everIncidents;
  }

  /** Whether nothing happens until a deadline passes, or a person repairs what is an incident. */
  synchronized boolean onlyWaits() {
    return userTasks.isEmpty() && (openJobs.isEmpty() || !incidents.isEmpty());
  }

  /** Its next deadline, in milliseconds of the engine's clock. */
  synchronized Optional<Long> nextDeadline() {
    return timers.values().stream().min(Long::compare);
  }

  /** Where it stands, for whoever reads why a test failed. */
  synchronized String standsAt() {
    return "%s at %s, jobs %s, incidents %s"
        .formatted(orderId(), tokens.values(), openJobs.values(), incidents.values());
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, entry) -> entries.put(String.valueOf(name), entry));
    }
    return entries;
  }

  private static Map<String, Object> map(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      return Map.of(); // No context.
    }
  }

  private static String text(String json) {
    try {
      return JSON.readTree(json).asText();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
