package io.baton.simulator.report;

import io.baton.generator.PolicyCompiler.Understood;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import io.baton.simulator.life.Rules;
import io.baton.simulator.run.Figures;
import io.baton.simulator.run.Samples;
import io.baton.simulator.run.Trace;
import io.baton.simulator.run.Way;
import io.baton.simulator.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a simulation has found.
 *
 * @param worldFile where the world was read from
 */
public record Findings(
    Understood understood,
    World world,
    String worldFile,
    long seed,
    int orders,
    Map<Way, Figures> ways) {

  public Findings {
    ways = new EnumMap<>(ways);
  }

  public Figures figures(Way way) {
    Figures figures = ways.get(way);
    if (figures == null) {
      throw new IllegalArgumentException("Not simulated: " + way);
    }
    return figures;
  }

  Figures staged() {
    return figures(Way.STAGED);
  }

  List<Rules.Reporter> reporters() {
    return new Rules(understood.policy()).reporters();
  }

  /** The systems, without the request. */
  List<Rules.Reporter> systems() {
    return reporters().stream().filter(r -> r.index() != Rules.REQUEST).toList();
  }

  /** All outcomes, the most frequent of the staged orders first. */
  List<String> outcomes() {
    TreeSet<String> all = new TreeSet<>();
    ways.values().forEach(figures -> all.addAll(figures.ofOrders().outcomes().keySet()));
    return all.stream()
        .sorted(Comparator.comparingLong((String o) -> -count(Way.STAGED, o)))
        .toList();
  }

  long count(Way way, String outcome) {
    return figures(way).ofOrders().outcomes().getOrDefault(outcome, 0L);
  }

  /** How many orders ended as a rule of steps says. */
  long completed(Way way) {
    return outcomes().stream()
        .filter(Findings::isCompleted)
        .mapToLong(outcome -> count(way, outcome))
        .sum();
  }

  static boolean isCompleted(String outcome) {
    return !outcome.startsWith("exception: ") && !isUnfinished(outcome);
  }

  static boolean isUnfinished(String outcome) {
    return outcome.equals(Trace.WAITS) || outcome.equals(Trace.IN_CIRCLES);
  }

  /** From start to end, of the orders that are completed. */
  Samples timesToComplete(Way way) {
    Samples times = new Samples();
    outcomes().stream()
        .filter(Findings::isCompleted)
        .forEach(outcome -> times.addAll(figures(way).ofOrders().times(outcome)));
    return times;
  }

  /** Whether the world's file says what calls cost. */
  boolean hasCosts() {
    return staged().ofOrders().totalCost() > 0;
  }

  /** Rows that never applied, as the analyst finds them. */
  List<Place> unusedRows() {
    List<Place> unused = new ArrayList<>();
    for (String table : List.of("steps", "results", "exceptions")) {
      for (DecisionTable read : understood.document().table(table).stream().toList()) {
        read.rules().stream()
            .map(rule -> rule.place())
            .filter(place -> staged().applied(table, place.row()) == 0)
            .forEach(unused::add);
      }
    }
    return unused;
  }

  /** Statuses that the tables name for a reporter and that never came. */
  List<String> unheard(Rules.Reporter reporter) {
    return understood.exploration().statuses().getOrDefault(reporter.id(), List.of()).stream()
        .filter(status -> !status.equals("any status"))
        .filter(status -> staged().reported(reporter.index(), status) == 0)
        .toList();
  }
}
