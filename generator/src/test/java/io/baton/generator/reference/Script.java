package io.baton.generator.reference;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What happens to one order, step by step; it can happen to several, to compare them. */
public record Script(String title, List<Step> steps) {

  public Script {
    steps = List.copyOf(steps);
  }

  /** One thing that happens, as people read it and as it is done. */
  public record Step(String text, Function<DrivenOrder, List<Action>> happening) {

    /** Returns what the order does in answer. */
    public List<Action> happenTo(DrivenOrder order) {
      return happening.apply(order);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Lets the script happen to both and compares what they do at each step: the same actions, in any
   * order, and then the same open calls.
   *
   * @throws AssertionError with the script up to the first difference
   */
  public void compare(DrivenOrder expected, DrivenOrder actual) {
    StringJoiner story = new StringJoiner("\n", title + "\n", "\n");
    for (Step step : steps) {
      story.add("  " + step);
      List<Action> must;
      List<Action> does;
      try {
        must = step.happenTo(expected);
        does = step.happenTo(actual);
      } catch (RuntimeException e) {
        throw new AssertionError(story + "This step failed: " + e.getMessage(), e);
      }
      must.forEach(action -> story.add("      " + action));
      same(story, "actions", sorted(must), sorted(does));
      same(story, "open calls", keys(expected.openCalls()), keys(actual.openCalls()));
    }
  }

  private static void same(
      StringJoiner story, String what, List<String> expected, List<String> actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(
          "%sExpected these %s:\n  %s\nbut there were these:\n  %s"
              .formatted(story, what, String.join("\n  ", expected), String.join("\n  ", actual)));
    }
  }

  /**
   * Without the calls that an exception cuts off in the same step, when something abnormal has
   * waited for the resume: whether a worker gets to see them is chance.
   */
  private static List<Action> lasting(List<Action> actions) {
    int pause = actions.stream().map(a -> a instanceof Action.Paused).toList().lastIndexOf(true);
    return IntStream.range(0, actions.size())
        .filter(i -> i > pause || !(actions.get(i) instanceof Action.Trigger))
        .mapToObj(actions::get)
        .toList();
  }

  private static List<String> sorted(List<Action> actions) {
    return lasting(actions).stream().map(Action::toString).sorted().collect(Collectors.toList());
  }

  private static List<String> keys(Set<String> calls) {
    return List.copyOf(new TreeSet<>(calls));
  }
}
