package io.baton.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.feedback.OrderFeedback;
import io.baton.order.OrderEnded;
import io.baton.order.OrderEvent.Paused;
import io.baton.order.OrderEvent.Resumed;
import io.baton.order.OrderProcess;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Work the jobs that tell of an order's life: it is paused, goes on, has ended. */
@Component
public class OrderWorkers {

  private static final Logger log = LoggerFactory.getLogger(OrderWorkers.class);

  private final JobDesk desk;
  private final OrderFeedback feedback;
  private final ApplicationEventPublisher events;
  private final ObjectMapper mapper;

  OrderWorkers(
      JobDesk desk, OrderFeedback feedback, ApplicationEventPublisher events, ObjectMapper mapper) {
    this.desk = desk;
    this.feedback = feedback;
    this.events = events;
    this.mapper = mapper;
  }

  /** Begins every exception handling. */
  @JobWorker(
      type = "fulfillment-exception",
      fetchVariables = {"orderId", "businessType", "instruct"},
      autoComplete = false)
  public void pause(JobClient client, ActivatedJob job) {
    desk.work(client, job, () -> pause(JobInput.of(job, mapper), job));
  }

  /** The order is about to go on. */
  @JobWorker(
      type = "fulfillment-resume",
      fetchVariables = {"orderId"},
      autoComplete = false)
  public void resume(JobClient client, ActivatedJob job) {
    desk.work(client, job, () -> resume(JobInput.of(job, mapper), ref(job)));
  }

  /** The order has ended. */
  @JobWorker(
      type = "fulfillment-ended",
      fetchVariables = {"orderId", "businessType", "outcome"},
      autoComplete = false)
  public void end(JobClient client, ActivatedJob job) {
    desk.work(client, job, () -> end(JobInput.of(job, mapper)));
  }

  /** Tells one pause from the next; the same when the job comes again. */
  private static String ref(ActivatedJob job) {
    return Long.toString(job.getKey());
  }

  private JobOutcome pause(JobInput input, ActivatedJob job) {
    JobInput instruct = input.within("instruct");
    Paused why =
        new Paused(
            instruct.text("node"), instruct.text("system"), instruct.text("status"), ref(job));
    log.info(
        "Order {} is paused at node {}: system {} reported {}.",
        input.text("orderId"),
        why.node(),
        why.system(),
        why.status());
    feedback.pause(
        input.text("orderId"),
        OrderProcess.of(input.text("businessType"), job.getProcessDefinitionVersion()),
        why);
    return JobOutcome.completed();
  }

  private JobOutcome resume(JobInput input, String ref) {
    if (!feedback.resume(input.text("orderId"), new Resumed(ref))) {
      return JobOutcome.undelivered();
    }
    log.info("Order {} goes on.", input.text("orderId"));
    return JobOutcome.completed();
  }

  private JobOutcome end(JobInput input) {
    String orderId = input.text("orderId");
    String businessType = input.text("businessType");
    String outcome = input.text("outcome");
    // Without an id there is nothing to remember, nor to take for a repetition.
    if (orderId.isEmpty() || feedback.end(orderId, businessType, outcome)) {
      log.info("Order {} has ended: {}.", orderId, outcome);
      events.publishEvent(new OrderEnded(orderId, businessType, outcome));
    }
    return JobOutcome.completed();
  }
}
