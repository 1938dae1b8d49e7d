package io.baton.generator.engine;

import io.baton.generator.reference.Action;
import io.baton.generator.reference.Happening;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Orders of one engine to which something happens at the same time; or one order alone. */
final class Together {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  /** Long enough to get ready for what is to happen around that moment. */
  private static final Duration SOON = Duration.ofSeconds(3);

  /** So long before or after a deadline that it is no race, however slow the machine is. */
  private static final Duration CLEARLY = Duration.ofSeconds(2);

  private final Engine engine;
  private final List<EngineDriver> orders;
  private final Random jitter = new Random(0);

  Together(Engine engine, List<EngineDriver> orders) {
    this.engine = engine;
    this.orders = List.copyOf(orders);
  }

  /**
   * Lets something happen to each of the orders, all of it before any answer has come, and the
   * engine come to rest. What happens to an order at once with time that passes happens when its
   * deadline does.
   *
   * @param happenings one for each order, in their sequence
   * @return what each did in answer, in their sequence
   */
  List<List<Action>> happens(List<Happening> happenings) {
    Instant until = engine.now().plus(timeThatPasses(happenings));
    Set<Long> due = timersUntil(until).keySet();
    List<CompletableFuture<?>> commands = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      EngineDriver order = orders.get(i);
      Happening happening = happenings.get(i);
      if (happening instanceof Happening.AtOnce && !due.isEmpty()) {
        commands.add(beginAtDeadline(order, happening, until, aroundDeadline(i)));
      } else {
        commands.addAll(order.begin(happening));
      }
    }
    commands.forEach(Together::await);
    moveClock(until);
    awaitTriggered(due);
    return comeToRest();
  }

  private static Duration timeThatPasses(List<Happening> happenings) {
    return happenings.stream()
        .map(Happening::timeThatPasses)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /**
   * How long after its deadline something happens to an order: two of four race with it, one is
   * early and one is late. The engine looks for deadlines ten times a second.
   */
  private Duration aroundDeadline(int order) {
    return switch (order % 4) {
      case 0 -> CLEARLY.negated();
      case 1 -> CLEARLY;
      default -> Duration.ofMillis(jitter.nextInt(-10, 110));
    };
  }

  /**
   * The clock runs from shortly before the deadline on: if it jumped, the requests that are on
   * their way would be too old at once.
   */
  private CompletableFuture<?> beginAtDeadline(
      EngineDriver order, Happening happening, Instant until, Duration after) {
    Instant due = Collections.min(order.timersUntil(until).values());
    moveClock(due.minus(SOON));
    Duration wait = Duration.between(engine.now(), due).plus(after);
    return CompletableFuture.supplyAsync(
            () -> order.begin(happening),
            CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS))
        .thenCompose(
            commands -> CompletableFuture.allOf(commands.toArray(CompletableFuture<?>[]::new)));
  }

  private void moveClock(Instant to) {
    Duration ahead = Duration.between(engine.now(), to);
    if (ahead.isPositive()) {
      engine.increaseTime(ahead);
    }
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
    Instant moment = engine.now().plus(MOMENT);
    Set<Long> due = timersUntil(moment).keySet();
    if (!due.isEmpty()) {
      moveClock(moment);
      awaitTriggered(due);
    }
    return !due.isEmpty();
  }

  /** Of all orders: the timers that are due by then, by key. */
  private Map<Long, Instant> timersUntil(Instant date) {
    Map<Long, Instant> due = new HashMap<>();
    orders.forEach(order -> due.putAll(order.timersUntil(date)));
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
