package io.baton.kafka;

import io.baton.feedback.Intake;
import io.baton.feedback.Receipt;
import java.util.regex.Matcher;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/** Gives the intake what systems report over Kafka; a record that it has returned from is kept. */
final class FeedbackRecords implements MessageListener<byte[], byte[]> {

  private static final Logger log = LoggerFactory.getLogger(FeedbackRecords.class);

  private final FeedbackTopics topics;
  private final Intake intake;
  private final DeadLetters deadLetters;

  FeedbackRecords(FeedbackTopics topics, Intake intake, DeadLetters deadLetters) {
    this.topics = topics;
    this.intake = intake;
    this.deadLetters = deadLetters;
  }

  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> record) {
    byte[] json = record.value() == null ? new byte[0] : record.value();
    switch (intake.take(system(record), json)) {
      case Receipt.Refused refused -> deadLetters.put(record, refused.problem(), refused.remedy());
      // Nobody else tells whoever sent it.
      case Receipt.Late late ->
          log.info("The feedback {} is kept, but its order has ended.", DeadLetters.at(record));
      case Receipt.Accepted accepted -> {}
      case Receipt.Duplicate duplicate -> {}
      case Receipt.Early early -> {}
      case Receipt.Quarantined quarantined -> {}
    }
  }

  private String system(ConsumerRecord<?, ?> record) {
    Matcher topic = topics.pattern().matcher(record.topic());
    return topic.matches() ? topic.group(1) : "";
  }
}
