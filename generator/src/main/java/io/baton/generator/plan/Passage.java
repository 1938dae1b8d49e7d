package io.baton.generator.plan;

import io.baton.generator.explore.Event;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What an order passes in its process, report by report. */
public record Passage(List<Stop> stops) {

  public Passage {
    stops = List.copyOf(stops);
  }

  /**
   * A report and what comes of it.
   *
   * @param heardAt id of the element at which it is heard
   * @param elements ids of the nodes and flows that the order passes then, in their order
   */
  public record Stop(Event event, String heardAt, List<String> elements) {
    public Stop {
      elements = List.copyOf(elements);
    }
  }

  /** Ids of all nodes and flows that the order passes. */
  public SequencedSet<String> elements() {
    SequencedSet<String> all = new LinkedHashSet<>();
    stops.forEach(stop -> all.addAll(stop.elements()));
    return all;
  }
}
