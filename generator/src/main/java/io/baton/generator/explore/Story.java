package io.baton.generator.explore;

import java.util.List;

/** The shortest way to where it leads: what is reported, one after another, from the start on. */
public record Story(List<Event> events) {
  public Story {
    events = List.copyOf(events);
  }

  /** The last thing that happens. */
  public Event last() {
    return events.getLast();
  }
}
