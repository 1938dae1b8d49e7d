package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.explore.Exploration;
import io.baton.generator.explore.Story;
import io.baton.generator.explore.ToldStory;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.plan.ProcessPlanner;
import io.baton.generator.plan.StoryTracer;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The elements and flows that an order passes: as they are painted, and as the engine says. */
final class PassedElements {
  private static final AtomicInteger ORDERS = new AtomicInteger();

  private PassedElements() {}

  static List<Story> stories(Exploration exploration) {
    return Stream.of(
            exploration.endings().values().stream(),
            exploration.decisions().values().stream(),
            exploration.stuck().stream())
        .flatMap(told -> told)
        .filter(story -> !ToldStory.hasDeadline(story))
        .toList();
  }

  static SortedSet<String> painted(FulfillmentPolicy policy, Story story) {
    return new TreeSet<>(StoryTracer.trace(policy, ProcessPlanner.plan(policy), story).elements());
  }

  /** Lets the story happen to an order of a process that is deployed; no other order moves. */
  static SortedSet<String> onEngine(EmbeddedEngine engine, FulfillmentPolicy policy, Story story) {
    int before = engine.records(0).size();
    EngineDriver order = engine.order(policy.businessType());
    new ToldStory(policy, story).tellTo(order, "passed-" + ORDERS.incrementAndGet());
    assertThat(order.incidents()).isEmpty();
    SortedSet<String> passed =
        engine.records(before).stream()
            .filter(record -> record.getRecordType() == RecordType.EVENT)
            .filter(
                record ->
                    record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED
                        || record.getIntent() == ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN)
            .map(record -> (ProcessInstanceRecordValue) record.getValue())
            .filter(element -> element.getBpmnElementType() != BpmnElementType.PROCESS)
            .map(ProcessInstanceRecordValue::getElementId)
            .collect(Collectors.toCollection(TreeSet::new));
    engine.cancelOrders();
    // The driver's person answers by message; a person at work completes the task.
    if (passed.removeAll(Set.of("Decision_received", "Flow_Decision_received_to_Decision"))) {
      passed.add("Flow_Decide_by_person_to_Decision");
    }
    return passed;
  }
}
