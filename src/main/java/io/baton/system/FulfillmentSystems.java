package io.baton.system;

import io.baton.feedback.FeedbackReader;
import io.baton.feedback.Reading;
import io.baton.system.SystemAnswer.Heard;
import io.baton.system.SystemAnswer.Objected;
import io.baton.system.SystemAnswer.Relayed;
import io.baton.system.SystemAnswer.Settled;
import io.baton.system.SystemAnswer.Took;
import io.baton.system.SystemAnswer.Undeliverable;
import io.baton.system.Trigger.Answers;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Calls the fulfillment systems and reads their answers as agreed. */
@Component
public class FulfillmentSystems {

  private final Calls calls;
  private final FeedbackReader reader;
  private final ApplicationEventPublisher events;

  FulfillmentSystems(Calls calls, FeedbackReader reader, ApplicationEventPublisher events) {
    this.calls = calls;
    this.reader = reader;
    this.events = events;
  }

  /** The longest that calling any of the systems can take. */
  public Duration longestCall() {
    return calls.longest();
  }

  /** Triggers a system and waits for its answer. */
  public TriggerAnswer trigger(Trigger trigger) {
    TriggerAnswer answer =
        switch (calls.call(trigger)) {
          case CallResult.Settled(var answered) -> read(trigger, answered);
          case CallResult.Later(Trouble trouble, var pause) ->
              new TriggerAnswer.Later(trouble, pause);
          case CallResult.InVain(Trouble trouble) -> new TriggerAnswer.InVain(trouble);
        };
    switch (answer) {
      case TriggerAnswer.Taken taken -> publish(trigger);
      case TriggerAnswer.Reported reported -> publish(trigger);
      case TriggerAnswer.Later later -> {}
      case TriggerAnswer.InVain inVain -> {}
    }
    return answer;
  }

  /** Instructs a system and waits for its answer. */
  public InstructionAnswer instruct(Instruction instruction) {
    InstructionAnswer answer =
        switch (calls.call(instruction)) {
          case CallResult.Settled(var answered) -> read(instruction, answered);
          case CallResult.Later(Trouble trouble, var pause) ->
              new InstructionAnswer.Later(trouble, pause);
          case CallResult.InVain(Trouble trouble) -> new InstructionAnswer.InVain(trouble);
        };
    switch (answer) {
      case InstructionAnswer.Accepted accepted -> publish(instruction, "accepted");
      case InstructionAnswer.NotKnown notKnown -> publish(instruction, "not known");
      case InstructionAnswer.Refused refused -> publish(instruction, "refused");
      case InstructionAnswer.Later later -> {}
      case InstructionAnswer.InVain inVain -> {}
    }
    return answer;
  }

  private TriggerAnswer read(Trigger trigger, Settled answered) {
    return switch (answered) {
      case Heard heard -> read(trigger, heard);
      case Relayed relayed when trigger.answers() == Answers.FEEDBACK -> new TriggerAnswer.Taken();
      case Relayed relayed ->
          new TriggerAnswer.InVain(
              new Trouble(
                  "System "
                      + trigger.system()
                      + " is to answer by reply, but the adapter that it is called by brings none.",
                  "",
                  "Choose another adapter for it, restart the application, " + Calls.AGAIN));
      case Undeliverable undeliverable ->
          new TriggerAnswer.InVain(undeliverable(trigger, undeliverable));
    };
  }

  private InstructionAnswer read(Instruction instruction, Settled answered) {
    return switch (answered) {
      case Heard heard -> read(instruction, heard);
      // What becomes of it the system tells as feedback: there is nothing to wait for.
      case Relayed relayed -> new InstructionAnswer.Accepted();
      case Undeliverable undeliverable ->
          new InstructionAnswer.InVain(undeliverable(instruction, undeliverable));
    };
  }

  private TriggerAnswer read(Trigger trigger, Heard heard) {
    boolean taken = heard instanceof Took;
    if (taken && trigger.answers() == Answers.FEEDBACK) {
      return new TriggerAnswer.Taken();
    }
    // A problem document (RFC 9457) has a status, too, but that one is a number.
    if (heard.body().path("status").isTextual()) {
      return report(trigger, heard);
    }
    return new TriggerAnswer.InVain(
        switch (heard) {
          case Took took ->
              new Trouble(
                  "System "
                      + trigger.system()
                      + " answered the trigger with "
                      + took.how()
                      + " and no status, but it is to answer by reply.",
                  took.beginning(),
                  "Have the system answer with a status, or correct its answers cell in the"
                      + " policy, "
                      + Calls.AGAIN);
          case Objected objected -> objection(trigger, objected);
        });
  }

  private TriggerAnswer report(Trigger trigger, Heard heard) {
    return switch (reader.reply(trigger.system(), trigger.orderId(), trigger.key(), heard.body())) {
      case Reading.Understood understood -> new TriggerAnswer.Reported(understood.feedback());
      case Reading.Malformed malformed ->
          new TriggerAnswer.InVain(
              new Trouble(
                  "System "
                      + trigger.system()
                      + " answered the trigger with something else than agreed: "
                      + malformed.problem(),
                  heard.beginning(),
                  "Have the system answer as agreed, " + Calls.AGAIN));
    };
  }

  private static InstructionAnswer read(Instruction instruction, Heard heard) {
    return switch (heard) {
      case Objected objected -> new InstructionAnswer.InVain(objection(instruction, objected));
      case Took took ->
          switch (took.body().path("answer").asText("")) {
            case "accepted" -> new InstructionAnswer.Accepted();
            case "not known" -> new InstructionAnswer.NotKnown();
            case "refused" -> new InstructionAnswer.Refused(refusal(instruction, took));
            default ->
                new InstructionAnswer.InVain(
                    new Trouble(
                        "System "
                            + instruction.system()
                            + " answered the instruction "
                            + instruction.instruction()
                            + " with none of accepted, refused, not known.",
                        took.beginning(),
                        "Have the system answer as agreed, " + Calls.AGAIN));
          };
    };
  }

  private static Trouble refusal(Instruction instruction, Took took) {
    return new Trouble(
        "System "
            + instruction.system()
            + " refuses the instruction "
            + instruction.instruction()
            + " (node "
            + instruction.node()
            + ", status "
            + instruction.status()
            + ").",
        took.body().path("reason").asText(""),
        "Settle it with the people of "
            + instruction.system()
            + ". If it will do it now, retry; if not, tell Baton first (POST"
            + " /orders/{id}/settle with the key "
            + instruction.key()
            + ").");
  }

  private static Trouble undeliverable(FulfillmentCall call, Undeliverable undeliverable) {
    return new Trouble(
        "The call "
            + call.name()
            + " cannot be brought to system "
            + call.system()
            + ": "
            + undeliverable.reason()
            + ".",
        "",
        Calls.capitalized(undeliverable.remedy()) + ", " + Calls.AGAIN);
  }

  private static Trouble objection(FulfillmentCall call, Objected objected) {
    return new Trouble(
        "System "
            + call.system()
            + " answered the call "
            + call.name()
            + " with "
            + objected.how()
            + ".",
        objected.beginning(),
        Calls.capitalized(objected.remedy()) + ", " + Calls.AGAIN);
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
