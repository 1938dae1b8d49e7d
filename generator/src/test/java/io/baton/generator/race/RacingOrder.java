package io.baton.generator.race;

import io.baton.generator.engine.Engine;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of many orders on a real broker; it waits for no answer.
 *
 * <p>Jobs of the exception handling and of the end are completed at once; a trigger job is when its
 * system answers, also the one that repeats a call that was cut off by then.
 */
final class RacingOrder {
  private final String orderId;
  private final CamundaClient client;
  private final Traffic traffic;
  private final Map<Long, Call> calls = new LinkedHashMap<>();
  private final Map<String, Map<String, ?>> answers = new HashMap<>();
  private final List<Long> resumeJobs = new ArrayList<>();
  private final List<String> instructions = new ArrayList<>();
  private final List<String> pauses = new ArrayList<>();
  private volatile InstanceLog log = new InstanceLog();
  private volatile long instance;
  private boolean holdsResume;
  private int resumes;
  private String outcome = "";

  /** A trigger call that reached a worker. */
  private record Call(String system, String key) {}

  RacingOrder(String orderId, CamundaClient client, Traffic traffic, boolean holdsResume) {
    this.orderId = orderId;
    this.client = client;
    this.traffic = traffic;
    this.holdsResume = holdsResume;
  }

  // ---- what happens

  void start(String businessType, InstanceLogs logs) {
    traffic.send(
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("fulfillment-" + businessType)
            .latestVersion()
            .variables(
                Map.of("orderId", orderId, "businessType", businessType, "order", Race.ORDER)),
        created -> {
          instance = created.getProcessInstanceKey();
          log = logs.of(instance);
        });
  }

  void happens(Happening happening, CamundaClient via) {
    switch (happening) {
      case Happening.Reported(String system, Map<String, ?> feedback, boolean hasMessageId) -> {
        Map<String, Object> reported = new LinkedHashMap<>(feedback);
        reported.put("system", system);
        PublishMessageCommandStep3 message =
            via.newPublishMessageCommand()
                .messageName("fulfillment-status")
                .correlationKey(orderId + ":" + system)
                .timeToLive(Engine.FOR_EVER)
                .variables(Map.of("feedback", reported));
        traffic.send(
            hasMessageId ? message.messageId(orderId + reported.get("eventId")) : message,
            published -> {});
      }
      case Happening.Replied(String system, Map<String, ?> feedback) -> {
        Map<String, Object> reply = new LinkedHashMap<>(feedback);
        reply.put("system", system);
        answer(system, Map.of("feedback", reply), via);
      }
      case Happening.CallTaken(String system) -> answer(system, Map.of(), via);
      case Happening.Decided(String decision) ->
          traffic.send(
              via.newPublishMessageCommand()
                  .messageName("fulfillment-decision")
                  .correlationKey(orderId)
                  .timeToLive(Duration.ZERO)
                  .variables(Map.of("decision", decision)),
              published -> {});
      case Happening.GoesOn goesOn -> goOn(via);
      case Happening.TimePassed passed -> throw new IllegalArgumentException("The clock runs");
    }
  }

  /** To the oldest call, if one is made. */
  private void answer(String system, Map<String, ?> variables, CamundaClient via) {
    Optional<Long> oldest;
    synchronized (this) {
      oldest =
          calls.entrySet().stream()
              .filter(call -> call.getValue().system().equals(system))
              .filter(call -> log.isActive(call.getKey()))
              .min(Comparator.comparingInt(call -> Race.number(call.getValue().key())))
              .map(Map.Entry::getKey);
      oldest.ifPresent(job -> answers.put(keyOf(job), variables));
    }
    oldest.ifPresent(job -> complete(job, variables, via));
  }

  private String keyOf(long job) {
    Call call = calls.get(job);
    return call == null ? "" : call.key();
  }

  private void complete(long job, Map<String, ?> variables, CamundaClient via) {
    traffic.send(via.newCompleteCommand(job).variables(variables), completed -> {}, () -> {});
  }

  private void goOn(CamundaClient via) {
    List<Long> open;
    synchronized (this) {
      holdsResume = false;
      open = List.copyOf(resumeJobs);
      resumeJobs.clear();
    }
    open.forEach(job -> complete(job, Map.of(), via));
  }

  void cancel() {
    if (instance > 0) {
      traffic.send(client.newCancelInstanceCommand(instance), cancelled -> {}, () -> {});
    }
  }

  // ---- what its workers see

  synchronized void arrived(ActivatedJob job) {
    Map<String, Object> variables = job.getVariablesAsMap();
    switch (job.getType()) {
      case "fulfillment-trigger" -> {
        String key = String.valueOf(variables.get("key"));
        calls.put(
            job.getKey(), new Call(String.valueOf(job.getCustomHeaders().get("system")), key));
        // A call that was cut off while its system answered gets the same answer when repeated.
        Map<String, ?> answer = answers.get(key);
        if (answer != null) {
          complete(job.getKey(), answer, client);
        }
        return;
      }
      case "fulfillment-exception" -> {
        Map<?, ?> what = instruct(variables);
        pauses.add(
            String.join(" ", text(what, "node"), text(what, "system"), text(what, "status")));
      }
      case "fulfillment-instruct" -> {
        Map<?, ?> what = instruct(variables);
        instructions.add(
            OrderStory.instruction(
                text(what, "system"),
                text(what, "instruction"),
                text(what, "node"),
                text(what, "status"),
                withoutId(text(what, "key"))));
      }
      case "fulfillment-resume" -> {
        resumes++;
        if (holdsResume) {
          resumeJobs.add(job.getKey());
          return;
        }
      }
      case "fulfillment-ended" -> outcome += variables.get("outcome");
      default -> throw new IllegalStateException("A job that no worker knows: " + job);
    }
    complete(job.getKey(), Map.of(), client);
  }

  private static Map<?, ?> instruct(Map<String, Object> variables) {
    return (Map<?, ?>) variables.getOrDefault("instruct", Map.of());
  }

  private static String text(Map<?, ?> context, String entry) {
    return String.valueOf(context.get(entry));
  }

  // ---- what came of it

  /** Whether it waits for nobody but its systems, persons, and whoever lets it go on. */
  synchronized boolean isQuiet(Instant now) {
    return log.timers().stream().allMatch(now::isBefore)
        && !log.hasJobsBut(
            holdsResume
                ? Set.of("fulfillment-trigger", "fulfillment-resume")
                : Set.of("fulfillment-trigger"))
        && !log.hasJobsNotIn(calls.keySet(), "fulfillment-trigger");
  }

  InstanceLog log() {
    return log;
  }

  synchronized OrderStory story(Set<String> systems) {
    List<String> made = new ArrayList<>();
    List<String> open = new ArrayList<>();
    calls.forEach(
        (job, call) -> {
          if (!log.isCancelled(job)) {
            made.add(withoutId(call.key()));
          }
          if (log.isActive(job)) {
            open.add(withoutId(call.key()));
          }
        });
    return new OrderStory(
        made, open, instructions, pauses, resumes, log.persons(), outcome, log.systems(systems));
  }

  private String withoutId(String key) {
    return key.startsWith(orderId + ":") ? "order" + key.substring(orderId.length()) : key;
  }
}
