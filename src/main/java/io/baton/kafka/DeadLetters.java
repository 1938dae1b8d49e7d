package io.baton.kafka;

import io.baton.feedback.Intake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;

/**
 * Writes records that are no feedback to a topic of their own, with what is wrong with them.
 *
 * <p>Key and value are cut, and no header of theirs is taken over: whatever anybody sends fits.
 */
final class DeadLetters implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LONGEST_KEY = 1024;

  private final String topic;
  private final Sender sender;

  DeadLetters(String topic, KafkaClients clients) {
    this.topic = topic;
    sender = clients.sender("baton-dead-letters", PATIENCE, PATIENCE);
  }

  /**
   * Writes a record, and waits until it is written.
   *
   * @param problem a sentence for the people of the system
   * @param remedy another one
   * @throws KafkaException if it is not certain that it is written
   */
  void put(ConsumerRecord<?, ?> record, String problem, String remedy) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            topic, cut(record.key(), LONGEST_KEY), cut(record.value(), Intake.LARGEST));
    header(letter, "problem", problem);
    header(letter, "remedy", remedy);
    header(letter, "topic", record.topic());
    header(letter, "partition", Integer.toString(record.partition()));
    header(letter, "offset", Long.toString(record.offset()));
    Optional<SendFailure> failure = sender.send(letter);
    if (failure.isPresent()) {
      throw new KafkaException(failure.get().reason() + "; the remedy: " + failure.get().remedy());
    }
    log.warn("The record {} is no feedback, and went to topic {}: {}", at(record), topic, problem);
  }

  /** For people: where a record is. */
  static String at(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  private static byte @Nullable [] cut(@Nullable Object bytes, int longest) {
    return bytes instanceof byte[] all ? Arrays.copyOf(all, Math.min(all.length, longest)) : null;
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String name, String text) {
    letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    sender.close();
  }
}
