package io.baton.acceptance;

import io.baton.acceptance.OrderHistory.Instruction;
import io.baton.acceptance.OrderHistory.Step;
import io.baton.generator.reference.Action;
import io.baton.generator.reference.Happening;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.ReferenceInterpreter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must have come of an order by the contract: everything that reached its process happens, in
 * the same order, to the reference interpreter.
 */
public final class ReplayedOrder {
  /** Of deadlines of hours; the engine's clock is read at slightly different moments. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private static final Set<String> SEEN_BY_GUARDS =
      Set.of("triggered", "status", "result", "node", "params", "data", "seen", "times");

  private final OrderHistory history;
  private final ReferenceInterpreter reference;
  private final List<Action> actions = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private long now;

  private ReplayedOrder(PolicyRules rules, OrderHistory history) {
    this.history = history;
    this.reference = new ReferenceInterpreter(rules);
  }

  /** Lets it happen again. */
  public static ReplayedOrder of(PolicyRules rules, OrderHistory history) {
    ReplayedOrder order = new ReplayedOrder(rules, history);
    order.happens(new Happening.Starts(history.orderId(), history.order()));
    for (Step step : history.steps()) {
      order.replay(step);
    }
    return order;
  }

  private void replay(Step step) {
    // Deadlines must not pass a moment too early, and must have passed where they did.
    boolean isDeadline = step instanceof Step.Silence;
    long until = step.at() + (isDeadline ? SLACK : SLACK.negated()).toMillis();
    if (now == 0) {
      now = until;
    }
    if (until > now) {
      happens(new Happening.TimePasses(Duration.ofMillis(until - now)));
      now = until;
    }
    switch (step) {
      case Step.Report report -> happens(new Happening.Reports(report.system(), report.feedback()));
      case Step.Answer answer ->
          happens(
              answer.feedback().isPresent()
                  ? new Happening.Replies(answer.system(), answer.feedback().get())
                  : new Happening.TakesCall(answer.system()));
      case Step.Decision decision -> happens(new Happening.Decides(decision.decision()));
      case Step.GoesOn goesOn -> happens(new Happening.GoesOn());
      case Step.Silence silence -> {}
    }
  }

  private void happens(Happening happening) {
    told.add("  " + happening);
    List<Action> does = reference.happens(happening);
    does.forEach(action -> told.add("      " + action));
    actions.addAll(does);
  }

  /** The keys that the order's trigger calls may have. */
  Set<String> triggerKeys() {
    return actions.stream()
        .filter(Action.Trigger.class::isInstance)
        .map(action -> ((Action.Trigger) action).key())
        .collect(Collectors.toSet());
  }

  /** The keys of its instructions. */
  Set<String> instructionKeys() {
    return instructions().stream().map(Instruction::key).collect(Collectors.toSet());
  }

  private Set<Instruction> instructions() {
    return actions.stream()
        .filter(Action.Instruct.class::isInstance)
        .map(Action.Instruct.class::cast)
        .map(i -> new Instruction(i.system(), i.instruction(), i.node(), i.status(), i.key()))
        .collect(Collectors.toSet());
  }

  /** How the order differs from what the contract says; empty if it does not. */
  public String difference() {
    List<String> differences = new ArrayList<>();
    differ(differences, "outcome", outcome(), history.outcome());
    differ(differences, "instructions", instructions(), history.instructions());
    differ(differences, "pauses", count(Action.Paused.class), (long) history.pauses());
    differ(differences, "questions", count(Action.AskPerson.class), (long) history.questions());
    Map<String, @Nullable Object> states = reference.states();
    states.forEach(
        (system, expected) ->
            history
                .knows(system)
                .ifPresent(
                    known ->
                        differ(
                            differences,
                            system,
                            text(seenByGuards(expected)),
                            text(seenByGuards(known)))));
    if (differences.isEmpty()) {
      return "";
    }
    return "Order %s is not as the contract says:%n%s%n%s%n"
        .formatted(history.orderId(), String.join("\n", differences), String.join("\n", told));
  }

  private String outcome() {
    return actions.stream()
        .filter(Action.Ended.class::isInstance)
        .map(action -> ((Action.Ended) action).outcome())
        .findFirst()
        .orElse("(no end)");
  }

  private long count(Class<? extends Action> kind) {
    return actions.stream().filter(kind::isInstance).count();
  }

  private static void differ(
      List<String> differences, String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      differences.add("%s: expected %s, but it is %s".formatted(what, expected, actual));
    }
  }

  private static Map<String, @Nullable Object> seenByGuards(@Nullable Object state) {
    Map<String, @Nullable Object> seen = new TreeMap<>();
    if (state instanceof Map<?, ?> entries) {
      entries.forEach(
          (name, value) -> {
            if (SEEN_BY_GUARDS.contains(String.valueOf(name))) {
              seen.put(String.valueOf(name), value);
            }
          });
    }
    return seen;
  }

  /** The same text for the same value. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
              .collect(Collectors.toCollection(TreeSet::new))
              .toString();
      case List<?> list -> list.stream().map(ReplayedOrder::text).toList().toString();
      case Number number -> String.valueOf(number.doubleValue());
      default -> value.toString();
    };
  }
}
