package io.baton.generator.engine;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.CommandDistributionIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.MessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.value.MessageSubscriptionRecordValue;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one partition of a broker has asked another and has not been answered yet: such work is on
 * its way and in nobody's log.
 */
final class OpenHandshakes {
  private static final Set<Intent> ASKED =
      Set.of(
          ProcessMessageSubscriptionIntent.CREATING,
          ProcessMessageSubscriptionIntent.DELETING,
          MessageSubscriptionIntent.CORRELATING,
          CommandDistributionIntent.STARTED);
  private static final Set<Intent> ANSWERED =
      Set.of(
          ProcessMessageSubscriptionIntent.CREATED,
          ProcessMessageSubscriptionIntent.CORRELATED,
          ProcessMessageSubscriptionIntent.DELETED,
          MessageSubscriptionIntent.CORRELATED,
          MessageSubscriptionIntent.DELETED,
          CommandDistributionIntent.FINISHED);

  /** What was asked, by key; keys are unique in the whole broker. */
  private final Map<Long, Record<?>> open = new ConcurrentHashMap<>();

  void read(Record<?> record) {
    if (record.getRecordType() != RecordType.EVENT) {
      return;
    }
    if (ASKED.contains(record.getIntent())) {
      open.put(record.getKey(), record);
    } else if (ANSWERED.contains(record.getIntent())) {
      open.remove(record.getKey());
    } else if (record.getIntent() == MessageSubscriptionIntent.REJECTED
        && record.getValue() instanceof MessageSubscriptionRecordValue rejected) {
      open.values().removeIf(asked -> isOf(asked, rejected)); // This event has no key, 8.6.
    }
  }

  private static boolean isOf(Record<?> asked, MessageSubscriptionRecordValue rejected) {
    return asked.getValue() instanceof MessageSubscriptionRecordValue correlating
        && correlating.getMessageKey() == rejected.getMessageKey()
        && correlating.getProcessInstanceKey() == rejected.getProcessInstanceKey();
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  @Override
  public String toString() {
    return open.values().toString();
  }
}
