package io.baton.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/** Makes producers that write to the cluster below {@code spring.kafka}, if there is one. */
@Component
class Producers {

  static final String SERVERS = "spring.kafka.bootstrap-servers";

  /** Or an outage is told twice a second in the log. */
  static final int LONGEST_RECONNECT_MILLIS = 10_000;

  private final ProducerFactory<?, ?> configured;
  private final boolean hasCluster;

  Producers(ProducerFactory<?, ?> configured, Environment environment) {
    this.configured = configured;
    hasCluster = Binder.get(environment).bind(SERVERS, Bindable.listOf(String.class)).isBound();
  }

  /** Spring Boot would take localhost for one. */
  boolean hasCluster() {
    return hasCluster;
  }

  /**
   * One that connects when it is used first.
   *
   * @param reach how long it looks for the topic's broker
   * @param delivery after which it gives up a record for good
   */
  DefaultKafkaProducerFactory<byte[], byte[]> producer(
      String clientId, Duration reach, Duration delivery) {
    Map<String, Object> settings = new HashMap<>(configured.getConfigurationProperties());
    settings.putIfAbsent(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_MILLIS);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, reach.toMillis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
    // Time for another try, if a broker fails while others do not.
    settings.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.max(1, delivery.toMillis() / 3));
    settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    DefaultKafkaProducerFactory<byte[], byte[]> factory =
        new DefaultKafkaProducerFactory<>(
            settings, new ByteArraySerializer(), new ByteArraySerializer());
    factory.setPhysicalCloseTimeout(1);
    return factory;
  }
}
