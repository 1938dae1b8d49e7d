package io.baton.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.system.SystemAnswer.Undeliverable;
import io.baton.system.SystemAnswer.Unreached;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SendFailureTest {

  static Exception[] forGood() {
    return new Exception[] {
      new RecordTooLargeException("x"),
      new InvalidTopicException("x"),
      new TopicAuthorizationException("x"),
      new SaslAuthenticationException("x")
    };
  }

  @ParameterizedTest
  @MethodSource("forGood")
  void leavesToPeopleWhatNoRepetitionMends(Exception failure) {
    assertThat(SendFailure.of("t", wrapped(failure)).answer()).isInstanceOf(Undeliverable.class);
  }

  @Test
  void tellsWhatKafkaSaidAndWhatToDo() {
    assertThat(SendFailure.of("t", wrapped(new TimeoutException("Topic t not present."))).answer())
        .isEqualTo(
            new Unreached(
                "Kafka has not confirmed the record (TimeoutException: Topic t not present)",
                "see that the brokers run, that topic t exists, and that spring.kafka is right"));
  }

  @Test
  void takesAnotherProducerAfterFailuresThatThisOneNeverForgets() {
    assertThat(spoils(new SaslAuthenticationException("wrong password"))).isTrue();
    assertThat(spoils(new KafkaException("in an error state"))).isTrue();
    assertThat(spoils(new TimeoutException("no broker"))).isFalse();
    assertThat(spoils(new RecordTooLargeException("2 MB"))).isFalse();
    assertThat(spoils(new java.util.concurrent.TimeoutException())).isFalse();
  }

  private static boolean spoils(Exception failure) {
    return SendFailure.of("t", failure).spoilsTheProducer();
  }

  private static Exception wrapped(Exception failure) {
    return new ExecutionException(new KafkaException("Send failed", failure));
  }
}
