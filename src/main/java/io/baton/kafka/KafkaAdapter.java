package io.baton.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.system.SystemAdapter;
import io.baton.system.SystemConnection;
import io.baton.system.settings.ConfiguredSystem;
import io.baton.system.settings.SystemSettings;
import io.baton.system.settings.SystemSettings.Auth;
import org.springframework.stereotype.Component;

/** Calls systems by records on a topic of each. */
@Component
class KafkaAdapter implements SystemAdapter {

  private static final String NAME = "kafka";

  private final KafkaClients clients;
  private final ObjectMapper mapper;

  KafkaAdapter(KafkaClients clients, ObjectMapper mapper) {
    this.clients = clients;
    this.mapper = mapper;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Nothing comes back on a topic of calls. */
  @Override
  public boolean bringsReplies() {
    return false;
  }

  @Override
  public SystemConnection connect(ConfiguredSystem system) {
    SystemSettings settings = system.settings();
    if (!clients.hasCluster()) {
      throw system.wrong(
          "adapter", "it is kafka, and there is no Kafka.", "Set " + KafkaClients.SERVERS + ".");
    }
    if (settings.auth().kind() != Auth.Kind.NONE || !settings.sslBundle().isEmpty()) {
      throw system.wrong(
          settings.sslBundle().isEmpty() ? "auth" : "ssl-bundle",
          "the adapter kafka does not use it.",
          "Remove it, and set spring.kafka.security.protocol, spring.kafka.properties.sasl.* and"
              + " spring.kafka.ssl.bundle for the whole cluster.");
    }
    String topic =
        TopicNames.of(system.ownSettings().read(KafkaSettings.class).topic(), system.id());
    if (!TopicNames.isLegal(topic)) {
      throw system.wrong(
          NAME + ".topic",
          "'" + topic + "' is no name of a topic.",
          "Take letters, digits, dots, hyphens and underscores, at most 249.");
    }
    Sender sender =
        clients.sender(
            "baton-calls-" + system.id(), settings.connectTimeout(), settings.readTimeout());
    return new KafkaConnection(topic, settings.longestExchange(), sender, mapper);
  }
}
