package io.baton.generator.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.engine.BrokerEngine;
import io.baton.generator.engine.CompiledPolicy;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.protocol.record.Record;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * A pair of happenings, for many orders at the same time; what comes of each order must be what the
 * reference says for one of the sequences in which they may have happened.
 */
final class Race implements AutoCloseable {
  static final Map<String, Object> ORDER = Map.of("total", 100);

  private final BrokerEngine engine;
  private final String businessType;
  private final RacePair pair;
  private final Map<OrderStory, String> possible = new LinkedHashMap<>();
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
    for (List<Happening> sequence : pair.possible()) {
      possible.merge(
          ReferenceRun.story(policy.rules(), pair, sequence),
          sequence.toString(),
          (one, other) -> one + " or " + other);
    }
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
    orders.values().forEach(this::raceOf);
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

  /** Each happening on a thread of its own; they and their connections take turns. */
  private void raceOf(RacingOrder order) {
    CyclicBarrier start = new CyclicBarrier(pair.racing().size());
    for (int i = 0; i < pair.racing().size(); i++) {
      Happening happening = pair.racing().get(i);
      CamundaClient connection = connections.get(i % connections.size());
      traffic.begin(
          () -> {
            start.await();
            order.happens(happening, connection);
          });
    }
  }

  private void awaitQuiet() {
    Awaitility.await("all orders rest")
        .atMost(Duration.ofMinutes(2))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              engine.awaitIdle();
              return traffic.isQuiet() && orders.values().stream().allMatch(RacingOrder::isQuiet);
            });
  }

  private Map<String, Integer> compare() {
    Set<String> systems = possible.keySet().iterator().next().systems().keySet();
    Map<String, Integer> seen = new LinkedHashMap<>();
    possible.values().forEach(sequence -> seen.put(sequence, 0));
    List<String> wrong = new ArrayList<>();
    orders.forEach(
        (id, order) -> {
          assertThat(order.log().incidents()).as("incidents of " + id).isEmpty();
          OrderStory story = order.story(systems);
          String sequence = possible.get(story);
          if (sequence == null) {
            wrong.add(id + ":\n" + story);
          } else {
            seen.merge(sequence, 1, Integer::sum);
          }
        });
    assertThat(wrong)
        .withFailMessage(
            () ->
                "%s: of %d orders, %d are in no sequence as the reference says. Such as%n%s%nPossible are%n%s%nas which came %s"
                    .formatted(
                        pair, orders.size(), wrong.size(), wrong.getFirst(), expected(), seen))
        .isEmpty();
    return seen;
  }

  private String expected() {
    StringBuilder text = new StringBuilder();
    possible.forEach((story, sequence) -> text.append(sequence).append(":\n").append(story));
    return text.toString();
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
