package io.baton.kafka;

import io.baton.feedback.Intake;
import io.baton.system.settings.WrongSettingsException;
import io.micrometer.observation.ObservationRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** Listens to the topics of feedback, if they are configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("baton.kafka.feedback.topics")
@EnableConfigurationProperties(FeedbackTopics.class)
class FeedbackConsumer {

  private static final String GROUP = "baton";

  /** After which a topic that is new is listened to. */
  private static final int LOOK_FOR_TOPICS_MILLIS = 30_000;

  @Bean
  DeadLetters deadLetters(
      FeedbackTopics topics, Producers producers, ObservationRegistry observations) {
    if (!producers.hasCluster()) {
      throw new WrongSettingsException(
          List.of(
              "Setting baton.kafka.feedback.topics is there, and no Kafka. Set "
                  + Producers.SERVERS
                  + "."));
    }
    return new DeadLetters(topics.deadLetters(), producers, observations);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> feedbackFromKafka(
      FeedbackTopics topics,
      Intake intake,
      DeadLetters deadLetters,
      ConsumerFactory<?, ?> configured,
      KafkaProperties kafka) {
    ContainerProperties wanted = new ContainerProperties(topics.pattern());
    wanted.setGroupId(Optional.ofNullable(kafka.getConsumer().getGroupId()).orElse(GROUP));
    wanted.setMessageListener(new FeedbackRecords(topics, intake, deadLetters));
    wanted.setObservationEnabled(true);
    ConcurrentMessageListenerContainer<byte[], byte[]> container =
        new ConcurrentMessageListenerContainer<>(consumers(configured), wanted);
    container.setConcurrency(Optional.ofNullable(kafka.getListener().getConcurrency()).orElse(1));
    container.setCommonErrorHandler(FeedbackErrors.handler(deadLetters));
    return container;
  }

  private static ConsumerFactory<byte[], byte[]> consumers(ConsumerFactory<?, ?> configured) {
    Map<String, Object> settings = new HashMap<>(configured.getConfigurationProperties());
    settings.putIfAbsent(
        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, Producers.LONGEST_RECONNECT_MILLIS);
    settings.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, LOOK_FOR_TOPICS_MILLIS);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // What was reported before the first start counts; what was taken back does not.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new DefaultKafkaConsumerFactory<>(
        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
