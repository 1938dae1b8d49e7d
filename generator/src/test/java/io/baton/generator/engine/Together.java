package io.baton.generator.engine;

import io.baton.generator.reference.Action;
import io.baton.generator.reference.Happening;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Orders of one engine to which something happens at the same time; or one order alone. */
final class Together {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Engine engine;
  private final List<EngineDriver> orders;

  Together(Engine engine, List<EngineDriver> orders) {
    this.engine = engine;
    this.orders = List.copyOf(orders);
  }

  /**
   * Lets something happen to each of the orders, all of it before any answer has come, and the
   * engine come to rest. If time passes in it, that happens when half of the orders have heard.
   *
   * @param happenings one for each order, in their sequence
   * @return what each did in answer, in their sequence
   */
  List<List<Action>> happens(List<Happening> happenings) {
    Duration passes =
        happenings.stream()
            .map(Happening::timeThatPasses)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    Set<Long> due = timersUntil(passes);
    List<CompletableFuture<?>> commands = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      if (i == orders.size() / 2 && !passes.isZero()) {
        engine.increaseTime(passes);
      }
      commands.addAll(orders.get(i).begin(happenings.get(i)));
    }
    commands.forEach(Together::await);
    awaitTriggered(due);
    return comeToRest();
  }

  /** Lets the engine come to rest and returns what each order has done. */
  List<List<Action>> comeToRest() {
    List<List<Action>> actions =
        orders.stream().<List<Action>>map(order -> new ArrayList<>()).toList();
    boolean goesOn = true;
    while (goesOn) {
      engine.awaitIdle();
      List<CompletableFuture<?>> commands =
          IntStream.range(0, orders.size())
              .mapToObj(i -> orders.get(i).readOn(actions.get(i)))
              .flatMap(List::stream)
              .toList();
      commands.forEach(Together::await);
      goesOn = passMoment() || !commands.isEmpty();
    }
    return actions;
  }

  /** Timers that are due at once are part of what the order does, others are silence. */
  private boolean passMoment() {
    Set<Long> due = timersUntil(MOMENT);
    if (!due.isEmpty()) {
      engine.increaseTime(MOMENT);
      awaitTriggered(due);
    }
    return !due.isEmpty();
  }

  private Set<Long> timersUntil(Duration fromNow) {
    Set<Long> due = new HashSet<>();
    if (!fromNow.isZero()) {
      orders.forEach(order -> due.addAll(order.timersUntil(engine.now().plus(fromNow))));
    }
    return due;
  }

  private void awaitTriggered(Set<Long> due) {
    if (!due.isEmpty()) {
      Awaitility.await("timers are triggered")
          .pollInterval(Duration.ofMillis(5))
          .until(
              () ->
                  orders.stream()
                      .allMatch(order -> order.pendingTimers().stream().noneMatch(due::contains)));
    }
  }

  /** An answer to a call that was cut off meanwhile is not found, and that is as it should be. */
  private static void await(CompletableFuture<?> command) {
    try {
      command.join();
    } catch (RuntimeException e) {
      if (Status.fromThrowable(e).getCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    }
  }
}
