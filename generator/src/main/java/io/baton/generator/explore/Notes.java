package io.baton.generator.explore;

import static io.baton.generator.model.FulfillmentPolicy.STUCK;

import io.baton.generator.explore.Exploration.Circle;
import io.baton.generator.explore.Exploration.Disagreement;
import io.baton.generator.explore.Exploration.EarlyEnd;
import io.baton.generator.explore.Exploration.LateReport;
import io.baton.generator.explore.Exploration.Said;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is worth telling of everything that was looked at, each with its shortest story. */
final class Notes {
  private final Tables tables;
  private final Map<String, Story> fulfilled = new LinkedHashMap<>();
  private final Map<String, Story> failed = new LinkedHashMap<>();
  private final Map<String, Story> decisions = new LinkedHashMap<>();
  private final Set<String> nodes = new HashSet<>();
  private final Map<List<Object>, Story> stuck = new LinkedHashMap<>();
  private final Map<List<Object>, EarlyEnd> earlyEnds = new LinkedHashMap<>();
  private final Map<List<Object>, Disagreement> disagreements = new LinkedHashMap<>();
  private final Set<List<Object>> compared = new HashSet<>();

  Notes(Tables tables) {
    this.tables = tables;
  }

  /**
   * Takes in what can happen next to an order.
   *
   * @param story tells a story that ends in one of the events
   * @param isUndecided whether it came there without a person's decision
   */
  void take(
      Situation order, List<Event> events, Function<Event, Story> story, boolean isUndecided) {
    for (Event event : events) {
      if (!event.isNormal() && event.result() != Event.Result.ENDS) {
        nodes.add(event.node());
      }
      if (event.result() == Event.Result.IS_STUCK || event.result() == Event.Result.ENDS_STUCK) {
        nodes.add(STUCK);
      }
      switch (event.result()) {
        case ENDS -> {
          fulfilled.computeIfAbsent(event.outcome().orElse(""), o -> story.apply(event));
          takeEarlyEnds(order, event, events, story);
        }
        case ENDS_BY_EXCEPTION, ENDS_STUCK ->
            failed.computeIfAbsent(event.outcome().orElse(""), o -> story.apply(event));
        case ASKS_PERSON -> decisions.computeIfAbsent(event.node(), n -> story.apply(event));
        case IS_STUCK -> {
          decisions.computeIfAbsent(STUCK, n -> story.apply(event));
          if (isUndecided && tables.rulesAt(STUCK).isEmpty()) {
            stuck.computeIfAbsent(cause(event), c -> story.apply(event));
          }
        }
        case GOES_ON, RESUMES -> {}
      }
      takeDisagreements(event, story);
    }
  }

  /** The rules that lead there, or the system where there are none. */
  private static List<Object> cause(Event event) {
    return List.of(event.reporter(), event.steps(), event.exceptions());
  }

  private void takeEarlyEnds(
      Situation order, Event end, List<Event> events, Function<Event, Story> story) {
    for (StepRule rule : end.steps()) {
      for (Event other : events) {
        boolean isAtWork =
            !other.reporter().equals(end.reporter())
                && Reports.isAtWork(tables, order, tables.index(other.reporter()));
        if (rule.outcome().isPresent() && isAtWork && matters(other)) {
          earlyEnds.computeIfAbsent(
              List.of(rule, other.reporter()), k -> new EarlyEnd(rule, story.apply(end), other));
        }
      }
    }
  }

  /** Whether a row of steps takes something further from there, or recalls somebody. */
  private static boolean matters(Event event) {
    return !event.triggered().isEmpty()
        || (!event.isNormal() && !event.steps().isEmpty() && !event.instructed().isEmpty());
  }

  private void takeDisagreements(Event event, Function<Event, Story> story) {
    if (event.steps().size() > 1 && compared.add(List.of(event.reporter(), event.steps()))) {
      for (StepRule rule : event.steps().subList(1, event.steps().size())) {
        StepRule first = event.steps().getFirst();
        compare("node", node(first, event), node(rule, event), event, story);
        compare("proceed", outcome(first), outcome(rule), event, story);
      }
    }
    takeInstructions(event.exceptions(), event, story);
    takeInstructions(event.whenStuck(), event, story);
  }

  private void takeInstructions(
      List<ExceptionRule> rules, Event event, Function<Event, Story> story) {
    if (rules.size() > 1 && compared.add(List.copyOf(rules))) {
      for (int i = 1; i < rules.size(); i++) {
        ExceptionRule rule = rules.get(i);
        rules.subList(0, i).stream()
            .filter(earlier -> earlier.system().isPresent())
            .filter(earlier -> earlier.system().equals(rule.system()))
            .findFirst()
            .ifPresent(
                earlier ->
                    compare("instruction", instruction(earlier), instruction(rule), event, story));
      }
    }
  }

  private static Said node(StepRule rule, Event event) {
    return new Said(rule.place(), rule.node().orElse(event.reporter()));
  }

  private static Said outcome(StepRule rule) {
    return new Said(rule.place(), rule.outcome().orElse(""));
  }

  private static Said instruction(ExceptionRule rule) {
    return new Said(rule.place(), rule.instruction());
  }

  private void compare(
      String about, Said one, Said other, Event event, Function<Event, Story> story) {
    boolean differ = !one.text().equals(other.text());
    boolean isEnd = about.equals("proceed");
    if (differ && !(isEnd && (one.text().isEmpty() || other.text().isEmpty()))) {
      disagreements.computeIfAbsent(
          List.of(about, one.row(), other.row()),
          k -> new Disagreement(about, one, other, story.apply(event)));
    }
  }

  Exploration exploration(
      Optional<String> tooLarge,
      int situations,
      List<Story> withoutWayOut,
      List<Circle> circles,
      List<LateReport> lateReports) {
    Map<String, Story> endings = new LinkedHashMap<>(fulfilled);
    failed.forEach(endings::putIfAbsent);
    Map<List<Object>, Story> byCause = new LinkedHashMap<>();
    withoutWayOut.forEach(story -> byCause.putIfAbsent(cause(story.last()), story));
    return new Exploration(
        tooLarge,
        situations,
        tables.statuses(),
        uses(tables.steps()),
        uses(tables.results()),
        uses(tables.exceptions()),
        endings,
        decisions,
        nodes,
        List.copyOf(stuck.values()),
        List.copyOf(byCause.values()),
        circles,
        List.copyOf(earlyEnds.values()),
        lateReports,
        List.copyOf(disagreements.values()));
  }

  private static List<RuleUse> uses(List<AskedRule> rules) {
    return Stream.of(rules).flatMap(List::stream).map(AskedRule::use).toList();
  }
}
