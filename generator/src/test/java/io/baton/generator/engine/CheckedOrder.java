package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action;
import io.baton.generator.reference.Action.Instruct;
import io.baton.generator.reference.Action.Trigger;
import io.baton.generator.reference.Cause;
import io.baton.generator.reference.Comparison;
import io.baton.generator.reference.Happening;
import io.baton.generator.reference.PolicyRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An order on the engine whose every step also happens to the reference, so that each test checks
 * twice: what it says itself, and that contract and engine agree. Returned is what the engine did.
 *
 * <p>Event ids are counted, {@code e1} comes first; good statuses carry the result code 0.
 */
final class CheckedOrder {
  private final String orderId;
  private final Comparison comparison;
  private final EngineDriver engine;
  private int events;

  CheckedOrder(String orderId, PolicyRules rules, EngineDriver engine) {
    this.orderId = orderId;
    this.comparison = new Comparison(rules, engine);
    this.engine = engine;
  }

  // ---- what can happen

  /** Starts with that total, in whatever currency. */
  List<Action> starts(int total) {
    return starts(Map.of("total", total));
  }

  List<Action> starts(Map<String, ?> payload) {
    return happens(new Happening.Starts(orderId, payload));
  }

  /** A system that reports later takes its call. */
  List<Action> takesCall(String system) {
    return happens(new Happening.TakesCall(system));
  }

  /** A system answers its call with a status. */
  List<Action> replies(String system, String status) {
    return replies(system, status, "0");
  }

  List<Action> replies(String system, String status, String resultCode) {
    return happens(new Happening.Replies(system, feedback(status, resultCode)));
  }

  List<Action> reports(String system, String status) {
    return reports(system, status, "0");
  }

  List<Action> reports(String system, String status, String resultCode) {
    return reports(system, feedback(status, resultCode));
  }

  /** The feedback as it is sent, without the system. */
  List<Action> reports(String system, Map<String, ?> feedback) {
    return happens(new Happening.Reports(system, feedback));
  }

  List<Action> timePasses(Duration duration) {
    return happens(new Happening.TimePasses(duration));
  }

  /** A person decides. */
  List<Action> decides(String decision) {
    return happens(new Happening.Decides(decision));
  }

  /** The order goes on after an exception. */
  List<Action> goesOn() {
    return happens(new Happening.GoesOn());
  }

  /** A system that replies answers its call, at the same instant as something else. */
  Happening reply(String system, String status) {
    return new Happening.Replies(system, feedback(status, "0"));
  }

  /** A system reports, at the same instant as something else. */
  Happening report(String system, String status) {
    return new Happening.Reports(system, feedback(status, "0"));
  }

  List<Action> atOnce(Happening... all) {
    return happens(new Happening.AtOnce(List.of(all)));
  }

  private List<Action> happens(Happening happening) {
    List<Action> does = comparison.happens(happening);
    assertThat(engine.incidents()).isEmpty();
    return does;
  }

  private Map<String, Object> feedback(String status, String resultCode) {
    return Map.of(
        "eventId", "e" + ++events, "status", status, "params", Map.of("resultCode", resultCode));
  }

  // ---- what can be seen

  Set<String> openCalls() {
    return engine.openCalls();
  }

  /** The open calls, and why they are made. */
  Map<String, Cause> calls() {
    return engine.calls();
  }

  /** A variable of the process, as JSON. */
  String variable(String name) {
    return engine
        .variable(name)
        .orElseThrow(() -> new AssertionError("No variable " + name + " is set"));
  }

  String orderId() {
    return orderId;
  }

  // ---- what it must have done

  /** The n-th call of that system. */
  Trigger call(String system, int n) {
    return new Trigger(system, key(system, n));
  }

  String key(String system, int n) {
    return orderId + ":" + system + ":" + n;
  }

  /** The first instruction of that kind to that system. */
  Instruct instruct(String system, String instruction, String node, String status) {
    return instruct(system, instruction, node, status, 1);
  }

  Instruct instruct(String system, String instruction, String node, String status, int n) {
    return new Instruct(
        system, instruction, node, status, orderId + ":" + system + ":" + instruction + ":" + n);
  }
}
