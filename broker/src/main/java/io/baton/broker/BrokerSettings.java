package io.baton.broker;

import java.net.URI;
import java.util.Optional;

/**
 * How a {@link RealBroker} is set up.
 *
 * @param partitions how many parts its work is divided into
 * @param maxCommandsInBatch how many follow-up commands it processes before it looks at the next
 *     command from outside; 1 makes it let others in at every step of a process, which it otherwise
 *     does only when a batch grows too large
 * @param heap its Java heap, such as {@code 512m}
 * @param eventsOnly whether it tells what happened only, and not also what was commanded
 * @param flowControl whether it refuses requests that are too many at once, as it does unless told
 *     otherwise
 * @param store the {@link SearchStore} of Operate and Tasklist, which run in it only if there is
 *     one
 */
public record BrokerSettings(
    int partitions,
    int maxCommandsInBatch,
    String heap,
    boolean eventsOnly,
    boolean flowControl,
    Optional<URI> store) {

  /**
   * Three partitions, all records told, nothing refused: tests fire more at the same instant than a
   * broker admits, and mean it. Otherwise what the broker has by default.
   */
  public static BrokerSettings defaults() {
    return new BrokerSettings(3, 100, "512m", false, false, Optional.empty());
  }

  public BrokerSettings withPartitions(int partitions) {
    return new BrokerSettings(partitions, maxCommandsInBatch, heap, eventsOnly, flowControl, store);
  }

  public BrokerSettings withMaxCommandsInBatch(int maxCommandsInBatch) {
    return new BrokerSettings(partitions, maxCommandsInBatch, heap, eventsOnly, flowControl, store);
  }

  public BrokerSettings withHeap(String heap) {
    return new BrokerSettings(partitions, maxCommandsInBatch, heap, eventsOnly, flowControl, store);
  }

  /** Half the records, and half the work to tell them. */
  public BrokerSettings withEventsOnly() {
    return new BrokerSettings(partitions, maxCommandsInBatch, heap, true, flowControl, store);
  }

  /** As in production: what is too much at once is refused. */
  public BrokerSettings withFlowControl() {
    return new BrokerSettings(partitions, maxCommandsInBatch, heap, eventsOnly, true, store);
  }

  /** With Operate and Tasklist, which need more memory. */
  public BrokerSettings withOperate(SearchStore store) {
    return new BrokerSettings(
        partitions,
        maxCommandsInBatch,
        "768m",
        eventsOnly,
        flowControl,
        Optional.of(store.address()));
  }
}
