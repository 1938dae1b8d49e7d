package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.demo.DeadlineClock.Move;
import io.baton.demo.SeededOrders.NewOrder;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.protocol.record.ValueType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Follows orders of a small process on the embedded engine. */
final class OrderBookTest {

  private final EmbeddedEngine engine = EmbeddedEngine.start();
  private final OrderBook book = new OrderBook();
  private final Set<ValueType> nobodys = EnumSet.noneOf(ValueType.class);
  private final CamundaClient client =
      CamundaClient.newClientBuilder()
          .grpcAddress(engine.address())
          .preferRestOverGrpc(false)
          .build();

  @BeforeEach
  void deploy() {
    client.newDeployResourceCommand().addResourceFromClasspath("child.bpmn").send().join();
    client.newDeployResourceCommand().addResourceFromClasspath("entry.bpmn").send().join();
  }

  @AfterEach
  void close() {
    client.close();
    engine.close();
  }

  @Test
  void followsAnOrderIntoTheProcessThatItsEntryCallsAndToItsOutcome() {
    start("A");
    await().until(() -> order("A").filter(TrackedOrder::hasWork).isPresent());
    assertThat(order("A").orElseThrow().standsAt()).containsExactly("call");

    callsAreAnswered();
    await().until(() -> order("A").orElseThrow().nextDeadline().isPresent());
    report("A");
    await().until(() -> book().ended() == 1);

    assertThat(order("A").orElseThrow().outcome()).hasValue("fulfilled");
    assertThat(order("A").orElseThrow().standsAt()).isEmpty();
  }

  @Test
  void countsTheSameRecordsForEveryOrderOfTheSameStory() {
    callsAreAnswered();
    for (String id : new String[] {"A", "B", "C"}) {
      start(id);
      await()
          .until(
              () ->
                  order(id).flatMap(o -> o.nextDeadline().stream().boxed().findAny()).isPresent());
      report(id);
    }
    await().until(() -> book().ended() == 3);

    assertThat(book.orders()).extracting(TrackedOrder::records).hasSize(3).containsOnly(91L);
    assertThat(nobodys)
        .doesNotContain(
            ValueType.PROCESS_INSTANCE, ValueType.VARIABLE, ValueType.JOB, ValueType.MESSAGE);
  }

  @Test
  void movesTheClockToTheDeadlineOnlyWhenAllOrdersWait() {
    DeadlineClock clock = new DeadlineClock(engine, book);
    start("A");
    await().until(() -> order("A").filter(TrackedOrder::hasWork).isPresent());
    Optional<Move> whileACallIsOpen = clock.moveIfAllWait(0);

    callsAreAnswered();
    await().until(() -> order("A").orElseThrow().nextDeadline().isPresent());
    Optional<Move> whileSystemsAreAtWork = clock.moveIfAllWait(1);
    await().until(() -> clock.moveIfAllWait(book().ended()).isPresent());
    await().until(() -> book().ended() == 1);

    assertThat(whileACallIsOpen).isEmpty();
    assertThat(whileSystemsAreAtWork).isEmpty();
    assertThat(engine.moved()).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    assertThat(order("A").orElseThrow().outcome()).hasValue("exception: desk");
  }

  @Test
  void saysWhichIncidentAnOrderStandsAt() {
    start("A");
    client
        .newWorker()
        .jobType("call")
        .handler(
            (c, job) -> c.newFailCommand(job).retries(0).errorMessage("desk is shut").send().join())
        .open();
    await().until(() -> order("A").filter(o -> !o.incidents().isEmpty()).isPresent());

    TrackedOrder order = order("A").orElseThrow();
    assertThat(order.standsAt()).containsExactly("incident at call: desk is shut");
    assertThat(order.hasWork()).isFalse();
  }

  @Test
  void startsAllOrdersButNeverMoreAtOnceThanAllowed() throws InterruptedException {
    OrderStarter starter = new OrderStarter(client, new SeededOrders(7, List.of("toys")), 5, 0, 2);
    Thread starting = Thread.ofVirtual().start(starter);
    await().until(() -> starter.started() == 2);

    starter.ended(3);
    await().until(() -> starter.started() == 5);
    starting.join();

    await().until(() -> book().orders().size() == 5);
    assertThat(book.orders()).extracting(TrackedOrder::orderId).contains("toys-7-0001");
    assertThat(starter.failure()).isEmpty();
  }

  private OrderBook book() {
    engine.readNew(
        record -> {
          long before = records();
          book.read(record);
          if (records() == before) {
            nobodys.add(record.getValueType());
          }
        });
    return book;
  }

  private long records() {
    return book.orders().stream().mapToLong(TrackedOrder::records).sum();
  }

  private Optional<TrackedOrder> order(String id) {
    return book().orders().stream().filter(o -> o.orderId().equals(id)).findAny();
  }

  private void start(String id) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("order-fulfillment")
        .latestVersion()
        .variables(new NewOrder(id, "toys", Map.of()))
        .send()
        .join();
  }

  private void report(String id) {
    client
        .newPublishMessageCommand()
        .messageName("status")
        .correlationKey(id + ":desk")
        .send()
        .join();
  }

  /** Until the client is closed. */
  private void callsAreAnswered() {
    client
        .newWorker()
        .jobType("call")
        .handler((c, job) -> c.newCompleteCommand(job).send().join())
        .open();
  }
}
