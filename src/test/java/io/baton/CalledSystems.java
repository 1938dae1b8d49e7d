package io.baton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deployment.DeploymentProperties;
import io.baton.deployment.KnownSystems;
import io.baton.feedback.FeedbackReader;
import io.baton.order.OrderEvent.Cause;
import io.baton.system.FulfillmentSystems;
import io.baton.system.Instruction;
import io.baton.system.InstructionAnswer;
import io.baton.system.Trigger;
import io.baton.system.Trigger.Answers;
import io.baton.system.TriggerAnswer;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The part of the application that calls systems, without an engine: settings, adapters, limits,
 * ledger, and recorded systems on real HTTP.
 */
final class CalledSystems implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final RecordedSystems systems;
  final ConfigurableApplicationContext context;

  private CalledSystems(RecordedSystems systems, String... properties) {
    this.systems = systems;
    List<String> all =
        new ArrayList<>(
            List.of(
                "baton.processes=test/resources/processes",
                "baton.systems-url=" + systems.url(),
                "baton.calls.retry.first-wait=PT1S",
                "baton.calls.retry.jitter=0",
                "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()));
    all.addAll(List.of(properties));
    context =
        new SpringApplicationBuilder(Parts.class)
            .web(WebApplicationType.NONE)
            .properties(all.toArray(String[]::new))
            .run();
  }

  static CalledSystems start(String... properties) throws IOException {
    return new CalledSystems(new RecordedSystems(), properties);
  }

  static CalledSystems start(RecordedSystems systems, String... properties) {
    return new CalledSystems(systems, properties);
  }

  TriggerAnswer trigger(String system, String orderId) {
    Answers answers = system.equals("fraud") ? Answers.FEEDBACK : Answers.REPLY;
    return context
        .getBean(FulfillmentSystems.class)
        .trigger(
            new Trigger(
                orderId,
                "parcel",
                system,
                answers,
                orderId + ":" + system + ":1",
                MAPPER.createObjectNode(),
                MAPPER.createObjectNode(),
                new Cause("", "", Optional.empty())));
  }

  InstructionAnswer instruct(String system, String orderId) {
    return context
        .getBean(FulfillmentSystems.class)
        .instruct(
            new Instruction(
                orderId, system, "release", "risk", "bad", orderId + ":" + system + ":release:1"));
  }

  /** What a person would read of a call that came to nothing. */
  String text(TriggerAnswer answer) {
    return switch (answer) {
      case TriggerAnswer.Taken taken -> "taken";
      case TriggerAnswer.Reported reported -> "reported";
      case TriggerAnswer.Later later -> later.trouble().text();
      case TriggerAnswer.InVain inVain -> inVain.trouble().text();
    };
  }

  @Override
  public void close() {
    context.close();
    systems.close();
  }

  /** No @Configuration, or the application itself would find it. */
  @ComponentScan(
      basePackageClasses = {FulfillmentSystems.class, KnownSystems.class},
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Deployment"))
  @Import(FeedbackReader.class)
  @EnableConfigurationProperties(DeploymentProperties.class)
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    HttpClientAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    RestClientAutoConfiguration.class,
    SslAutoConfiguration.class,
    ValidationAutoConfiguration.class
  })
  static class Parts {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
