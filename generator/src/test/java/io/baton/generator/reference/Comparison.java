package io.baton.generator.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * An order on an engine beside the same order in the reference: everything happens to both, and
 * after each happening both must have done the same, have the same calls open, and know the same.
 *
 * <p>Where the contract leaves something to chance, the reference has several orders, all of them
 * allowed; those that agree with the engine go on.
 */
public final class Comparison {
  private static final int MOST_ORDERS = 50;

  /** Few things that happen at once can come in very many orders: enough of them are tried. */
  private static final int ENOUGH_TRIED = 100;

  private static final int MOST_TRIED = 3000;

  private static final int MOST_TOLD = 4;

  private final DrivenOrder actual;
  private final StringJoiner story = new StringJoiner("\n", "\n", "\n");
  private List<ReferenceInterpreter> allowed;

  private record Outcome(ReferenceInterpreter order, Seen seen) {}

  /** Begins before the order starts. */
  public Comparison(PolicyRules rules, DrivenOrder actual) {
    this.allowed = List.of(new ReferenceInterpreter(rules));
    this.actual = actual;
  }

  /** One of the orders that the contract allows by now. */
  OrderState state() {
    return allowed.getFirst().state();
  }

  /**
   * Lets that happen to both and returns what the order on the engine did.
   *
   * @throws AssertionError with the story so far when no allowed order did the same
   * @throws IllegalStateException with the story so far when the engine itself failed
   */
  public List<Action> happens(Happening happening) {
    List<Action> does;
    try {
      does = actual.happens(happening);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          story + "  " + happening + "\nThis failed: " + e.getMessage(), e);
    }
    happened(happening, does);
    return does;
  }

  /**
   * That has happened to the order on the engine, and this is what it did.
   *
   * @throws AssertionError with the story so far when no allowed order did the same
   */
  public void happened(Happening happening, List<Action> does) {
    story.add("  " + happening);
    does.forEach(action -> story.add("      " + action));
    Seen seen = seen(actual, does);
    List<Outcome> outcomes = outcomes(happening, seen);
    allowed =
        outcomes.stream()
            .filter(outcome -> outcome.seen().equals(seen))
            .limit(MOST_ORDERS)
            .map(Outcome::order)
            .toList();
    if (allowed.isEmpty()) {
      throw new AssertionError(story + difference(outcomes, seen));
    }
  }

  /** What the contract allows to come of that happening. */
  private List<Outcome> outcomes(Happening happening, Seen seen) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean found = false;
    for (ReferenceInterpreter before : allowed) {
      Optional<Chance> next = Optional.of(new Chance());
      while (next.isPresent() && outcomes.size() < (found ? ENOUGH_TRIED : MOST_TRIED)) {
        Chance chance = next.get();
        ReferenceInterpreter order = before.copy();
        List<Action> actions = order.happens(happening, chance);
        Outcome outcome = new Outcome(order, seen(order, actions));
        found |= outcome.seen().equals(seen);
        outcomes.add(outcome);
        next = chance.other();
      }
    }
    return outcomes;
  }

  /** What the engine knows nothing of, such as systems that no rule triggers, is left out. */
  private Seen seen(DrivenOrder order, List<Action> actions) {
    return Seen.of(
        order,
        actions,
        state().systemIds().stream().filter(id -> actual.knows(id).isPresent()).toList());
  }

  /** To each of the first outcomes; often there is but one. */
  private static String difference(List<Outcome> outcomes, Seen seen) {
    List<Seen> allowed = outcomes.stream().map(Outcome::seen).distinct().toList();
    StringJoiner text = new StringJoiner("Or:\n");
    for (Seen expected : allowed.subList(0, Math.min(MOST_TOLD, allowed.size()))) {
      text.add(expected.difference(seen));
    }
    return text + "(" + allowed.size() + " different outcomes are allowed)\n";
  }
}
