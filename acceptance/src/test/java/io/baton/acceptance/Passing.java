package io.baton.acceptance;

import io.baton.broker.EngineClock;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What time brings: a person answers what is asked, and when all orders only wait for silent
 * systems, their deadlines pass.
 */
final class Passing {
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** Deadlines that are no further apart pass together. */
  private static final Duration TOGETHER = Duration.ofMinutes(30);

  /** A deadline that never passes is a date, too. */
  private static final Duration FAR_AWAY = Duration.ofDays(365);

  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

  private final OrderHistories histories;
  private final CamundaClient client;
  private final Set<Long> answered = new HashSet<>();
  private final Set<String> resumed = new HashSet<>();
  private int deadlines;

  Passing(OrderHistories histories, CamundaClient client) {
    this.histories = histories;
    this.client = client;
  }

  /** Answers what is asked: every second order goes on the first time; asked again, it ends. */
  void decide() {
    for (OrderHistory order : histories.all()) {
      for (long question : order.openQuestions()) {
        if (!answered.contains(question) && answer(order.orderId(), question)) {
          answered.add(question);
        }
      }
    }
  }

  private boolean answer(String orderId, long question) {
    boolean goesOn = Math.floorMod(orderId.hashCode(), 2) == 0 && !resumed.contains(orderId);
    try {
      client
          .newPublishMessageCommand()
          .messageName("fulfillment-decision")
          .correlationKey(orderId)
          .messageId("decision-" + question)
          .timeToLive(TIME_TO_LIVE)
          .variables(Map.of("decision", goesOn ? "resume" : "end"))
          .send()
          .join();
    } catch (ClientException e) {
      if (!String.valueOf(e.getMessage()).contains("already")) {
        return false; // The engine is away: later.
      }
    }
    if (goesOn) {
      resumed.add(orderId);
    }
    return true;
  }

  /** Moves the clock to the next deadlines, if nothing else is to happen. */
  void moveClock(EngineClock clock, BooleanSupplier systemsAreQuiet) {
    boolean isQuiet = System.nanoTime() - histories.lastChange() > QUIET.toNanos();
    if (!isQuiet || !systemsAreQuiet.getAsBoolean()) {
      return;
    }
    List<OrderHistory> open = histories.all().stream().filter(order -> !order.ended()).toList();
    if (!open.stream().allMatch(OrderHistory::onlyWaits)) {
      return;
    }
    long farAway = clock.now().plus(FAR_AWAY).toEpochMilli();
    List<Long> due =
        open.stream()
            .flatMap(order -> order.nextDeadline().stream())
            .filter(date -> date < farAway)
            .sorted()
            .toList();
    OptionalLong latest =
        due.stream()
            .mapToLong(Long::longValue)
            .filter(date -> date <= due.getFirst() + TOGETHER.toMillis())
            .max();
    if (latest.isPresent()) {
      long ahead = latest.getAsLong() + 1 - clock.now().toEpochMilli();
      clock.advance(Duration.ofMillis(Math.max(1, ahead)));
      deadlines++;
    }
  }

  /** How often the clock was moved. */
  int moves() {
    return deadlines;
  }
}
