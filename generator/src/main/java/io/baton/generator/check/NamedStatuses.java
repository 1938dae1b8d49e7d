package io.baton.generator.check;

import io.baton.generator.diagnostic.Place;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentSystem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every status that a policy names, with the systems that it may be of. */
final class NamedStatuses {
  private static final Pattern SEEN =
      Pattern.compile("list contains\\(\\s*([A-Za-z0-9]+)\\.seen\\s*,\\s*\"([^\"]*)\"\\s*\\)");
  private static final Pattern STATE = Pattern.compile("([A-Za-z0-9]+)\\.(?:status|seen)");

  /** Where a status is named. */
  enum Kind {
    STEPS,
    RESULTS,
    DONE,
    /** A question after what was reported before. */
    GUARD
  }

  /**
   * A status in a cell, or in the expression of a column.
   *
   * @param systems that report it, if anybody does
   */
  record Named(String status, Set<String> systems, Kind kind, Place place) {
    boolean isOfSame(Named other) {
      return systems.stream().anyMatch(other.systems::contains);
    }
  }

  private final List<Named> all = new ArrayList<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private final Places places;

  private NamedStatuses(Places places) {
    this.places = places;
  }

  /** In the order of steps, results, exceptions and systems. */
  static List<Named> of(FulfillmentPolicy policy, Places places) {
    NamedStatuses named = new NamedStatuses(places);
    policy.steps().forEach(r -> named.read(r.place(), r.reporters(), r.conditions(), Kind.STEPS));
    policy
        .results()
        .forEach(r -> named.read(r.place(), r.reporters(), r.conditions(), Kind.RESULTS));
    policy.exceptions().forEach(r -> named.read(r.place(), List.of(), r.conditions(), Kind.GUARD));
    for (FulfillmentSystem system : policy.systems()) {
      Place place = places.ofSystem(system.id(), "done");
      system.done().forEach(status -> named.add(status, Set.of(system.id()), Kind.DONE, place));
    }
    return named.all;
  }

  private void read(
      Place rule, Collection<String> reporters, List<Condition> conditions, Kind kind) {
    for (Condition condition : conditions) {
      Place place = places.input(rule, condition.input());
      Matcher state = STATE.matcher(condition.input());
      if (condition.input().equals("feedback.status")) {
        literals(condition).forEach(status -> add(status, reporters, kind, place));
      } else if (state.matches() && !state.group(1).equals("feedback")) {
        literals(condition)
            .forEach(status -> add(status, Set.of(state.group(1)), Kind.GUARD, place));
      }
      // The expression of a column is one place, however many rows have a cell in it.
      if (columns.add(rule.table() + " " + condition.input())) {
        readSeen(condition.input(), place);
      }
      readSeen(condition.tests(), place);
    }
  }

  private void readSeen(String feel, Place place) {
    Matcher seen = SEEN.matcher(feel);
    while (seen.find()) {
      add(seen.group(2), Set.of(seen.group(1)), Kind.GUARD, place);
    }
  }

  private void add(String status, Collection<String> systems, Kind kind, Place place) {
    all.add(new Named(status, Set.copyOf(systems), kind, place));
  }

  private static List<String> literals(Condition condition) {
    return Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression tests)
        ? tests.literals()
        : List.of();
  }
}
