package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.REQUEST;
import static io.baton.generator.model.FulfillmentPolicy.STUCK;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the plan needs to know of a policy, each fact derived in one place. */
final class PolicyFacts {
  private final FulfillmentPolicy policy;
  private final List<SystemState> systems;
  private final SystemState request;

  PolicyFacts(FulfillmentPolicy policy) {
    this.policy = policy;
    Set<String> once = Occurrences.triggeredAtMostOnce(policy);
    this.systems =
        policy.systems().stream()
            .filter(s -> policy.steps().stream().anyMatch(r -> r.trigger().contains(s.id())))
            .map(s -> new SystemState(s, needsSecondCalls(policy, s, once)))
            .toList();
    this.request = new SystemState(policy.request(), false);
  }

  FulfillmentPolicy policy() {
    return policy;
  }

  /** Every system that a rule triggers, in the policy's order. */
  List<SystemState> systems() {
    return systems;
  }

  /** Systems that no rule triggers but that guards ask for. */
  List<SystemState> onlyAskedFor() {
    String guards =
        Stream.of(
                policy.steps().stream().map(StepRule::conditions),
                policy.results().stream().map(ResultRule::conditions),
                policy.exceptions().stream().map(ExceptionRule::conditions))
            .flatMap(conditions -> conditions)
            .flatMap(List::stream)
            .map(condition -> condition.input() + " " + condition.tests())
            .collect(Collectors.joining(" "));
    return policy.systems().stream()
        .filter(s -> systems.stream().noneMatch(triggered -> triggered.id().equals(s.id())))
        .filter(s -> Pattern.compile("\\b" + s.id() + "\\b").matcher(guards).find())
        .map(s -> new SystemState(s, false))
        .toList();
  }

  SystemState request() {
    return request;
  }

  /** All that can report: the request first. */
  List<SystemState> reporters() {
    return Stream.concat(Stream.of(request), systems.stream()).toList();
  }

  List<StepRule> stepsOf(String reporter) {
    return policy.steps().stream().filter(r -> r.reporters().contains(reporter)).toList();
  }

  List<ResultRule> resultsOf(String reporter) {
    return policy.results().stream().filter(r -> r.reporters().contains(reporter)).toList();
  }

  /** Whether the order has an id; without one nothing can be called or correlated. */
  String hasOrderId() {
    return "(orderId instance of string and trim(orderId) != \"\")";
  }

  /** Those whose report can end the order; the request does where there is no order id. */
  private Stream<String> ends() {
    return reporters().stream()
        .map(SystemState::id)
        .filter(
            id -> id.equals(REQUEST) || stepsOf(id).stream().anyMatch(r -> r.outcome().isPresent()))
        .map(id -> id + ".end");
  }

  /** No report has ended the order so far. */
  String notEnded() {
    return ends().map(end -> end + " = null").collect(Collectors.joining(" and "));
  }

  /** Nothing is under way in the order but this system, and nothing waits to be handled. */
  String othersIdle(String id) {
    return Stream.concat(
            Stream.of(notEnded()),
            systems.stream()
                .filter(s -> !s.id().equals(id))
                .map(s -> s.idle() + " and " + s.id() + ".raised = null"))
        .collect(Collectors.joining(" and "));
  }

  /** Whether guards of exceptions ask for more of the feedback than its system and status. */
  boolean exceptionsReadFeedback() {
    return policy.exceptions().stream()
        .flatMap(rule -> rule.conditions().stream())
        .anyMatch(c -> (c.input() + " " + c.tests()).contains("feedback"));
  }

  /** The outcome that a report has given the order. */
  String outcome() {
    return FeelText.present(ends().toList()) + "[1]";
  }

  /** Every node that an abnormal status of the reporter can carry. */
  SequencedSet<String> nodesOf(String reporter) {
    SequencedSet<String> nodes = new LinkedHashSet<>();
    stepsOf(reporter).forEach(rule -> nodes.add(rule.node().orElse(reporter)));
    nodes.add(reporter);
    nodes.add(STUCK);
    return nodes;
  }

  /** Every node of the policy, in the order of its tables; {@code stuck} comes last. */
  SequencedSet<String> nodes() {
    SequencedSet<String> nodes = new LinkedHashSet<>();
    policy.steps().forEach(rule -> rule.node().ifPresent(nodes::add));
    reporters().forEach(r -> nodes.add(r.id()));
    nodes.remove(STUCK);
    nodes.add(STUCK);
    return nodes;
  }

  /**
   * A system has a place for calls beside its main path if it can be triggered again, or if its
   * call must be finished after the order has ended, when nobody listens any more.
   */
  private static boolean needsSecondCalls(
      FulfillmentPolicy policy, FulfillmentSystem system, Set<String> once) {
    return !once.contains(system.id())
        || (system.answers() == Answers.FEEDBACK
            && Occurrences.callMayBeOpenAtEnd(policy, system.id()));
  }

  /** The systems with a trigger call that can be open when a status ends the order. */
  List<SystemState> openAtEnd() {
    return systems.stream()
        .filter(s -> s.hasSecondCalls() || Occurrences.callMayBeOpenAtEnd(policy, s.id()))
        .toList();
  }
}
