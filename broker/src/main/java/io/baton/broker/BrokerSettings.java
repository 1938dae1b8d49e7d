package io.baton.broker;

/**
 * How a {@link RealBroker} is set up.
 *
 * @param partitions how many parts its work is divided into
 * @param maxCommandsInBatch how many follow-up commands it processes before it looks at the next
 *     command from outside; 1 makes it let others in at every step of a process, which it otherwise
 *     does only when a batch grows too large
 * @param heap its Java heap, such as {@code 512m}
 */
public record BrokerSettings(int partitions, int maxCommandsInBatch, String heap) {

  /** Three partitions, otherwise what the broker has by default. */
  public static BrokerSettings defaults() {
    return new BrokerSettings(3, 100, "512m");
  }

  public BrokerSettings withPartitions(int partitions) {
    return new BrokerSettings(partitions, maxCommandsInBatch, heap);
  }

  public BrokerSettings withMaxCommandsInBatch(int maxCommandsInBatch) {
    return new BrokerSettings(partitions, maxCommandsInBatch, heap);
  }

  public BrokerSettings withHeap(String heap) {
    return new BrokerSettings(partitions, maxCommandsInBatch, heap);
  }
}
