package io.baton.simulator.life;

import io.baton.simulator.life.OrderState.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The trigger calls of one order: which are open, and which of those are being made. */
final class Calls {
  private final OrderState order;
  private final Acts acts;

  /** Calls that were made and not cut off. */
  private final Set<Call> made = new HashSet<>(8);

  private record Call(int system, int number) {}

  Calls(OrderState order, Acts acts) {
    this.order = order;
    this.acts = acts;
  }

  /** Makes those calls that wait for nothing and are not being made already. */
  void make(SystemLife system) {
    for (int n : of(system)) {
      if (made.add(new Call(system.reporter.index(), n))) {
        acts.calls(system.reporter.index(), n);
      }
    }
  }

  /** 4.9: what is cut off may be repeated. */
  void cutOff() {
    made.clear();
  }

  /** The oldest call of a system has been taken; false if it has none. */
  boolean take(SystemLife called) {
    List<Integer> calls = of(called);
    if (calls.isEmpty()) {
      return false;
    }
    called.takeCall(calls.stream().min(Integer::compare).orElseThrow());
    return true;
  }

  boolean areFinished() {
    return order.systems().stream().allMatch(system -> system.openCalls.isEmpty());
  }

  /** The calls that are being made, by key, and the report that decided on each. */
  void forEach(BiConsumer<String, Report> call) {
    for (SystemLife system : order.systems()) {
      for (int n : of(system)) {
        call.accept(order.orderId + ":" + system.reporter.id() + ":" + n, system.cause(n));
      }
    }
  }

  private List<Integer> of(SystemLife system) {
    return order.phase == Phase.RUNNING || order.phase == Phase.ENDING
        ? system.callsBeingMade(order.phase == Phase.ENDING)
        : List.of();
  }
}
