package io.baton.generator.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An engine that runs generated processes, embedded or a real broker: what {@link EngineDriver}
 * needs of it.
 */
public interface Engine {
  /** Longer than any test moves the clock. */
  Duration FOR_EVER = Duration.ofDays(3650);

  CamundaClient client();

  /** The records of the log from that index on, in the order in which they became known. */
  List<Record<?>> records(int from);

  /** The engine's clock. */
  Instant now();

  /** Moves the engine's clock forward. */
  void increaseTime(Duration duration);

  /** The job as a worker gets it, or empty if it was gone before one could get it. */
  Optional<ActivatedJob> activate(long jobKey, String jobType);

  /** Waits until the engine has nothing more to do, deadlines aside. */
  void awaitIdle();

  /** Deploys one process; throws when the engine refuses it. */
  void deploy(String bpmnXml);

  /** An order of that business type, to be started. */
  EngineDriver order(String businessType);

  /** How many records there are from that index on that are not made by polling for jobs. */
  default int othersThanPolling(int from) {
    return Math.toIntExact(
        records(from).stream()
            .filter(record -> record.getValueType() != ValueType.JOB_BATCH)
            .count());
  }
}
