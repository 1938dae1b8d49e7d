package io.baton.kafka;

import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/** Writes records, one after the other or many at once, and waits until the brokers have them. */
final class Sender implements AutoCloseable {

  private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Duration patience;

  Sender(
      DefaultKafkaProducerFactory<byte[], byte[]> producers,
      Duration patience,
      ObservationRegistry observations) {
    this.producers = producers;
    this.patience = patience;
    kafka = new KafkaTemplate<>(producers);
    // A record carries the trace of whoever sends it.
    kafka.setObservationEnabled(true);
    kafka.setObservationRegistry(observations);
    // The usual one writes the contents of a record that was not sent to the log.
    kafka.setProducerListener(new ProducerListener<>() {});
  }

  /** Writes a record; empty if the brokers have it. */
  Optional<SendFailure> send(ProducerRecord<byte[], byte[]> record) {
    try {
      kafka.send(record).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(SendFailure.of(record.topic(), e));
    } catch (TimeoutException | ExecutionException | RuntimeException e) {
      SendFailure failure = SendFailure.of(record.topic(), e);
      if (failure.spoilsTheProducer()) {
        producers.reset();
      }
      return Optional.of(failure);
    }
  }

  @Override
  public void close() {
    producers.destroy();
  }
}
