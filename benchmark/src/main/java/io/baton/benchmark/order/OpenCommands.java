package io.baton.benchmark.order;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commands of the log that the engine has not worked off yet, as far as the log tells: what comes
 * of a command names it as its source, and the commands that follow from it are worked off with it
 * unless they become too many.
 */
final class OpenCommands {
  /** The engine's limit is 100. */
  private static final int SURELY_WORKED_OFF = 50;

  private final Set<Long> open = new HashSet<>();
  private final Map<Long, Integer> following = new HashMap<>();

  /** The records that have come since the last call. */
  void read(List<Record<?>> records) {
    for (Record<?> record : records) {
      long source = record.getSourceRecordPosition();
      open.remove(source);
      if (record.getRecordType() == RecordType.COMMAND
          && (source < 0 || following.merge(source, 1, Integer::sum) >= SURELY_WORKED_OFF)) {
        open.add(record.getPosition());
      }
    }
  }

  boolean isEmpty() {
    return open.isEmpty();
  }
}
