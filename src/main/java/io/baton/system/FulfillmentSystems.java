package io.baton.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.feedback.FeedbackReader;
import io.baton.feedback.Reading;
import io.baton.system.HttpAnswer.Answered;
import io.baton.system.HttpAnswer.Silent;
import io.baton.system.Trigger.Answers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Calls the fulfillment systems as they agreed to be called. */
@Component
public class FulfillmentSystems {

  private static final String AGAIN =
      "then give the job retries; the call is repeated with the same key.";

  private final SystemHttp http;
  private final FeedbackReader reader;
  private final ObjectMapper mapper;
  private final ApplicationEventPublisher events;

  FulfillmentSystems(
      SystemHttp http,
      FeedbackReader reader,
      ObjectMapper mapper,
      ApplicationEventPublisher events) {
    this.http = http;
    this.reader = reader;
    this.mapper = mapper;
    this.events = events;
  }

  /** Triggers a system and waits for its answer. */
  public TriggerAnswer trigger(Trigger trigger) {
    ObjectNode body = mapper.createObjectNode();
    body.put("orderId", trigger.orderId()).put("businessType", trigger.businessType());
    body.put("system", trigger.system()).put("key", trigger.key());
    body.set("order", trigger.order());
    body.set("reported", trigger.reported());
    if (!trigger.cause().system().isEmpty()) {
      body.set("cause", mapper.valueToTree(trigger.cause()));
    }
    TriggerAnswer answer =
        switch (http.post(trigger.system(), "/trigger", trigger.key(), body)) {
          case Silent(String reason) ->
              new TriggerAnswer.Unavailable(silent(trigger.system(), "trigger", reason));
          case Answered answered -> read(trigger, answered);
        };
    switch (answer) {
      case TriggerAnswer.Taken taken -> publish(trigger);
      case TriggerAnswer.Reported reported -> publish(trigger);
      case TriggerAnswer.Unavailable unavailable -> {}
      case TriggerAnswer.Rejected rejected -> {}
    }
    return answer;
  }

  /** Instructs a system and waits for its answer. */
  public InstructionAnswer instruct(Instruction instruction) {
    ObjectNode body = mapper.createObjectNode();
    body.put("orderId", instruction.orderId()).put("system", instruction.system());
    body.put("instruction", instruction.instruction()).put("node", instruction.node());
    body.put("status", instruction.status()).put("key", instruction.key());
    InstructionAnswer answer =
        switch (http.post(instruction.system(), "/instruct", instruction.key(), body)) {
          case Silent(String reason) ->
              new InstructionAnswer.Unavailable(
                  silent(instruction.system(), instruction.instruction(), reason));
          case Answered answered -> read(instruction, answered);
        };
    switch (answer) {
      case InstructionAnswer.Accepted accepted -> publish(instruction, "accepted");
      case InstructionAnswer.NotKnown notKnown -> publish(instruction, "not known");
      case InstructionAnswer.Refused refused -> publish(instruction, "refused");
      case InstructionAnswer.Unavailable unavailable -> {}
      case InstructionAnswer.Rejected rejected -> {}
    }
    return answer;
  }

  private TriggerAnswer read(Trigger trigger, Answered answered) {
    if (answered.isFailure()) {
      return new TriggerAnswer.Unavailable(failed(trigger.system(), "trigger", answered));
    }
    if (answered.isSuccess() && trigger.answers() == Answers.FEEDBACK) {
      return new TriggerAnswer.Taken();
    }
    boolean mayReport = answered.isSuccess() || answered.status() >= 400;
    if (mayReport && answered.hasStatus()) {
      return switch (reader.reply(
          trigger.system(), trigger.orderId(), trigger.key(), answered.json())) {
        case Reading.Understood understood -> new TriggerAnswer.Reported(understood.feedback());
        case Reading.Malformed malformed ->
            new TriggerAnswer.Rejected(
                new Trouble(
                    "System "
                        + trigger.system()
                        + " answered the trigger with something else than"
                        + " agreed: "
                        + malformed.problem(),
                    answered.beginning(),
                    "Have the system answer as agreed, " + AGAIN));
      };
    }
    if (answered.isSuccess()) {
      return new TriggerAnswer.Rejected(
          new Trouble(
              "System "
                  + trigger.system()
                  + " answered the trigger with HTTP "
                  + answered.status()
                  + " and no status, but it is to answer by reply.",
              answered.beginning(),
              "Have the system answer with a status, or correct its answers cell in the policy, "
                  + AGAIN));
    }
    return new TriggerAnswer.Rejected(rejected(trigger.system(), "trigger", answered));
  }

  private static InstructionAnswer read(Instruction instruction, Answered answered) {
    String system = instruction.system();
    if (answered.isFailure()) {
      return new InstructionAnswer.Unavailable(failed(system, instruction.instruction(), answered));
    }
    if (!answered.isSuccess()) {
      return new InstructionAnswer.Rejected(rejected(system, instruction.instruction(), answered));
    }
    return switch (answered.json().path("answer").asText("")) {
      case "accepted" -> new InstructionAnswer.Accepted();
      case "not known" -> new InstructionAnswer.NotKnown();
      case "refused" ->
          new InstructionAnswer.Refused(
              new Trouble(
                  "System "
                      + system
                      + " refuses the instruction "
                      + instruction.instruction()
                      + " (node "
                      + instruction.node()
                      + ", status "
                      + instruction.status()
                      + ").",
                  answered.json().path("reason").asText(""),
                  "Settle it with the people of " + system + ", " + AGAIN));
      default ->
          new InstructionAnswer.Rejected(
              new Trouble(
                  "System "
                      + system
                      + " answered the instruction "
                      + instruction.instruction()
                      + " with none of accepted, refused, not known.",
                  answered.beginning(),
                  "Have the system answer as agreed, " + AGAIN));
    };
  }

  private static Trouble silent(String system, String call, String reason) {
    return new Trouble(
        "System " + system + " was not reached by the call " + call + ": " + reason + ".",
        "",
        "See that it runs and that its URL (baton.systems." + system + ".url) is right, " + AGAIN);
  }

  private static Trouble failed(String system, String call, Answered answered) {
    return new Trouble(
        "System " + system + " answered the call " + call + " with HTTP " + answered.status() + ".",
        answered.beginning(),
        "See that it works again, " + AGAIN);
  }

  private static Trouble rejected(String system, String call, Answered answered) {
    return new Trouble(
        "System " + system + " answered the call " + call + " with HTTP " + answered.status() + ".",
        answered.beginning(),
        "Correct what it objects to, " + AGAIN);
  }

  private void publish(Trigger trigger) {
    events.publishEvent(new SystemCalled(trigger.orderId(), trigger.system(), trigger.key()));
  }

  private void publish(Instruction instruction, String answer) {
    events.publishEvent(
        new SystemInstructed(
            instruction.orderId(), instruction.system(), instruction.instruction(), answer));
  }
}
