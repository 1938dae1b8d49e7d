package io.baton.kafka;

import io.baton.system.settings.WrongSettingsException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where systems report over Kafka.
 *
 * @param topics a topic for each system, such as {@code baton.feedback.{system}}. Its name says who
 *     reports, so that the rights on it say who may.
 * @param deadLetters where a record goes that is not understood
 */
@ConfigurationProperties("baton.kafka.feedback")
record FeedbackTopics(
    String topics, @DefaultValue("baton.feedback-dead-letters") String deadLetters) {

  private static final String PREFIX = "baton.kafka.feedback.";

  /** Ids of systems have no dots, so that a topic belongs to one system. */
  private static final String ID = "([a-z][A-Za-z0-9]{0,99})";

  FeedbackTopics {
    String[] around = topics.split(Pattern.quote(TopicNames.SYSTEM), -1);
    if (around.length != 2 || !TopicNames.isLegal(TopicNames.of(topics, "x"))) {
      throw wrong(
          "topics",
          topics,
          "It must be the name of a topic with {system} in it, such as baton.feedback.{system}.");
    }
    if (!TopicNames.isLegal(deadLetters)) {
      throw wrong("dead-letters", deadLetters, "It must be the name of a topic.");
    }
    if (pattern(topics).matcher(deadLetters).matches()) {
      throw wrong(
          "dead-letters",
          deadLetters,
          "That is a topic of feedback (" + PREFIX + "topics=" + topics + "): take another.");
    }
  }

  /** Matches the topics; its group is the system. */
  Pattern pattern() {
    return pattern(topics);
  }

  private static Pattern pattern(String topics) {
    String[] around = topics.split(Pattern.quote(TopicNames.SYSTEM), -1);
    return Pattern.compile(Pattern.quote(around[0]) + ID + Pattern.quote(around[1]));
  }

  private static WrongSettingsException wrong(String setting, String value, String problem) {
    return new WrongSettingsException(
        List.of("Setting " + PREFIX + setting + " is " + value + ". " + problem));
  }
}
