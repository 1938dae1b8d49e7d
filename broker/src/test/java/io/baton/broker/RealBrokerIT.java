package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RealBrokerIT {
  private static final Duration DAY = Duration.ofDays(1);

  private static RealBroker broker;

  @BeforeAll
  static void start() {
    broker = RealBroker.start(BrokerSettings.defaults().withMaxCommandsInBatch(1));
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @Test
  void tellsWhatEveryPartitionDoes() {
    IntStream.range(0, 20)
        .mapToLong(i -> publish(broker, "every-partition-" + i))
        .forEach(key -> await(broker, MessageIntent.PUBLISHED, key));
    Set<Integer> partitions =
        broker.records().since(0).stream()
            .filter(record -> record.getIntent() == MessageIntent.PUBLISHED)
            .map(Record::getPartitionId)
            .collect(Collectors.toSet());
    assertThat(partitions).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(broker.records().since(0))
        .extracting(Record::getRecordType)
        .contains(RecordType.EVENT, RecordType.COMMAND);
  }

  @Test
  void processesOneCommandAtATimeIfToldSo() {
    assertThat(batchesOfAProcess(broker)).isGreaterThan(3);
  }

  @Test
  void movesItsClock() {
    long message = publish(broker, "expires");
    broker.clock().advance(DAY);
    await(broker, MessageIntent.EXPIRED, message);
  }

  @Test
  void goesOnAfterItWasKilledOrStoppedAndLeavesNothingBehind() {
    RealBroker other =
        RealBroker.start(BrokerSettings.defaults().withPartitions(1).withEventsOnly());
    assertThat(batchesOfAProcess(other)).isOne();
    assertThat(other.records().since(0))
        .extracting(Record::getRecordType)
        .containsOnly(RecordType.EVENT);
    long message = publish(other, "survives");
    await(other, MessageIntent.PUBLISHED, message);
    other.kill();
    assertThat(processesIn(other.folder())).isZero();
    other.startAgain();
    other.stop();
    assertThat(processesIn(other.folder())).isZero();
    other.startAgain();
    assertThat(processesIn(other.folder())).isOne();
    other.clock().advance(DAY);
    await(other, MessageIntent.EXPIRED, message);
    assertThat(count(other, MessageIntent.PUBLISHED, message)).isOne();
    other.close();
    assertThat(processesIn(other.folder())).isZero();
    assertThat(other.folder().resolve("data")).doesNotExist();
    assertThat(other.folder().resolve("broker.log")).isNotEmptyFile();
  }

  /** Returns the message's key. */
  private static long publish(RealBroker broker, String correlationKey) {
    try (CamundaClient client = broker.newClient().build()) {
      return client
          .newPublishMessageCommand()
          .messageName("test")
          .correlationKey(correlationKey)
          .timeToLive(DAY)
          .send()
          .join()
          .getMessageKey();
    }
  }

  /** In how many batches the broker runs a process from its start to its end. */
  private static long batchesOfAProcess(RealBroker broker) {
    try (CamundaClient client = broker.newClient().build()) {
      client
          .newDeployResourceCommand()
          .addProcessModel(
              Bpmn.createExecutableProcess("short").startEvent().endEvent().done(), "short.bpmn")
          .send()
          .join();
      long instance =
          client
              .newCreateInstanceCommand()
              .bpmnProcessId("short")
              .latestVersion()
              .withResult()
              .send()
              .join()
              .getProcessInstanceKey();
      await(broker, ProcessInstanceIntent.ELEMENT_COMPLETED, instance);
      return broker.records().since(0).stream()
          .filter(record -> record.getRecordType() == RecordType.EVENT)
          .filter(
              record ->
                  record.getValue() instanceof ProcessInstanceRecordValue element
                      && element.getProcessInstanceKey() == instance)
          .map(Record::getSourceRecordPosition)
          .distinct()
          .count();
    }
  }

  private static void await(RealBroker broker, Intent intent, long key) {
    // Messages expire once a minute.
    Awaitility.await("record " + intent)
        .atMost(Duration.ofSeconds(90))
        .until(() -> count(broker, intent, key) > 0);
  }

  private static long count(RealBroker broker, Intent intent, long key) {
    return broker.records().since(0).stream()
        .filter(record -> record.getIntent().equals(intent) && record.getKey() == key)
        .count();
  }

  private static long processesIn(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .count();
  }
}
