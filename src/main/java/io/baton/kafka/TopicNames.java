package io.baton.kafka;

import java.util.regex.Pattern;

/** Names of topics, of which one part may be the id of a system. */
final class TopicNames {

  static final String SYSTEM = "{system}";

  /** As Kafka has it. */
  private static final Pattern LEGAL = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

  private TopicNames() {}

  static boolean isLegal(String topic) {
    return LEGAL.matcher(topic).matches();
  }

  static String of(String template, String system) {
    return template.replace(SYSTEM, system);
  }
}
