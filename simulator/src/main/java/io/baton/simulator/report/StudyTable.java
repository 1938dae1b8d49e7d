package io.baton.simulator.report;

import io.baton.simulator.run.Figures;
import io.baton.simulator.run.Samples;
import io.baton.simulator.run.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The measurement of one kind of failure, as a table in Markdown. */
public final class StudyTable {
  private final List<String> lines = new ArrayList<>();

  /** Without rows yet. */
  public StudyTable() {
    lines.add(
        "| fails | wasted calls per order: staged | all at once | one after another | recalls: staged | all at once | one after another | half completed within: staged | all at once | one after another | cost of failed orders: staged | all at once | one after another |");
    lines.add(
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  }

  /** Adds what came of one failure rate. */
  public void row(double rate, Map<Way, Figures> ways) {
    lines.add(
        "| "
            + Format.number(rate * 100, 0)
            + " % |"
            + cells(ways, f -> Format.number((double) f.ofOrders().totalWasted() / f.orders(), 3))
            + cells(ways, f -> Format.number((double) f.ofOrders().totalRecalls() / f.orders(), 3))
            + cells(ways, f -> Format.time(half(f)))
            + cells(ways, f -> Format.number(f.ofOrders().failedCost() / f.orders(), 2)));
  }

  private static String cells(Map<Way, Figures> ways, Function<Figures, String> figure) {
    return ways.values().stream()
        .map(f -> " " + figure.apply(f) + " |")
        .collect(Collectors.joining());
  }

  private static long half(Figures figures) {
    Samples times = new Samples();
    for (int order = 0; order < figures.orders(); order++) {
      if (Findings.isCompleted(figures.ofOrders().outcome(order))) {
        times.add(figures.ofOrders().time(order));
      }
    }
    return times.quantile(0.5);
  }

  /** The table. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
