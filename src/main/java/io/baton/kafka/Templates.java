package io.baton.kafka;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/** Makes what sends records, in the trace of whoever does. */
final class Templates {

  private Templates() {}

  static KafkaTemplate<byte[], byte[]> of(
      ProducerFactory<byte[], byte[]> producer, ObservationRegistry observations) {
    KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producer);
    template.setObservationEnabled(true);
    template.setObservationRegistry(observations);
    // The usual one writes the contents of a record that was not sent to the log.
    template.setProducerListener(new ProducerListener<>() {});
    return template;
  }
}
