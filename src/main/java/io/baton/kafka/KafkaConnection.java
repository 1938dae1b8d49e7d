package io.baton.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.system.FulfillmentCall;
import io.baton.system.SystemAnswer;
import io.baton.system.SystemConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes the calls of one system to its topic. */
final class KafkaConnection implements SystemConnection {

  private final String topic;
  private final Duration longestCall;
  private final Sender sender;
  private final ObjectMapper mapper;

  KafkaConnection(String topic, Duration longestCall, Sender sender, ObjectMapper mapper) {
    this.topic = topic;
    this.longestCall = longestCall;
    this.sender = sender;
    this.mapper = mapper;
  }

  @Override
  public Duration longestCall() {
    return longestCall;
  }

  @Override
  public SystemAnswer call(FulfillmentCall call) {
    return sender.send(record(call)).map(SendFailure::answer).orElseGet(SystemAnswer.Relayed::new);
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
    sender.close();
  }
}
