package io.baton.simulator.report;

import io.baton.simulator.report.Changes.Change;
import io.baton.simulator.run.OrderFigures;
import io.baton.simulator.run.Simulation;
import io.baton.simulator.run.Story;
import io.baton.simulator.run.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Two policies on the same orders in the same world.
 *
 * @param different how many orders end differently
 * @param examples of those, one for each pair of outcomes, the first few
 */
public record Comparison(
    Findings before, Findings after, List<Change> changes, int different, List<Example> examples) {
  private static final int MOST_EXAMPLES = 3;

  public Comparison {
    changes = List.copyOf(changes);
    examples = List.copyOf(examples);
  }

  /** An order that ends differently. */
  public record Example(int order, Told before, Told after) {}

  /**
   * The life of an order.
   *
   * @param end milliseconds from its start
   */
  public record Told(List<Story.Step> steps, long end, String outcome) {
    public Told {
      steps = List.copyOf(steps);
    }
  }

  /** Of findings of the same number of orders and the same seed, and what they were made by. */
  public static Comparison of(
      Findings before, Simulation now, Findings after, Simulation otherwise) {
    OrderFigures one = before.staged().ofOrders();
    OrderFigures other = after.staged().ofOrders();
    List<Example> examples = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    int different = 0;
    for (int order = 0; order < one.orders(); order++) {
      String pair = one.outcome(order) + " / " + other.outcome(order);
      if (one.outcome(order).equals(other.outcome(order))) {
        continue;
      }
      different++;
      if (examples.size() < MOST_EXAMPLES && shown.add(pair)) {
        examples.add(new Example(order, told(before, now, order), told(after, otherwise, order)));
      }
    }
    return new Comparison(before, after, Changes.of(before, after), different, examples);
  }

  private static Told told(Findings findings, Simulation simulation, int order) {
    Trace trace = simulation.trace(order);
    return new Told(
        Story.of(findings.understood(), simulation.rules(), trace), trace.end(), trace.outcome());
  }

  String title() {
    return "What changes under " + after.understood().document().file() + ", for the same orders";
  }

  String summary() {
    return different == 0
        ? "Every order ends as before."
        : "%s of %s orders end differently; for example:"
            .formatted(Format.count(different), Format.count(before.orders()));
  }
}
