package io.baton;

import io.baton.deployment.DeploymentProperties;
import io.baton.feedback.FeedbackProperties;
import io.baton.request.OrderProperties;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.kafka.KafkaAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application: calls fulfillment systems for Camunda's jobs and takes their feedback. */
// Kafka is started by io.baton.kafka, and only if it is configured.
@SpringBootApplication(proxyBeanMethods = false, exclude = KafkaAutoConfiguration.class)
@EnableScheduling
@EnableConfigurationProperties({
  DeploymentProperties.class,
  FeedbackProperties.class,
  OrderProperties.class
})
public class BatonApplication {

  /**
   * The ledger of a plain start. Without a write delay a commit is in the file before the intake
   * answers; H2's own shutdown hook would close the ledger under requests that still run.
   */
  static final String LEDGER = "jdbc:h2:file:./data/baton;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  /**
   * Defaults that stand below those of whoever embeds the application; application.yaml would win
   * over them.
   */
  static final Map<String, Object> DEFAULTS =
      Map.of(
          "camunda.client.grpc-address", "http://localhost:26500", "spring.datasource.url", LEDGER);

  public static void main(String[] args) {
    new SpringApplicationBuilder(BatonApplication.class).properties(DEFAULTS).run(args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
