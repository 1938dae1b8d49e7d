package io.baton.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.baton.acceptance.Offer;
import io.baton.acceptance.OrderEnds;
import io.baton.acceptance.OrderHistory;
import io.baton.acceptance.Shop;
import io.baton.acceptance.Stage;
import io.baton.acceptance.StageSettings;
import io.baton.acceptance.Verdict;
import io.baton.acceptance.load.Costs.Cost;
import io.baton.broker.BrokerSettings;
import io.baton.demo.SeededOrders.NewOrder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders that last, policies and payloads that are large. */
final class LongAndLargeIT {
  private static final int REPORTS = Integer.getInteger("load.reports", 500);
  private static final int WAITING = Integer.getInteger("load.waiting", 1000);
  private static final int SAMPLE = 20;
  private static final int AT_ONCE = 8;
  private static final int COMPARED = 50;
  private static final int KB = 1024;
  private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(50L * WAITING);

  private static final List<String> orders = new ArrayList<>();
  private static Stage stage;
  private static Costs costs;
  private static Shop shop;
  private static Carrier carrier;

  @BeforeAll
  static void start() {
    stage =
        new Stage(BrokerSettings.defaults().withEventsOnly(), LoadPolicies.on(StageSettings.of(3)));
    costs = Costs.of(stage.broker());
    shop = new Shop(stage::address);
    carrier = new Carrier(stage);
  }

  @AfterAll
  static void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void fiveHundredReportsOfAnOrderCostTheSameEach() throws InterruptedException {
    order(new NewOrder("long", "tracked", Map.of("total", 1)));
    for (int number = 1; number < REPORTS; number++) {
      accepted(carrier.reports("long", "e-%07d".formatted(number), "moving", Map.of("at", number)));
    }
    accepted(carrier.reports("long", "e-last", "delivered", Map.of()));
    comesToItsRightEnd("long", "fulfilled");

    List<Cost> each = costs.of(history("long").processInstance());
    assertThat(each).hasSize(REPORTS + 1); // The first is the start's.
    Cost early = median(each.subList(2, 2 + COMPARED));
    Cost late = median(each.subList(REPORTS - COMPARED, REPORTS));
    System.out.printf("A report costs %s in the beginning, %s in the end%n", early, late);
    // One more or less, as the report or the process was there first.
    assertThat(late.records()).isCloseTo(early.records(), within(2));
    // What is remembered of each report is its id, so that it acts once.
    long remembered = (REPORTS - COMPARED - 2) * (long) "'e-0000000',".length();
    assertThat(late.bytes() - early.bytes()).isLessThan(2 * remembered);
  }

  @Test
  void dataThatGrowsOverManyReportsIsRefusedBeforeTheEngineCannotTakeIt()
      throws InterruptedException {
    order(new NewOrder("grows", "tracked", Map.of("total", 1)));
    String part = "x".repeat(100 * KB);
    HttpResponse<String> answer;
    int accepted = -1;
    do {
      accepted++;
      String number = String.valueOf(accepted);
      answer = carrier.reports("grows", "part-" + number, "moving", Map.of("part" + number, part));
    } while (answer.statusCode() == 202);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("remedy", "512 KB");
    assertThat(accepted).isEqualTo(5);

    // The same event, shorter, is still news; and a report that came before is known as such.
    accepted(carrier.reports("grows", "part-" + accepted, "moving", Map.of("at", "sea")));
    assertThat(carrier.reports("grows", "part-1", "moving", Map.of("part", part)).statusCode())
        .isEqualTo(200);
    accepted(carrier.reports("grows", "e-last", "delivered", Map.of()));
    comesToItsRightEnd("grows", "fulfilled");
  }

  @Test
  void theLargestOrderRunsToItsEndAndALargerOneIsRefused() throws InterruptedException {
    String text = "x".repeat(511 * KB);
    assertThatThrownBy(
            () ->
                order(
                    new NewOrder("too-large", "retail", Map.of("total", 100, "text", text + text))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Order too large")
        .hasMessageContaining("512 KB");
    order(new NewOrder("largest", "retail", Map.of("total", 100, "text", text)));
    comesToItsRightEnd("largest", "fulfilled");
  }

  @Test
  void ordersOfAPolicyOfFiftySystemsComeToTheirEnds() throws InterruptedException {
    for (int number = 1; number <= 3; number++) {
      order(new NewOrder("wide-" + number, "large", Map.of("total", number)));
    }
    for (int number = 1; number <= 3; number++) {
      awaitEnd("wide-" + number);
    }
    comesToItsRightEnd("wide-3", "fulfilled");
    long instance = history("wide-3").processInstance();
    System.out.printf(
        "An order of fifty systems costs %s, and takes %s%n",
        costs.sum(instance), costs.time(instance));
  }

  @Test
  void ordersRunAsEverWhileManyOthersWait() throws InterruptedException {
    Usual alone = Usual.run(stage, costs, "alone", SAMPLE);
    orders.addAll(alone.orderIds());
    Footprint before = Footprint.of(stage);
    List<String> waiting = IntStream.range(0, WAITING).mapToObj("waiting-%06d"::formatted).toList();
    long calledBefore = carrier.calls();
    atOnce(waiting, id -> shop.order(new NewOrder(id, "tracked", Map.of("total", 1))));
    orders.addAll(waiting);
    Awaitility.await("all of them wait")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> carrier.calls() - calledBefore >= WAITING);
    System.out.printf(
        "%,d orders wait; each takes %s%n", WAITING, Footprint.of(stage).since(before, WAITING));

    Usual among = Usual.run(stage, costs, "among", SAMPLE);
    orders.addAll(among.orderIds());
    System.out.printf("An order costs %s alone, %s among them%n", alone, among);
    assertThat(among.records()).isCloseTo(alone.records(), withinPercentage(5));
    // The machine may be busy with other things; but it must not be another order of magnitude.
    assertThat(among.time()).isLessThan(alone.time().multipliedBy(4).plusSeconds(5));

    atOnce(waiting, id -> accepted(carrier.reports(id, "e-last", "delivered", Map.of())));
    comesToItsRightEnd(waiting.getLast(), "fulfilled");
  }

  /** Some at a time. */
  private static void atOnce(List<String> orderIds, Consumer<String> what) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> all = new ArrayList<>();
      orderIds.forEach(orderId -> all.add(threads.submit(() -> what.accept(orderId))));
      all.forEach(each -> assertThat(each).succeedsWithin(PATIENCE));
    }
  }

  private static void order(NewOrder order) throws InterruptedException {
    try {
      assertThat(shop.offer(order)).isEqualTo(new Offer.Taken());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    orders.add(order.orderId());
  }

  private static void accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static void comesToItsRightEnd(String orderId, String outcome)
      throws InterruptedException {
    awaitEnd(orderId);
    new OrderEnds(stage).awaitAllEnded(orders.size());
    assertThat(Verdict.of(stage, orders).wrong()).isEmpty();
    assertThat(history(orderId).outcome()).isEqualTo(outcome);
  }

  private static void awaitEnd(String orderId) {
    Awaitility.await(orderId + " ends")
        .atMost(PATIENCE)
        .until(() -> stage.histories().of(orderId).filter(OrderHistory::ended).isPresent());
  }

  private static OrderHistory history(String orderId) {
    return stage.histories().of(orderId).orElseThrow();
  }

  private static Cost median(List<Cost> costs) {
    return costs.stream()
        .sorted(Comparator.comparingLong(Cost::bytes))
        .toList()
        .get(costs.size() / 2);
  }
}
