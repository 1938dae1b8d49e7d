package io.baton.generator.reference;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that happens to an order. */
public sealed interface Happening {

  /** The order starts; {@code orderId} null: it comes without one. */
  record Starts(@Nullable String orderId, Map<String, ?> order) implements Happening {
    @Override
    public String toString() {
      return "starts with " + order;
    }
  }

  /**
   * A system, or the request, feeds back. {@code feedback} is as it is sent, without the system.
   */
  record Reports(String system, Map<String, ?> feedback) implements Happening {
    @Override
    public String toString() {
      return system + " reports " + feedback;
    }
  }

  /** The system answers its oldest open call; its statuses come later. */
  record TakesCall(String system) implements Happening {
    @Override
    public String toString() {
      return system + " takes the call";
    }
  }

  /** The system answers its oldest open call with its status. */
  record Replies(String system, Map<String, ?> feedback) implements Happening {
    @Override
    public String toString() {
      return system + " replies " + feedback;
    }
  }

  /** The clock moves; deadlines that lie in between pass. */
  record TimePasses(Duration duration) implements Happening {
    @Override
    public String toString() {
      return duration + " pass";
    }
  }

  /** A person says {@code "resume"} or {@code "end"}, or something else. */
  record Decides(String decision) implements Happening {
    @Override
    public String toString() {
      return "a person says " + decision;
    }
  }

  /** What waited for the order is delivered, it goes on: the answer to {@link Action.Resumed}. */
  record GoesOn() implements Happening {
    @Override
    public String toString() {
      return "may go on";
    }
  }

  /** All of it at the same instant, so that chance says what comes first. */
  record AtOnce(List<Happening> all) implements Happening {
    public AtOnce {
      all = List.copyOf(all);
    }

    @Override
    public String toString() {
      return all.stream().map(Object::toString).collect(Collectors.joining(" / ", "at once: ", ""));
    }
  }

  /** How far the clock moves in it. */
  static Duration timeThatPasses(Happening happening) {
    return switch (happening) {
      case TimePasses(Duration duration) -> duration;
      case AtOnce(List<Happening> all) ->
          all.stream().map(Happening::timeThatPasses).reduce(Duration.ZERO, Duration::plus);
      default -> Duration.ZERO;
    };
  }
}
