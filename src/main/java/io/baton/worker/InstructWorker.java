package io.baton.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.order.OrderEvent.Instructed;
import io.baton.order.OrderLedger;
import io.baton.system.FulfillmentSystems;
import io.baton.system.Instruction;
import io.baton.system.InstructionAnswer;
import io.baton.system.Trouble;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works {@code fulfillment-instruct}: tells a system what to do after something went wrong. */
@Component
public class InstructWorker {

  private static final Logger log = LoggerFactory.getLogger(InstructWorker.class);

  private final JobDesk desk;
  private final FulfillmentSystems systems;
  private final OrderLedger orders;
  private final ObjectMapper mapper;

  InstructWorker(
      JobDesk desk, FulfillmentSystems systems, OrderLedger orders, ObjectMapper mapper) {
    this.desk = desk;
    this.systems = systems;
    this.orders = orders;
    this.mapper = mapper;
  }

  @JobWorker(
      type = "fulfillment-instruct",
      fetchVariables = {"orderId", "instruct"},
      autoComplete = false)
  public void instruct(JobClient client, ActivatedJob job) {
    desk.work(client, job, () -> instruct(JobInput.of(job, mapper)));
  }

  /** For the person who may have to decide on the order afterwards. */
  private JobOutcome answered(Instruction instruction, String answer) {
    note(instruction, answer);
    orders.troubled(instruction.orderId(), instruction.system(), "");
    return new JobOutcome.Completed(
        mapper.createObjectNode().put("instruct_answer", answer).toString());
  }

  private void note(Instruction instruction, String answer) {
    orders.instructed(
        instruction.orderId(),
        new Instructed(
            instruction.system(),
            instruction.instruction(),
            instruction.node(),
            instruction.status(),
            instruction.key(),
            answer));
  }

  private void note(Instruction instruction, Trouble trouble) {
    orders.troubled(instruction.orderId(), instruction.system(), trouble.problem());
  }

  private JobOutcome instruct(JobInput input) {
    JobInput instruct = input.within("instruct");
    for (String field : new String[] {"system", "instruction", "key"}) {
      if (instruct.text(field).isEmpty()) {
        return JobOutcome.unfit("variable instruct." + field);
      }
    }
    Instruction instruction =
        new Instruction(
            input.text("orderId"),
            instruct.text("system"),
            instruct.text("instruction"),
            instruct.text("node"),
            instruct.text("status"),
            instruct.text("key"));
    return orders
        .settled(instruction.orderId(), instruction.key())
        .map(settled -> answered(instruction, "settled by hand: " + settled.why()))
        .orElseGet(() -> call(instruction));
  }

  private JobOutcome call(Instruction instruction) {
    return switch (systems.instruct(instruction)) {
      case InstructionAnswer.Accepted accepted -> answered(instruction, "accepted");
      case InstructionAnswer.NotKnown notKnown -> {
        log.info(
            "System {} knows of nothing to {} for order {}.",
            instruction.system(),
            instruction.instruction(),
            instruction.orderId());
        yield answered(instruction, "not known");
      }
      case InstructionAnswer.Refused refused -> {
        note(instruction, "refused: " + refused.trouble().answered());
        note(instruction, refused.trouble());
        yield new JobOutcome.Incident(refused.trouble());
      }
      case InstructionAnswer.Later later -> {
        note(instruction, later.trouble());
        yield new JobOutcome.Later(later.trouble(), later.pause());
      }
      case InstructionAnswer.InVain inVain -> {
        note(instruction, "none: " + inVain.trouble().problem());
        note(instruction, inVain.trouble());
        yield new JobOutcome.Incident(inVain.trouble());
      }
    };
  }
}
