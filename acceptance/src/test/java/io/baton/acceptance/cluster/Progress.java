package io.baton.acceptance.cluster;

import io.baton.broker.RealEngine;
import io.camunda.zeebe.protocol.record.Record;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** When each partition did something for the first time after a moment. */
final class Progress {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Map<Integer, Duration> first = new ConcurrentHashMap<>();
  private volatile Instant moment = Instant.MAX;

  private Progress() {}

  static Progress of(RealEngine engine) {
    Progress progress = new Progress();
    engine.records().listen(progress::note);
    return progress;
  }

  private void note(Record<?> record) {
    Instant written = Instant.ofEpochMilli(record.getTimestamp());
    if (written.isAfter(moment)) {
      first.putIfAbsent(record.getPartitionId(), Duration.between(moment, written));
    }
  }

  /** From now on. */
  void begin() {
    moment = Instant.MAX;
    first.clear();
    moment = Instant.now();
  }

  /** How long a partition took to do something; waits until it has. */
  Duration of(int partition) {
    return Awaitility.await("partition " + partition + " goes on")
        .atMost(PATIENCE)
        .until(() -> first.get(partition), java.util.Objects::nonNull);
  }
}
