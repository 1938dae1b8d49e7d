package io.baton.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.system.FulfillmentCall;
import io.baton.system.SystemAnswer;
import io.baton.system.SystemConnection;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Writes the calls of one system to its topic. */
final class KafkaConnection implements SystemConnection {

  private final String topic;
  private final Duration longestCall;
  private final Duration patience;
  private final DefaultKafkaProducerFactory<byte[], byte[]> producer;
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final ObjectMapper mapper;

  /**
   * @param patience until the brokers have confirmed a record
   */
  KafkaConnection(
      String topic,
      Duration longestCall,
      Duration patience,
      DefaultKafkaProducerFactory<byte[], byte[]> producer,
      ObservationRegistry observations,
      ObjectMapper mapper) {
    this.topic = topic;
    this.longestCall = longestCall;
    this.patience = patience;
    this.producer = producer;
    this.mapper = mapper;
    kafka = Templates.of(producer, observations);
  }

  @Override
  public Duration longestCall() {
    return longestCall;
  }

  @Override
  public SystemAnswer call(FulfillmentCall call) {
    try {
      kafka.send(record(call)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new SystemAnswer.Relayed();
    } catch (TimeoutException e) {
      return SendFailure.of(topic, new org.apache.kafka.common.errors.TimeoutException()).answer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SystemAnswer.Unreached(
          "the application stopped before the broker had confirmed the record", "start it again");
    } catch (ExecutionException | RuntimeException e) {
      SendFailure failure = SendFailure.of(topic, e);
      if (failure.spoilsTheProducer()) {
        producer.reset();
      }
      return failure.answer();
    }
  }

  /** All calls of an order have the same key, and so stay in their order. */
  private ProducerRecord<byte[], byte[]> record(FulfillmentCall call) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, bytes(call.orderId()), call.bytes(mapper));
    record.headers().add("call", bytes(call.kind()));
    record.headers().add("Idempotency-Key", bytes(call.key()));
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.destroy();
  }
}
