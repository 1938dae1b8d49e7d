package io.baton.kafka;

import org.apache.kafka.common.config.ConfigException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells at start-up that Kafka's client cannot work with its settings, instead of a stack trace.
 */
class UnusableKafkaAnalyzer extends AbstractFailureAnalyzer<ConfigException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ConfigException cause) {
    return new FailureAnalysis(
        "Kafka's client cannot work with its settings: " + cause.getMessage(),
        "Correct spring.kafka.*, or see that the names of its brokers can be resolved.",
        cause);
  }
}
