package io.baton.generator.edit;

import io.baton.generator.edit.ProcessFacts.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Something of a file that is not as the policy gives it. */
sealed interface Difference {

  /** The element that it is about. */
  Element element();

  /** The policy does not give the element. */
  record Added(Element element) implements Difference {}

  /** The policy gives the element, and the file does not have it. */
  record Removed(Element element) implements Difference {}

  /**
   * Something about the element.
   *
   * @param element as the file has it
   * @param what where it is found within the element; {@code name} for its label
   * @param here what the file says; empty for nothing
   * @param policy what the policy gives; empty for nothing
   */
  record Changed(Element element, String what, String here, String policy) implements Difference {}

  /** All of them, in the order of the files; those of the picture aside. */
  static List<Difference> between(ProcessFacts file, ProcessFacts policy) {
    List<Difference> differences = new ArrayList<>();
    for (Element here : file.elements().values()) {
      Element given = policy.elements().get(here.id());
      if (given == null) {
        differences.add(new Added(here));
      } else {
        addChanges(here, given, differences);
      }
    }
    policy.elements().values().stream()
        .filter(given -> !file.elements().containsKey(given.id()))
        .forEach(given -> differences.add(new Removed(given)));
    return differences;
  }

  private static void addChanges(Element here, Element given, List<Difference> differences) {
    addChange(here, "name", here.name(), given.name(), differences);
    addChange(here, "kind", here.type(), given.type(), differences);
    addChange(here, "scope", here.scope(), given.scope(), differences);
    SortedSet<String> details = new TreeSet<>(here.details().keySet());
    details.addAll(given.details().keySet());
    for (String detail : details) {
      addChange(here, detail, here.detail(detail), given.detail(detail), differences);
    }
  }

  private static void addChange(
      Element element, String what, String here, String given, List<Difference> differences) {
    if (!here.equals(given)) {
      differences.add(new Changed(element, what, here, given));
    }
  }
}
