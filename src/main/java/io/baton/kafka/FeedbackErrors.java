package io.baton.kafka;

import io.baton.observe.LedgerOutage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What is done about feedback that could not be kept: it is tried again, for ever if the ledger or
 * the topic of dead letters is away. What fails for another reason becomes a dead letter after some
 * tries, or it would hold up all that comes behind it.
 */
final class FeedbackErrors {

  private static final Logger log = LoggerFactory.getLogger(FeedbackErrors.class);

  private static final long FIRST_WAIT = 1_000;

  /** Much less than the time after which Kafka takes a consumer for dead. */
  private static final long LONGEST_WAIT = 30_000;

  private static final int REPETITIONS_OF_THE_UNEXPECTED = 4;

  private FeedbackErrors() {}

  static DefaultErrorHandler handler(DeadLetters deadLetters) {
    DefaultErrorHandler handler =
        new DefaultErrorHandler((record, failure) -> giveUp(deadLetters, record, failure));
    handler.setBackOffFunction((record, failure) -> waits(cause(failure)));
    handler.setRetryListeners(FeedbackErrors::tell);
    // It is told below, in a line.
    handler.setLogLevel(KafkaException.Level.DEBUG);
    return handler;
  }

  private static BackOff waits(Throwable cause) {
    ExponentialBackOff waits =
        isOutage(cause)
            ? new ExponentialBackOff()
            : new ExponentialBackOffWithMaxRetries(REPETITIONS_OF_THE_UNEXPECTED);
    waits.setInitialInterval(FIRST_WAIT);
    waits.setMultiplier(2);
    waits.setMaxInterval(LONGEST_WAIT);
    return waits;
  }

  private static boolean isOutage(Throwable cause) {
    return switch (cause) {
      case KafkaException deadLettersAreAway -> true;
      default -> LedgerOutage.is(cause);
    };
  }

  private static void tell(ConsumerRecord<?, ?> record, Exception failure, int attempt) {
    Throwable cause = cause(failure);
    if (isOutage(cause)) {
      log.warn(
          "The record {} waits until it can be kept (try {}): {}",
          DeadLetters.at(record),
          attempt,
          reason(cause));
    } else {
      log.error("The record {} failed unexpectedly.", DeadLetters.at(record), cause);
    }
  }

  /** Messages of databases may quote what they were given. */
  private static String reason(Throwable cause) {
    return cause instanceof KafkaException
        ? "it can be no dead letter, either: " + cause.getMessage()
        : "the ledger does not take it (" + cause.getClass().getSimpleName() + ").";
  }

  private static void giveUp(
      DeadLetters deadLetters, ConsumerRecord<?, ?> record, Exception failure) {
    deadLetters.put(
        record,
        "The application failed: " + cause(failure).getClass().getSimpleName() + ".",
        "See its log, mend it, and send the record again.");
  }

  private static Throwable cause(Exception failure) {
    return failure instanceof ListenerExecutionFailedException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : failure;
  }
}
