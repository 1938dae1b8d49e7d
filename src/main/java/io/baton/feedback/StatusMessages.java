package io.baton.feedback;

import io.baton.feedback.FeedbackLedger.Lane;
import io.baton.observe.FeedbackWatch;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import org.springframework.stereotype.Component;

/** Publishes feedback to the engine as the message {@code fulfillment-status}. */
@Component
class StatusMessages {

  private final CamundaClient client;
  private final FeedbackProperties properties;
  private final FeedbackWatch watch;

  StatusMessages(CamundaClient client, FeedbackProperties properties, FeedbackWatch watch) {
    this.client = client;
    this.watch = watch;
    this.properties = properties;
  }

  /** What the engine made of it. */
  sealed interface Publication {
    record Taken() implements Publication {}

    /** It holds a message of that id already, or has handed it over a short while ago. */
    record Known() implements Publication {}

    /** It will never take it. */
    record Refused(String reason) implements Publication {}

    /** It cannot take it now: it is away, or asks for patience. */
    record NotNow(String reason) implements Publication {}
  }

  /** Publishes a feedback; of messages with the same id the engine takes one. */
  Publication publish(Feedback feedback, String messageId) {
    return watch.publishing(
        feedback.orderId(), feedback.system(), feedback.eventId(), () -> send(feedback, messageId));
  }

  private Publication send(Feedback feedback, String messageId) {
    try {
      client
          .newPublishMessageCommand()
          .messageName("fulfillment-status")
          .correlationKey(new Lane(feedback.orderId(), feedback.system()).correlationKey())
          .messageId(messageId)
          .timeToLive(properties.messageTtl())
          .variables(feedback.variables())
          .send()
          .join();
      return new Publication.Taken();
    } catch (ClientStatusException e) {
      return switch (e.getStatusCode()) {
        case ALREADY_EXISTS -> new Publication.Known();
        case INVALID_ARGUMENT -> new Publication.Refused(String.valueOf(e.getMessage()));
        default -> new Publication.NotNow(e.getStatusCode().name());
      };
    } catch (ClientException e) {
      return new Publication.NotNow(String.valueOf(e.getMessage()));
    }
  }
}
