package io.baton.simulator.life;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one order: where it is, and what it knows about each of its systems. */
public final class OrderState {
  /** Where an order is. */
  enum Phase {
    RUNNING,
    /** 4.5: the end is decided, calls decided before are finished first. */
    ENDING,
    WAITING_FOR_PERSON,
    RESUMING,
    OVER
  }

  private final Rules rules;
  private final List<SystemLife> systems;
  Phase phase = Phase.RUNNING;
  String orderId = "";
  Map<String, ?> payload = Map.of();

  /** How it ends if it ends now; empty while nothing has decided that. */
  String outcome = "";

  /** In milliseconds. */
  long now;

  OrderState(Rules rules) {
    this.rules = rules;
    this.systems = rules.reporters().stream().map(SystemLife::new).toList();
  }

  Rules rules() {
    return rules;
  }

  SystemLife of(int system) {
    return systems.get(system);
  }

  /** The request and all systems, in the policy's order. */
  List<SystemLife> systems() {
    return systems;
  }

  public boolean isOver() {
    return phase == Phase.OVER;
  }

  /** Whether a person has to decide. */
  public boolean isWaitingForPerson() {
    return phase == Phase.WAITING_FOR_PERSON;
  }

  /** When the next deadline passes; {@link Long#MAX_VALUE} for none. */
  public long nextDeadline() {
    long next = SystemLife.NEVER;
    if (phase == Phase.RUNNING) {
      for (SystemLife system : systems) {
        next = Math.min(next, system.due);
      }
    }
    return next;
  }

  /** The system whose deadline passes first, if it does by then. */
  Optional<SystemLife> silentUntil(long time) {
    long next = nextDeadline();
    return next == SystemLife.NEVER || next > time
        ? Optional.empty()
        : systems.stream().filter(system -> system.due == next).findFirst();
  }

  /** How often a system has been triggered. */
  public int triggered(int system) {
    return systems.get(system).triggered;
  }

  /** What guards see of a system. */
  public Map<String, @Nullable Object> knows(int system) {
    return systems.get(system).asGuardsSeeIt();
  }

  /** 4.14. */
  boolean nobodyHasMoreToSay() {
    return systems.stream().allMatch(SystemLife::hasNothingMoreToSay);
  }

  /** For whom it waits, and why no deadline ends that. */
  public List<Silence> silences() {
    return systems.stream()
        .filter(system -> !system.hasNothingMoreToSay())
        .map(SystemLife::silence)
        .toList();
  }
}
