package io.baton.kafka;

import io.baton.system.SystemAnswer;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was not written.
 *
 * @param reason a clause
 * @param remedy another one, in the imperative
 * @param isForGood whether it cannot be written, however often it is tried
 * @param spoilsTheProducer whether the producer may refuse whatever follows: an idempotent one does
 *     so for ever after some failures
 */
record SendFailure(String reason, String remedy, boolean isForGood, boolean spoilsTheProducer) {

  static SendFailure of(String topic, Throwable failure) {
    Throwable cause = told(failure);
    String reason = reason(cause);
    return switch (cause) {
      case RecordTooLargeException e -> tooLarge(topic, reason);
      case RecordBatchTooLargeException e -> tooLarge(topic, reason);
      case AuthenticationException e -> notLetIn(topic, reason);
      case AuthorizationException e -> notLetIn(topic, reason);
      case InvalidRecordException e -> refused(topic, reason);
      case InvalidTimestampException e -> refused(topic, reason);
      case InvalidTopicException e -> refused(topic, reason);
      case PolicyViolationException e -> refused(topic, reason);
      case RetriableException e -> notConfirmed(topic, reason, false);
      case TimeoutException e -> notConfirmed(topic, reason, false);
      default -> notConfirmed(topic, reason, true);
    };
  }

  /** The same as the answer of a system that is called by the record. */
  SystemAnswer answer() {
    return isForGood
        ? new SystemAnswer.Undeliverable(reason, remedy)
        : new SystemAnswer.Unreached(reason, remedy);
  }

  private static SendFailure tooLarge(String topic, String reason) {
    return new SendFailure(
        "it is too large for Kafka (" + reason + ")",
        "start orders with less in them, or raise max.message.bytes of topic "
            + topic
            + " and spring.kafka.producer.properties.max.request.size",
        true,
        false);
  }

  private static SendFailure notLetIn(String topic, String reason) {
    return new SendFailure(
        "Kafka does not let Baton write to topic " + topic + " (" + reason + ")",
        "let Baton's user write there, or correct its credentials below spring.kafka",
        true,
        true);
  }

  private static SendFailure refused(String topic, String reason) {
    return new SendFailure(
        "Kafka refuses the record (" + reason + ")",
        "correct the settings of topic " + topic,
        true,
        false);
  }

  private static SendFailure notConfirmed(String topic, String reason, boolean spoils) {
    return new SendFailure(
        "Kafka has not confirmed the record (" + reason + ")",
        "see that the brokers run, that topic " + topic + " exists, and that spring.kafka is right",
        false,
        spoils);
  }

  /** What Kafka itself tells, below what others have wrapped it in. */
  private static Throwable told(Throwable failure) {
    Throwable innermost = failure;
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ApiException) {
        return each;
      }
      innermost = each;
    }
    return innermost;
  }

  private static String reason(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    String message = cause.getMessage();
    return message == null ? name : name + ": " + message.replaceFirst("\\.$", "");
  }
}
