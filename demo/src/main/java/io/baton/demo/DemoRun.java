package io.baton.demo;

import io.baton.demo.CompiledPolicies.CompiledPolicy;
import io.baton.demo.Summary.Noise;
import io.baton.sandbox.Journal;
import io.baton.sandbox.Journal.Kind;
import io.baton.sandbox.SandboxServer;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders that run: follows them to their ends, moves the clock for them, and sums up. */
final class DemoRun {

  private static final Duration TICK = Duration.ofMillis(150);

  /** Nothing at all has happened for so long: nothing will. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How long to wait for repeated reports after the last order has ended. */
  private static final Duration LAST_REPEATS = Duration.ofSeconds(10);

  private final DemoSettings settings;
  private final EmbeddedEngine engine;
  private final SandboxServer sandbox;
  private final LiveView view;
  private final CtrlC ctrlC;
  private final OrderBook book = new OrderBook();
  private final CalledSystems called = new CalledSystems();
  private final OrderStarter starter;
  private final Decisions decisions;
  private final CompiledPolicies policies;

  DemoRun(
      DemoSettings settings,
      CompiledPolicies policies,
      EmbeddedEngine engine,
      SandboxServer sandbox,
      CamundaClient client,
      LiveView view,
      CtrlC ctrlC) {
    this.settings = settings;
    this.policies = policies;
    this.engine = engine;
    this.sandbox = sandbox;
    this.decisions = new Decisions(client);
    this.view = view;
    this.ctrlC = ctrlC;
    this.starter =
        new OrderStarter(
            client,
            new SeededOrders(settings.seed(), policies.businessTypes()),
            settings.orders(),
            settings.rate(),
            settings.inFlight());
    sandbox.journal().listen(called::see);
  }

  /** How each order ended, by order id; without those that did not. */
  Map<String, String> ends() {
    Map<String, String> ends = new TreeMap<>();
    book.orders().forEach(o -> o.outcome().ifPresent(end -> ends.put(o.orderId(), end)));
    return ends;
  }

  /**
   * Runs all orders to their ends, or until it is asked to stop, or until nothing moves any more.
   *
   * @throws DemoFailure when orders cannot be started
   */
  Summary run() throws DemoFailure, InterruptedException {
    long begin = System.nanoTime();
    Thread starting = Thread.ofVirtual().name("orders").start(starter);
    try {
      follow();
    } finally {
      starting.interrupt();
      starting.join();
    }
    view.close(progress());
    return summary(Duration.ofNanos(System.nanoTime() - begin));
  }

  private void follow() throws DemoFailure, InterruptedException {
    DeadlineClock clock = new DeadlineClock(engine, book);
    long allEnded = 0;
    while (!ctrlC.asked()) {
      int before = book.ended();
      engine.readNew(book::read);
      starter.ended(book.ended() - before);
      view.draw(progress());
      if (starter.failure().isPresent()) {
        throw new DemoFailure("Orders cannot be started.", starter.failure().get());
      }
      if (book.ended() == settings.orders()) {
        allEnded = allEnded == 0 ? System.nanoTime() : allEnded;
        boolean quiet = sandbox.pending() == 0 && sandbox.pendingRepeats() == 0;
        if (quiet || System.nanoTime() - allEnded > LAST_REPEATS.toNanos()) {
          return;
        }
      } else if (nothingMoves()) {
        return;
      }
      clock.moveIfAllWait(sandbox.pending()).ifPresent(move -> view.moved(move, engine.moved()));
      decisions.answer(book);
      ctrlC.await(TICK);
    }
    view.say("Stopping.");
  }

  private boolean nothingMoves() {
    return sandbox.pending() == 0 && System.nanoTime() - book.lastActivity() > PATIENCE.toNanos();
  }

  private Progress progress() {
    return Progress.of(settings.orders(), starter.started(), book);
  }

  private Summary summary(Duration took) {
    Map<String, List<String>> unfinished = new LinkedHashMap<>();
    book.orders().stream()
        .filter(order -> !order.ended())
        .forEach(order -> unfinished.put(order.orderId(), order.standsAt()));
    return new Summary(
        settings.orders(),
        progress().started(),
        policies.policies().stream().map(this::ordersOf).toList(),
        unfinished,
        noise(sandbox.journal()),
        decisions.decided(),
        took,
        engine.moved(),
        policies.diagrams());
  }

  private OrdersOfType ordersOf(CompiledPolicy policy) {
    List<TrackedOrder> orders =
        book.orders().stream()
            .filter(order -> order.businessType().equals(policy.businessType()))
            .toList();
    return OrdersOfType.of(policy.businessType(), orders, called, policy.systems());
  }

  private static Noise noise(Journal journal) {
    return new Noise(
        journal.count(Kind.REPORT_REPEATED),
        journal.count(Kind.TRIGGER_REPEATED),
        journal.count(Kind.UNAVAILABLE),
        journal.count(Kind.REPORT_RETRIED),
        journal.count(Kind.UNDELIVERED));
  }
}
