package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action;
import io.baton.generator.reference.Action.Instruct;
import io.baton.generator.reference.Action.Trigger;
import io.baton.generator.reference.DrivenOrder;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.ReferenceInterpreter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An order on the engine whose every step also happens to the reference, so that each test checks
 * twice: what it says itself, and that contract and engine agree. Returned is what the engine did.
 *
 * <p>Event ids are counted, {@code e1} comes first; good statuses carry the result code 0.
 */
final class CheckedOrder {
  private final String orderId;
  private final DrivenOrder expected;
  private final EngineDriver engine;
  private int events;

  CheckedOrder(String orderId, PolicyRules rules, EngineDriver engine) {
    this.orderId = orderId;
    this.expected = new ReferenceInterpreter(rules);
    this.engine = engine;
  }

  // ---- what can happen

  /** Starts with that total, in whatever currency. */
  List<Action> starts(int total) {
    return starts(Map.of("total", total));
  }

  List<Action> starts(Map<String, ?> payload) {
    return happens(order -> order.start(orderId, payload));
  }

  /** A system that reports later takes its call. */
  List<Action> takesCall(String system) {
    return happens(order -> order.callCompleted(system));
  }

  /** A system answers its call with a status. */
  List<Action> replies(String system, String status) {
    return replies(system, status, "0");
  }

  List<Action> replies(String system, String status, String resultCode) {
    Map<String, Object> feedback = feedback(status, resultCode);
    return happens(order -> order.reply(system, feedback));
  }

  List<Action> reports(String system, String status) {
    return reports(system, status, "0");
  }

  List<Action> reports(String system, String status, String resultCode) {
    return reports(system, feedback(status, resultCode));
  }

  /** The feedback as it is sent, without the system. */
  List<Action> reports(String system, Map<String, ?> feedback) {
    return happens(order -> order.report(system, feedback));
  }

  List<Action> timePasses(Duration duration) {
    return happens(order -> order.timePasses(duration));
  }

  /** A person decides. */
  List<Action> decides(String decision) {
    return happens(order -> order.decision(decision));
  }

  /** The order goes on after an exception. */
  List<Action> goesOn() {
    return happens(DrivenOrder::resumed);
  }

  private List<Action> happens(Function<DrivenOrder, List<Action>> happening) {
    List<Action> must = happening.apply(expected);
    List<Action> does = happening.apply(engine);
    assertThat(does)
        .as("what the engine does, against what the reference says")
        .containsExactlyInAnyOrderElementsOf(must);
    assertThat(engine.openCalls()).isEqualTo(expected.openCalls());
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
