package io.baton.kafka;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only systems have that are called over Kafka: {@code baton.systems.<id>.kafka.*}, and for
 * what is not set there {@code baton.calls.kafka.*}.
 *
 * @param topic where the calls of a system go; may contain {@code {system}}
 */
record KafkaSettings(@NotNull @DefaultValue("baton.calls." + TopicNames.SYSTEM) String topic) {}
