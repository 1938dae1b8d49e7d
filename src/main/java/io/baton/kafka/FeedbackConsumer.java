package io.baton.kafka;

import io.baton.feedback.Intake;
import io.baton.system.settings.WrongSettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** Listens to the topics of feedback, if they are configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("baton.kafka.feedback.topics")
@EnableConfigurationProperties(FeedbackTopics.class)
class FeedbackConsumer {

  private static final String GROUP = "baton";
  private static final Duration AGAIN_WHEN_NOT_LET_IN = Duration.ofSeconds(30);

  @Bean
  DeadLetters deadLetters(FeedbackTopics topics, KafkaClients clients) {
    if (!clients.hasCluster()) {
      throw new WrongSettingsException(
          List.of(
              "Setting baton.kafka.feedback.topics is there, and no Kafka. Set "
                  + KafkaClients.SERVERS
                  + "."));
    }
    return new DeadLetters(topics.deadLetters(), clients);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> feedbackFromKafka(
      FeedbackTopics topics,
      Intake intake,
      DeadLetters deadLetters,
      KafkaClients clients,
      KafkaProperties kafka) {
    ContainerProperties wanted = new ContainerProperties(topics.pattern());
    wanted.setGroupId(Optional.ofNullable(kafka.getConsumer().getGroupId()).orElse(GROUP));
    wanted.setMessageListener(new FeedbackRecords(topics, intake, deadLetters));
    wanted.setObservationEnabled(true);
    // Or it would stop for good, and nobody would hear what systems report.
    wanted.setAuthExceptionRetryInterval(AGAIN_WHEN_NOT_LET_IN);
    ConcurrentMessageListenerContainer<byte[], byte[]> container =
        new ConcurrentMessageListenerContainer<>(clients.consumers(), wanted);
    container.setConcurrency(Optional.ofNullable(kafka.getListener().getConcurrency()).orElse(1));
    container.setCommonErrorHandler(FeedbackErrors.handler(deadLetters));
    return container;
  }
}
