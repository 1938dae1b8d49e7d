package io.baton.kafka;

import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes clients of the Kafka below {@code spring.kafka}, if there is one. Spring Boot's own would
 * be there without one, too.
 */
@Component
@EnableConfigurationProperties(KafkaProperties.class)
class KafkaClients {

  static final String SERVERS = "spring.kafka.bootstrap-servers";

  /** Or an outage is told twice a second in the log. */
  private static final int LONGEST_RECONNECT_MILLIS = 10_000;

  /** After which a topic that is new is listened to. */
  private static final int LOOK_FOR_TOPICS_MILLIS = 30_000;

  private static final int SECONDS_TO_CLOSE = 1;

  private final KafkaProperties properties;
  private final SslBundles bundles;
  private final ObservationRegistry observations;
  private final boolean hasCluster;

  KafkaClients(
      KafkaProperties properties,
      SslBundles bundles,
      ObservationRegistry observations,
      Environment environment) {
    this.properties = properties;
    this.bundles = bundles;
    this.observations = observations;
    hasCluster =
        Binder.get(environment)
            .bind(SERVERS, Bindable.listOf(String.class))
            .map(servers -> !servers.isEmpty())
            .orElse(false);
  }

  /** Whether Kafka is configured; Spring Boot would take localhost for it. */
  boolean hasCluster() {
    return hasCluster;
  }

  /**
   * A sender that connects when it is used first.
   *
   * @param reach how long it looks for the topic's broker
   * @param confirmation how long it waits until the brokers have a record; then it is given up
   */
  Sender sender(String clientId, Duration reach, Duration confirmation) {
    Map<String, Object> settings = properties.buildProducerProperties(bundles);
    settings.putIfAbsent(
        CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_MILLIS);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, reach.toMillis());
    int millis = (int) confirmation.toMillis();
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    // Leaves time for another broker, if one does not answer.
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis / 3));
    DefaultKafkaProducerFactory<byte[], byte[]> producers =
        new DefaultKafkaProducerFactory<>(
            settings, new ByteArraySerializer(), new ByteArraySerializer());
    producers.setPhysicalCloseTimeout(SECONDS_TO_CLOSE);
    return new Sender(producers, confirmation, observations);
  }

  ConsumerFactory<byte[], byte[]> consumers() {
    Map<String, Object> settings = properties.buildConsumerProperties(bundles);
    settings.putIfAbsent(
        CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_MILLIS);
    settings.putIfAbsent(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, LOOK_FOR_TOPICS_MILLIS);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // What was reported before the first start counts; what was taken back does not.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new DefaultKafkaConsumerFactory<>(
        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
