package io.baton.generator.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

  /** What can be seen of an order after a happening, as lines of text. */
  private record Seen(List<String> actions, List<String> openCalls, List<String> states) {}

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
   */
  public List<Action> happens(Happening happening) {
    story.add("  " + happening);
    List<Action> does;
    try {
      does = actual.happens(happening);
    } catch (RuntimeException e) {
      throw new AssertionError(story + "This failed: " + e.getMessage(), e);
    }
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
    return does;
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
    List<String> states = new ArrayList<>();
    for (String system : state().systemIds()) {
      if (actual.knows(system).isPresent()) {
        Map<String, @Nullable Object> known =
            new LinkedHashMap<>(order.knows(system).orElseThrow());
        known.keySet().retainAll(SystemState.SEEN_BY_GUARDS);
        states.add(system + " = " + text(known));
      }
    }
    return new Seen(
        lasting(actions).stream().map(Action::toString).sorted().toList(),
        List.copyOf(new TreeSet<>(order.openCalls())),
        states);
  }

  /**
   * Without the calls that an exception cuts off in the same step: whether a worker gets to see
   * them is chance.
   */
  private static List<Action> lasting(List<Action> actions) {
    int pause = actions.stream().map(a -> a instanceof Action.Paused).toList().lastIndexOf(true);
    return IntStream.range(0, actions.size())
        .filter(i -> i > pause || !(actions.get(i) instanceof Action.Trigger))
        .mapToObj(actions::get)
        .toList();
  }

  /** The same text for the same value, however it is stored. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map -> {
        Map<String, String> entries = new TreeMap<>();
        map.forEach((key, entry) -> entries.put(String.valueOf(key), text(entry)));
        yield entries.toString();
      }
      case Collection<?> list -> list.stream().map(Comparison::text).toList().toString();
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      case String string -> '"' + string + '"';
      default -> value.toString();
    };
  }

  /** To each of the first outcomes; often there is but one. */
  private static String difference(List<Outcome> outcomes, Seen seen) {
    List<Seen> allowed = outcomes.stream().map(Outcome::seen).distinct().toList();
    StringJoiner text = new StringJoiner("Or:\n");
    for (Seen expected : allowed.subList(0, Math.min(MOST_TOLD, allowed.size()))) {
      text.add(
          difference("the actions", expected.actions(), seen.actions())
              + difference("the open calls", expected.openCalls(), seen.openCalls())
              + difference("known", expected.states(), seen.states()));
    }
    return text + "(" + allowed.size() + " different outcomes are allowed)\n";
  }

  private static String difference(String what, List<String> expected, List<String> actual) {
    if (expected.equals(actual)) {
      return "";
    }
    List<String> missing = new ArrayList<>(expected);
    List<String> surplus = new ArrayList<>(actual);
    actual.forEach(missing::remove);
    expected.forEach(surplus::remove);
    return "Expected among %s, but it is not so:\n    %s\nNot expected, but so:\n    %s\n"
        .formatted(what, String.join("\n    ", missing), String.join("\n    ", surplus));
  }
}
