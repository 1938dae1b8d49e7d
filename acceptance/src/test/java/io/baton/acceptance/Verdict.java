package io.baton.acceptance;

import io.baton.acceptance.OrderHistory.Step;
import io.baton.generator.reference.PolicyRules;
import io.baton.sandbox.Journal.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether all orders came to their right ends, whatever was done to those who worked on them: what
 * is wrong, in sentences, and the figures.
 */
public final class Verdict {
  /** The deadline's record was read a moment after the deadline. */
  private static final long SURELY_BEFORE_MILLIS = 3_000;

  private final Map<String, PolicyRules> rules = new HashMap<>();
  private final Stage stage;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Long> figures = new TreeMap<>();

  private Verdict(Stage stage) {
    this.stage = stage;
  }

  /**
   * Judges when all is over.
   *
   * @param orderIds all orders that Baton has said to have
   */
  public static Verdict of(Stage stage, Collection<String> orderIds) {
    Verdict verdict = new Verdict(stage);
    verdict.judge(orderIds);
    return verdict;
  }

  private void judge(Collection<String> orderIds) {
    Map<String, List<OrderHistory>> histories =
        stage.histories().all().stream().collect(Collectors.groupingBy(OrderHistory::orderId));
    for (String orderId : orderIds) {
      List<OrderHistory> processes = histories.getOrDefault(orderId, List.of());
      if (processes.size() == 1) {
        judge(processes.getFirst());
      } else {
        wrong.add("Order %s has %d processes.".formatted(orderId, processes.size()));
      }
    }
    if (histories.size() > orderIds.size()) {
      wrong.add("There are processes of orders that nobody ordered.");
    }
    nothingIsLeft();
    for (Kind kind : Kind.values()) {
      figures.put("systems: " + kind, stage.systems().count(kind));
    }
    figures.put("engine records of orders", stage.histories().records());
    if (stage.systems().count(Kind.UNDELIVERED) > 0) {
      wrong.add("Systems gave up reporting: the disturbances were longer than their patience.");
    }
  }

  private void judge(OrderHistory order) {
    count("orders");
    if (!order.ended()) {
      wrong.add("Not ended: " + order.standsAt());
      return;
    }
    count("ended: " + order.businessType() + ", " + order.outcome());
    order
        .incidents()
        .forEach(incident -> wrong.add(order.orderId() + " has an incident: " + incident));
    add("incidents, all resolved", order.everIncidents());
    ReplayedOrder expected = ReplayedOrder.of(rulesOf(order.businessType()), order);
    if (!expected.difference().isEmpty()) {
      wrong.add(expected.difference());
    }
    add("reports acted upon", order.steps().stream().filter(Step.Report.class::isInstance).count());
    Set<String> triggered = stage.systems().keys(Kind.TRIGGERED, order.orderId());
    differ(order, "was answered, but never reached its system", order.completedCalls(), triggered);
    differ(order, "reached a system, but nobody decided on it", triggered, expected.triggerKeys());
    Set<String> instructed = stage.systems().keys(Kind.INSTRUCTED, order.orderId());
    differ(order, "never reached its system", expected.instructionKeys(), instructed);
    differ(
        order,
        "reached a system, but nobody decided on it",
        instructed,
        expected.instructionKeys());
    nothingWasLost(order);
  }

  private void differ(OrderHistory order, String what, Set<String> keys, Set<String> others) {
    Set<String> surplus = new HashSet<>(keys);
    surplus.removeAll(others);
    surplus.forEach(key -> wrong.add("%s: the call %s %s.".formatted(order.orderId(), key, what)));
  }

  /** A system that has reported is not taken for silent. */
  private void nothingWasLost(OrderHistory order) {
    Set<String> heard =
        order.steps().stream()
            .filter(Step.Report.class::isInstance)
            .map(step -> String.valueOf(((Step.Report) step).feedback().get("eventId")))
            .collect(Collectors.toSet());
    for (Step step : order.steps()) {
      if (step instanceof Step.Silence silence) {
        stage
            .ledger()
            .rows(
                "select event_id from feedback where order_id = '%s' and system = '%s' and received_at < %d"
                    .formatted(
                        order.orderId(), silence.system(), silence.seen() - SURELY_BEFORE_MILLIS))
            .stream()
            .map(List::getFirst)
            .filter(event -> !heard.contains(event))
            .forEach(
                event ->
                    wrong.add(
                        "%s: %s was taken for silent, but its report %s was in the ledger."
                            .formatted(order.orderId(), silence.system(), event)));
      }
    }
  }

  private void nothingIsLeft() {
    List<List<String>> outbox =
        stage
            .ledger()
            .rows(
                "select f.order_id, f.system, f.event_id from outbox o join feedback f on f.id = o.feedback_id");
    if (!outbox.isEmpty()) {
      wrong.add("Feedback was never given to the engine: " + outbox);
    }
    List<List<String>> quarantine =
        stage
            .ledger()
            .rows(
                "select f.order_id, f.system, f.event_id, q.reason from quarantine q join feedback f on f.id = q.feedback_id");
    if (!quarantine.isEmpty()) {
      wrong.add("Feedback is in quarantine: " + quarantine);
    }
  }

  private PolicyRules rulesOf(String businessType) {
    return rules.computeIfAbsent(businessType, type -> PolicyRules.read(stage.policy(type)));
  }

  private void count(String what) {
    add(what, 1);
  }

  private void add(String what, long count) {
    figures.merge(what, count, Long::sum);
  }

  /** What is wrong; empty if all is well. */
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** What happened how often. */
  public String figures() {
    return figures.entrySet().stream()
        .filter(figure -> figure.getValue() > 0)
        .map(figure -> "  %-60s %,10d".formatted(figure.getKey(), figure.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** The first of what is wrong. */
  public Optional<String> first() {
    return wrong.stream().findFirst();
  }
}
