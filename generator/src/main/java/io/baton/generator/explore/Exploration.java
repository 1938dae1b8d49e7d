package io.baton.generator.explore;

import io.baton.generator.diagnostic.Place;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can happen to the orders of a policy.
 *
 * @param tooLarge why not everything was looked at, empty if it was; if so, what was found is true,
 *     and what was not found may still be
 * @param situations how many were looked at
 * @param statuses by reporter, the request among them, what it can say by the tables; {@code any
 *     status} where they name none
 * @param steps what came of each rule of {@code steps}, in their order; so for the next two
 * @param endings by outcome the shortest story that ends so, the fulfilled ones first
 * @param decisions by node the shortest story after which a person decides
 * @param nodes where something abnormal is handled
 * @param stuck stories after which nothing more can happen, one for each last cause
 * @param withoutWayOut stories after which no end can come any more, unless something goes wrong
 * @param circles circles of replies, which never wait
 * @param earlyEnds rows that end an order while somebody still works on it
 * @param lateReports rows that wait for two reports and miss one of them if it comes last
 * @param disagreements rules that apply together and contradict each other
 */
public record Exploration(
    Optional<String> tooLarge,
    int situations,
    Map<String, List<String>> statuses,
    List<RuleUse> steps,
    List<RuleUse> results,
    List<RuleUse> exceptions,
    Map<String, Story> endings,
    Map<String, Story> decisions,
    Set<String> nodes,
    List<Story> stuck,
    List<Story> withoutWayOut,
    List<Circle> circles,
    List<EarlyEnd> earlyEnds,
    List<LateReport> lateReports,
    List<Disagreement> disagreements) {

  public Exploration {
    statuses = Collections.unmodifiableMap(new LinkedHashMap<>(statuses));
    steps = List.copyOf(steps);
    results = List.copyOf(results);
    exceptions = List.copyOf(exceptions);
    endings = Collections.unmodifiableMap(new LinkedHashMap<>(endings));
    decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
    nodes = Set.copyOf(nodes);
    stuck = List.copyOf(stuck);
    withoutWayOut = List.copyOf(withoutWayOut);
    circles = List.copyOf(circles);
    earlyEnds = List.copyOf(earlyEnds);
    lateReports = List.copyOf(lateReports);
    disagreements = List.copyOf(disagreements);
  }

  /** Whether everything was looked at. */
  public boolean isComplete() {
    return tooLarge.isEmpty();
  }

  /**
   * A row ends the order, but a system is at work.
   *
   * @param story that ends so
   * @param unheard what the system might have said
   */
  public record EarlyEnd(StepRule rule, Story story, Event unheard) {}

  /**
   * A row triggers something if one of two reports comes last, and nothing does if the other does.
   *
   * @param works ends with the report to which the row applies
   * @param fails the same, but for its last two reports, which come the other way round
   */
  public record LateReport(StepRule rule, Story works, Story fails) {}

  /**
   * What may go on for ever without waiting.
   *
   * @param story the shortest one that leads there
   * @param events what then happens over and over
   */
  public record Circle(Story story, List<Event> events) {
    public Circle {
      events = List.copyOf(events);
    }
  }

  /** Two rules apply to the last report of a story and say different things about {@code about}. */
  public record Disagreement(String about, Said one, Said other, Story story) {}

  /** What a row says. */
  public record Said(Place row, String text) {}
}
