package io.baton.generator.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of an order after something has happened, as lines of text in an order that is
 * always the same.
 *
 * @param actions what it has done, without the calls that an exception cut off in the same step:
 *     whether a worker gets to see them is chance
 * @param openCalls keys of the calls that are being made, and why
 * @param states what guards see of each system
 */
public record Seen(List<String> actions, List<String> openCalls, List<String> states) {

  /** Of those systems; what the order knows nothing of is left out. */
  public static Seen of(DrivenOrder order, List<Action> actions, Collection<String> systems) {
    List<String> states = new ArrayList<>();
    for (String system : systems) {
      Optional<Map<String, @Nullable Object>> knows = order.knows(system);
      if (knows.isPresent()) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>(knows.get());
        known.keySet().retainAll(SystemState.SEEN_BY_GUARDS);
        states.add(system + " = " + text(known));
      }
    }
    return new Seen(
        lasting(actions).stream().map(Action::toString).sorted().toList(),
        new TreeMap<>(order.calls()).entrySet().stream().map(Map.Entry::toString).toList(),
        states);
  }

  /** The same of an order without that id, so that different orders compare. */
  public Seen without(String orderId) {
    UnaryOperator<String> cut = line -> line.replace(orderId + ":", ":");
    return new Seen(
        actions.stream().map(cut).toList(), openCalls.stream().map(cut).toList(), states);
  }

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
      case Collection<?> list -> list.stream().map(Seen::text).toList().toString();
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      case String string -> '"' + string + '"';
      default -> value.toString();
    };
  }

  /** How the actual one differs from this, the expected one; empty if it does not. */
  String difference(Seen actual) {
    return difference("the actions", actions, actual.actions)
        + difference("the open calls", openCalls, actual.openCalls)
        + difference("known", states, actual.states);
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
