package io.baton.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.feedback.FeedbackReader;
import io.baton.feedback.Intake;
import io.baton.feedback.OrderFeedback;
import io.baton.feedback.Receipt;
import io.baton.feedback.StrictJson;
import io.baton.order.OrderEvent.Cause;
import io.baton.order.OrderEvent.Triggered;
import io.baton.order.OrderLedger.SystemCall;
import io.baton.order.OrderProcess;
import io.baton.system.FulfillmentSystems;
import io.baton.system.Trigger;
import io.baton.system.Trigger.Answers;
import io.baton.system.TriggerAnswer;
import io.baton.system.Trouble;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Works {@code fulfillment-trigger}: calls a system, and notes that it may report from now on. */
@Component
public class TriggerWorker {

  private static final String CAUSE = "trigger_cause";

  private final JobDesk desk;
  private final FulfillmentSystems systems;
  private final OrderFeedback feedback;
  private final Intake intake;
  private final ObjectMapper mapper;

  TriggerWorker(
      JobDesk desk,
      FulfillmentSystems systems,
      OrderFeedback feedback,
      Intake intake,
      ObjectMapper mapper) {
    this.desk = desk;
    this.systems = systems;
    this.feedback = feedback;
    this.intake = intake;
    this.mapper = mapper;
  }

  @JobWorker(
      type = "fulfillment-trigger",
      fetchVariables = {"orderId", "businessType", "order", "key", CAUSE},
      autoComplete = false)
  public void trigger(JobClient client, ActivatedJob job) {
    desk.work(client, job, () -> trigger(job));
  }

  private JobOutcome trigger(ActivatedJob job) {
    JobInput input = JobInput.of(job, mapper);
    String orderId = input.text("orderId");
    String system = job.getCustomHeaders().getOrDefault("system", "");
    String answers = job.getCustomHeaders().getOrDefault("answers", "");
    if (orderId.isEmpty()
        || orderId.length() > FeedbackReader.LONGEST_ID
        || !StrictJson.isOneLine(orderId)) {
      return JobOutcome.unfit(
          "variable orderId (1 to " + FeedbackReader.LONGEST_ID + " visible characters)");
    }
    if (input.text("key").isEmpty()) {
      return JobOutcome.unfit("variable key");
    }
    if (system.isEmpty()) {
      return JobOutcome.unfit("header system");
    }
    return switch (answers) {
      case "reply" -> call(job, trigger(input, system, Answers.REPLY));
      case "feedback" -> call(job, trigger(input, system, Answers.FEEDBACK));
      default -> JobOutcome.unfit("header answers (reply or feedback)");
    };
  }

  private Trigger trigger(JobInput input, String system, Answers answers) {
    JobInput cause = input.within(CAUSE);
    return new Trigger(
        input.text("orderId"),
        input.text("businessType"),
        system,
        answers,
        input.text("key"),
        input.value("order"),
        feedback.reportedSoFar(input.text("orderId")),
        new Cause(
            cause.text("system"),
            cause.text("status"),
            Optional.of(cause.text("eventId")).filter(id -> !id.isEmpty())));
  }

  private JobOutcome call(ActivatedJob job, Trigger trigger) {
    SystemCall call =
        feedback.calling(
            trigger.orderId(),
            OrderProcess.of(trigger.businessType(), job.getProcessDefinitionVersion()),
            new Triggered(trigger.system(), trigger.key(), trigger.cause()));
    return switch (systems.trigger(trigger)) {
      case TriggerAnswer.Taken taken -> taken(trigger, call);
      case TriggerAnswer.Reported reported ->
          switch (trigger.answers()) {
            case REPLY ->
                feedback.replied(reported.feedback())
                    ? new JobOutcome.Completed(reported.feedback().variables())
                    : tooMuch(trigger);
            // Its process listens for messages only.
            case FEEDBACK ->
                intake.take(reported.feedback()) instanceof Receipt.Refused
                    ? tooMuch(trigger)
                    : taken(trigger, call);
          };
      case TriggerAnswer.Later later -> {
        note(trigger, later.trouble());
        yield new JobOutcome.Later(later.trouble(), later.pause());
      }
      case TriggerAnswer.InVain inVain -> {
        note(trigger, inVain.trouble());
        yield new JobOutcome.Incident(inVain.trouble());
      }
    };
  }

  private JobOutcome tooMuch(Trigger trigger) {
    Trouble trouble =
        new Trouble(
            "System "
                + trigger.system()
                + " answered the trigger with more data than the order can remember.",
            "",
            "Have the system answer with less in params and data, then retry.");
    note(trigger, trouble);
    return new JobOutcome.Incident(trouble);
  }

  private void note(Trigger trigger, Trouble trouble) {
    feedback.notCalled(trigger.orderId(), trigger.system(), trouble.problem());
  }

  private JobOutcome taken(Trigger trigger, SystemCall call) {
    return feedback.called(trigger.orderId(), trigger.system(), call)
        ? JobOutcome.completed()
        : JobOutcome.undelivered();
  }
}
