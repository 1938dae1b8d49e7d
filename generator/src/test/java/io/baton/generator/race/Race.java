package io.baton.generator.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.engine.BrokerEngine;
import io.baton.generator.engine.CompiledPolicy;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.protocol.record.Record;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * A pair of happenings, for many orders at the same time; what comes of each order must be what the
 * reference says for one of the sequences in which they may have happened.
 */
final class Race implements AutoCloseable {
  static final Map<String, Object> ORDER = Map.of("total", 100);

  /** Long enough to send what is to happen at that moment. */
  private static final Duration SOON = Duration.ofMillis(500);

  private final BrokerEngine engine;
  private final String businessType;
  private final RacePair pair;
  private final PossibleStories possible;
  private final Map<String, RacingOrder> orders = new LinkedHashMap<>();
  private final List<CamundaClient> connections;
  private final Traffic traffic = new Traffic();
  private final InstanceLogs logs = new InstanceLogs();
  private final BrokerEngine.Observer observer;

  /**
   * @param prefix of the orders' ids
   */
  Race(BrokerEngine engine, CompiledPolicy policy, RacePair pair, int orders, String prefix) {
    this.engine = engine;
    this.businessType = policy.businessType();
    this.pair = pair;
    possible = PossibleStories.of(policy.rules(), pair);
    connections = List.of(engine.newClient(), engine.newClient());
    IntStream.range(0, orders)
        .mapToObj(n -> prefix + n)
        .forEach(
            id ->
                this.orders.put(
                    id, new RacingOrder(id, engine.client(), traffic, pair.holdsResume())));
    observer =
        new BrokerEngine.Observer() {
          @Override
          public void arrived(ActivatedJob job) {
            RacingOrder order = Race.this.orders.get(String.valueOf(job.getVariable("orderId")));
            if (order != null) {
              order.arrived(job);
            }
          }

          @Override
          public void written(Record<?> record) {
            logs.read(record);
          }
        };
    engine.tell(observer);
  }

  /** Brings all orders to the point, and the happenings upon them; returns how often what came. */
  Map<String, Integer> run() {
    orders.values().forEach(order -> order.start(businessType, logs));
    awaitQuiet();
    happen(pair.before());
    race();
    awaitQuiet();
    happen(pair.after());
    return compare();
  }

  private void happen(List<Happening> happenings) {
    for (Happening happening : happenings) {
      orders.values().forEach(order -> order.happens(happening, engine.client()));
      awaitQuiet();
    }
  }

  private void race() {
    Duration untilDeadline = pair.atDeadline() ? untilFirstDeadline() : Duration.ZERO;
    engine.increaseTime(untilDeadline);
    boolean reversed = false;
    for (RacingOrder order : orders.values()) {
      if (pair.atDeadline()) {
        raceWithDeadline(order);
      } else {
        race(order, reversed ? pair.racing().reversed() : pair.racing());
      }
      reversed = !reversed;
    }
  }

  /** Each happening on a thread of its own; the last one that is begun tends to be the first. */
  private void race(RacingOrder order, List<Happening> happenings) {
    CyclicBarrier start = new CyclicBarrier(happenings.size());
    for (int i = 0; i < happenings.size(); i++) {
      Happening happening = happenings.get(i);
      CamundaClient connection = connections.get(i % connections.size());
      traffic.begin(
          () -> {
            start.await();
            order.happens(happening, connection);
          });
    }
  }

  /** So that each deadline is still ahead, and soon. */
  private Duration untilFirstDeadline() {
    Instant first =
        orders.values().stream()
            .flatMap(order -> order.log().timers().stream())
            .min(Comparator.naturalOrder())
            .orElseThrow(() -> new IllegalStateException("No deadline is counted"));
    return Duration.between(engine.now(), first).minus(SOON);
  }

  /** The broker looks for deadlines ten times a second: somewhere within that time. */
  private void raceWithDeadline(RacingOrder order) {
    for (Instant due : order.log().timers()) {
      Duration later = Duration.ofMillis(ThreadLocalRandom.current().nextInt(-10, 110));
      traffic.beginAfter(
          Duration.between(engine.now(), due).plus(later),
          () -> pair.racing().forEach(h -> order.happens(h, engine.client())));
    }
  }

  private void awaitQuiet() {
    Awaitility.await("all orders rest")
        .atMost(Duration.ofMinutes(2))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              if (!isQuiet()) {
                return false; // To ask the broker whether it is idle would only disturb it.
              }
              engine.awaitIdle();
              return isQuiet();
            });
  }

  private boolean isQuiet() {
    return traffic.isQuiet()
        && orders.values().stream().allMatch(order -> order.isQuiet(engine.now()));
  }

  private Map<String, Integer> compare() {
    Map<String, Integer> came = new TreeMap<>();
    possible.sequences().forEach(sequence -> came.put(sequence, 0));
    List<String> wrong = new ArrayList<>();
    orders.forEach(
        (id, order) -> {
          assertThat(order.log().incidents()).as("incidents of " + id).isEmpty();
          OrderStory story = order.story(possible.systems());
          possible
              .sequenceOf(story)
              .ifPresentOrElse(
                  sequence -> came.merge(sequence, 1, Integer::sum),
                  () -> wrong.add(id + "\n" + story));
        });
    assertThat(wrong)
        .withFailMessage(
            () ->
                "%s: %d of %d orders are as no sequence makes them, such as %s%s%nThe others: %s"
                    .formatted(pair, wrong.size(), orders.size(), wrong.getFirst(), possible, came))
        .isEmpty();
    return came;
  }

  /** The number at the end of a key. */
  static int number(String key) {
    return Integer.parseInt(key.substring(key.lastIndexOf(':') + 1));
  }

  @Override
  public void close() {
    orders.values().forEach(RacingOrder::cancel);
    Awaitility.await("all orders are over").until(traffic::isQuiet);
    engine.tellNoMore(observer);
    connections.forEach(CamundaClient::close);
  }
}
