package io.baton.generator.reference;

import static io.baton.generator.reference.PolicyRules.REQUEST;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of one order: where it is, its systems' states, and what waits to be heard. */
final class OrderState {

  /** Where the order is. */
  sealed interface Phase {
    record Running() implements Phase {}

    /** 4.5: the end is decided, calls decided before are finished first. */
    record Ending(String outcome) implements Phase {}

    record WaitingForPerson(String node) implements Phase {}

    record Resuming() implements Phase {}

    record Over(String outcome) implements Phase {}
  }

  /** 4.2: what a status has decided and what is not carried out yet. */
  sealed interface Decided {
    String reporter();

    record End(String reporter, String outcome) implements Decided {}

    record Abnormal(String node, Map<String, @Nullable Object> feedback) implements Decided {
      @Override
      public String reporter() {
        return String.valueOf(feedback.get("system"));
      }
    }
  }

  /** A report that nobody has listened to yet. */
  record Waiting(String system, Map<String, @Nullable Object> feedback) {}

  private final Map<String, SystemState> systems = new LinkedHashMap<>();
  final List<Waiting> waiting = new ArrayList<>();
  final List<Decided> decided = new ArrayList<>();

  /** Systems whose next report reached the order too late to be decided before an exception. */
  final Set<String> handedOverInVain = new HashSet<>();

  /** Keys of the calls that were made and not cut off. */
  final Set<String> made = new HashSet<>();

  /** Whether the order has just gone on, and what waited may still be heard. */
  boolean resumed;

  String orderId = "";
  Map<String, ?> order = Map.of();
  Phase phase = new Phase.Running();
  Duration now = Duration.ZERO;

  OrderState(List<SystemState> systems) {
    systems.forEach(system -> this.systems.put(system.id, system));
  }

  OrderState(OrderState other) {
    this(other.systems.values().stream().map(SystemState::new).toList());
    this.waiting.addAll(other.waiting);
    this.decided.addAll(other.decided);
    this.made.addAll(other.made);
    this.handedOverInVain.addAll(other.handedOverInVain);
    this.resumed = other.resumed;
    this.orderId = other.orderId;
    this.order = other.order;
    this.phase = other.phase;
    this.now = other.now;
  }

  SystemState system(String id) {
    SystemState system = systems.get(id);
    if (system == null) {
      throw new IllegalArgumentException("The policy has no system " + id);
    }
    return system;
  }

  /** The request's first. */
  Set<String> systemIds() {
    return systems.keySet();
  }

  /** The request's first. */
  Collection<SystemState> systems() {
    return systems.values();
  }

  /** Section 2, "guards": each system's state under its id. */
  Map<String, @Nullable Object> asGuardsSeeIt() {
    Map<String, @Nullable Object> states = new LinkedHashMap<>();
    systems.forEach((id, system) -> states.put(id, system.asGuardsSeeIt()));
    return states;
  }

  /** Section 2, "guards": the systems' states, the order, and the feedback. */
  Map<String, @Nullable Object> context(Map<String, @Nullable Object> feedback) {
    Map<String, @Nullable Object> context = asGuardsSeeIt();
    context.put("order", order);
    context.put("feedback", feedback);
    return context;
  }

  static Map<String, @Nullable Object> feedback(String system, Map<String, ?> reported) {
    Map<String, @Nullable Object> feedback = new LinkedHashMap<>(reported);
    feedback.put("system", system);
    return feedback;
  }

  /** Whether calls are being made: not while an exception is handled, 4.8. */
  boolean makesCalls() {
    return phase instanceof Phase.Running || phase instanceof Phase.Ending;
  }

  /** The calls that are being made, by their keys, and why. */
  Map<String, Cause> calls() {
    Map<String, Cause> calls = new LinkedHashMap<>();
    for (SystemState system : systems()) {
      callsOf(system).forEach(n -> calls.put(key(system, n), system.cause(n)));
    }
    return calls;
  }

  /** Numbers of that system's calls that are being made. */
  Set<Integer> callsOf(SystemState system) {
    return makesCalls() ? system.callsBeingMade(phase instanceof Phase.Ending) : Set.of();
  }

  /** 4.10. */
  String key(SystemState system, int call) {
    return orderId + ":" + system.id + ":" + call;
  }

  /** How long it is until each deadline that is counted, by system. */
  Map<String, Duration> deadlines() {
    Map<String, Duration> deadlines = new LinkedHashMap<>();
    systems.forEach((id, system) -> system.due.ifPresent(due -> deadlines.put(id, due.minus(now))));
    return phase instanceof Phase.Running ? deadlines : Map.of();
  }

  /** Ids of the fulfillment systems, not of the request, that are like that. */
  List<String> systemsThat(Predicate<SystemState> areLikeThat) {
    return systems().stream()
        .filter(system -> !system.id.equals(REQUEST))
        .filter(areLikeThat)
        .map(system -> system.id)
        .toList();
  }
}
