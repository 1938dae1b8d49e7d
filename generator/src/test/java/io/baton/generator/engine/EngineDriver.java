package io.baton.generator.engine;

import io.baton.generator.plan.TaskKind;
import io.baton.generator.reference.Action;
import io.baton.generator.reference.Cause;
import io.baton.generator.reference.DrivenOrder;
import io.baton.generator.reference.Happening;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An order that a generated process fulfils on an engine, driven and observed as Baton's
 * application does: by job workers and messages, and nothing else.
 *
 * <p>Jobs of the exception handling and of the end are completed at once; trigger jobs stay open
 * until a system answers, the resume job until {@link #resumed()}.
 */
public final class EngineDriver implements DrivenOrder {
  private final Engine engine;
  private final String businessType;
  private final OrderLog log;
  private final Calls calls = new Calls();
  private final List<Happening.Reports> sent = new ArrayList<>();
  private Optional<Long> resumeJob = Optional.empty();
  private String orderId = "";
  private String node = "";

  EngineDriver(Engine engine, String businessType) {
    this.engine = engine;
    this.businessType = businessType;
    this.log = new OrderLog(engine);
  }

  // ---- what can happen

  @Override
  public List<Action> happens(Happening happening) {
    return alone().happens(List.of(happening)).getFirst();
  }

  private Together alone() {
    return new Together(engine, List.of(this));
  }

  /** Sends the commands that make that happen. The clock is not the order's: it is left alone(). */
  List<CompletableFuture<?>> begin(Happening happening) {
    return switch (happening) {
      case Happening.Starts(String id, Map<String, ?> order) ->
          List.of(start("fulfillment-" + businessType, id, order));
      case Happening.Reports report -> List.of(publish(report));
      case Happening.TakesCall(String system) -> List.of(answer(system, Map.of()));
      case Happening.Replies(String system, Map<String, ?> feedback) ->
          List.of(answer(system, Map.of("feedback", of(system, feedback))));
      case Happening.TimePasses passes -> List.of();
      case Happening.Decides(String decision) -> List.of(decide(decision));
      case Happening.GoesOn goesOn -> List.of(goOn());
      case Happening.AtOnce(List<Happening> all) ->
          all.stream().map(this::begin).flatMap(List::stream).toList();
    };
  }

  /** The order starts at the entry process, which finds the process of its business type. */
  public List<Action> startAtEntry(@Nullable String orderId, Map<String, ?> order) {
    start("order-fulfillment", orderId, order).join();
    return alone().comeToRest().getFirst();
  }

  /**
   * The order comes as a message to the entry process, which finds the process of its business
   * type; the message starts nothing while an order of that id is active.
   */
  public List<Action> startByMessage(String orderId, Map<String, ?> order) {
    this.orderId = orderId;
    engine
        .client()
        .newPublishMessageCommand()
        .messageName("order-received")
        .correlationKey(orderId)
        .timeToLive(Duration.ZERO)
        .variables(Map.of("orderId", orderId, "businessType", businessType, "order", order))
        .send()
        .join();
    engine.awaitIdle();
    log.followWhatStarted("order-fulfillment");
    return alone().comeToRest().getFirst();
  }

  private CompletableFuture<?> start(
      String processId, @Nullable String orderId, Map<String, ?> order) {
    Map<String, Object> variables = new LinkedHashMap<>();
    if (orderId != null) {
      this.orderId = orderId;
      variables.put("orderId", orderId);
    }
    variables.put("businessType", businessType);
    variables.put("order", order);
    return engine
        .client()
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(variables)
        .send()
        .thenAccept(created -> log.follow(created.getProcessInstanceKey()))
        .toCompletableFuture();
  }

  /**
   * The message waits as long as it must. Sent again, an event comes without message id, as it does
   * when the engine has forgotten that id: the process itself must recognise it.
   */
  private CompletableFuture<?> publish(Happening.Reports report) {
    boolean isFirst =
        sent.stream()
            .noneMatch(
                other ->
                    other.system().equals(report.system())
                        && Objects.equals(
                            other.feedback().get("eventId"), report.feedback().get("eventId")));
    sent.add(report);
    PublishMessageCommandStep3 message = message(report);
    return (isFirst
            ? message.messageId(report.system() + " " + report.feedback().get("eventId"))
            : message)
        .send()
        .toCompletableFuture();
  }

  private PublishMessageCommandStep3 message(Happening.Reports report) {
    return engine
        .client()
        .newPublishMessageCommand()
        .messageName("fulfillment-status")
        .correlationKey(orderId + ":" + report.system())
        .timeToLive(Engine.FOR_EVER)
        .variables(Map.of("feedback", of(report.system(), report.feedback())));
  }

  private CompletableFuture<?> answer(String system, Map<String, ?> variables) {
    return engine
        .client()
        .newCompleteCommand(calls.oldestOf(system))
        .variables(variables)
        .send()
        .toCompletableFuture();
  }

  private static Map<String, Object> of(String system, Map<String, ?> feedback) {
    Map<String, Object> reported = new LinkedHashMap<>(feedback);
    reported.put("system", system);
    return reported;
  }

  private CompletableFuture<?> decide(String decision) {
    return engine
        .client()
        .newPublishMessageCommand()
        .messageName("fulfillment-decision")
        .correlationKey(orderId)
        .timeToLive(Duration.ZERO)
        .variables(Map.of("decision", decision))
        .send()
        .toCompletableFuture();
  }

  /**
   * All that was reported is delivered again before: what the engine had handed to a task when the
   * exception interrupted it is lost.
   */
  private CompletableFuture<?> goOn() {
    long job = resumeJob.orElseThrow(() -> new IllegalStateException("No resume job is open"));
    resumeJob = Optional.empty();
    CompletableFuture<?>[] deliveries =
        sent.stream()
            .map(report -> message(report).send().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(deliveries)
        .thenCompose(delivered -> engine.client().newCompleteCommand(job).send());
  }

  /** Ends the order without a word, if it has not ended. */
  CompletableFuture<?> cancel() {
    return log.activeRoot()
        .<CompletableFuture<?>>map(
            order -> engine.client().newCancelInstanceCommand(order).send().toCompletableFuture())
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  // ---- what can be seen

  @Override
  public Map<String, Cause> calls() {
    return calls.open();
  }

  @Override
  public Optional<Map<String, @Nullable Object>> knows(String system) {
    return variable(system)
        .map(json -> engine.client().getConfiguration().getJsonMapper().fromJsonAsMap(json));
  }

  /** A variable of the process instance itself, as JSON. */
  public Optional<String> variable(String name) {
    return log.variable(name);
  }

  /** Incidents that are not resolved: element id and message. */
  public List<String> incidents() {
    return log.incidents();
  }

  /** Whether a process instance has come of it. */
  public boolean hasStarted() {
    return log.hasInstance();
  }

  /** Whether the process instance has completed. */
  public boolean hasEnded() {
    return log.activeRoot().isEmpty();
  }

  /**
   * How many records the engine wrote since the order started, without polling for jobs; of this
   * order only if nothing else happened meanwhile.
   */
  public int recordCount() {
    return log.recordCount();
  }

  /** Whether an exception has been handled and the order waits for its {@code GoesOn}. */
  boolean isResuming() {
    return resumeJob.isPresent();
  }

  /** The timers that are due by then, by key. */
  Map<Long, Instant> timersUntil(Instant date) {
    return log.timersUntil(date);
  }

  Set<Long> pendingTimers() {
    return log.pendingTimers();
  }

  // ---- from the log to actions

  /** Adds what the order has done since, and answers those jobs that nobody takes time for. */
  List<CompletableFuture<?>> readOn(List<Action> actions) {
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (OrderLog.Entry entry : log.readOn()) {
      switch (entry) {
        case OrderLog.Entry.JobCreated(long key, String type) ->
            engine
                .activate(key, type)
                .filter(job -> act(job, actions))
                .ifPresent(
                    job ->
                        answers.add(
                            engine
                                .client()
                                .newCompleteCommand(key)
                                .variables(result(type))
                                .send()
                                .toCompletableFuture()));
        case OrderLog.Entry.JobCancelled(long key) -> calls.cutOff(key);
        case OrderLog.Entry.JobCompleted(long key) -> calls.taken(key);
        case OrderLog.Entry.PersonAsked() -> actions.add(new Action.AskPerson(node));
      }
    }
    return answers;
  }

  /** Returns whether the job is to be completed at once. */
  private boolean act(ActivatedJob job, List<Action> actions) {
    switch (job.getType()) {
      case "fulfillment-trigger" -> {
        Action.Trigger call =
            new Action.Trigger(
                String.valueOf(job.getCustomHeaders().get("system")), text(job, "key"));
        Map<?, ?> variables = job.getVariablesAsMap();
        Cause cause =
            Cause.of(variables.get("trigger_cause") instanceof Map<?, ?> told ? told : Map.of());
        if (calls.made(job.getKey(), call, cause)) {
          actions.add(call);
        }
        return false;
      }
      case "fulfillment-exception" -> {
        Map<?, ?> instruct = (Map<?, ?>) job.getVariable("instruct");
        node = text(instruct, "node");
        actions.add(new Action.Paused(node, text(instruct, "system"), text(instruct, "status")));
        calls.forgetCutOff();
      }
      case "fulfillment-instruct" -> {
        Map<?, ?> instruct = (Map<?, ?>) job.getVariable("instruct");
        actions.add(
            new Action.Instruct(
                text(instruct, "system"),
                text(instruct, "instruction"),
                text(instruct, "node"),
                text(instruct, "status"),
                text(instruct, "key")));
      }
      case "fulfillment-resume" -> {
        actions.add(new Action.Resumed());
        resumeJob = Optional.of(job.getKey());
        return false;
      }
      case "fulfillment-ended" -> actions.add(new Action.Ended(text(job, "outcome")));
      default -> throw new IllegalStateException("A job that no worker knows: " + job);
    }
    return true;
  }

  private static Map<String, Object> result(String jobType) {
    return jobType.equals(TaskKind.INSTRUCT.jobType())
        ? Map.of("instruct_answer", "accepted")
        : Map.of();
  }

  private static String text(ActivatedJob job, String variable) {
    return text(job.getVariablesAsMap(), variable);
  }

  private static String text(Map<?, ?> context, String entry) {
    return String.valueOf(context.get(entry));
  }
}
