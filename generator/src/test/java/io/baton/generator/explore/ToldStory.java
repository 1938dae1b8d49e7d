package io.baton.generator.explore;

import io.baton.generator.explore.Event.Result;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import io.baton.generator.reference.Action;
import io.baton.generator.reference.DrivenOrder;
import io.baton.generator.reference.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A story of the exploration that happens to an order, event by event. All that feed back take
 * their calls at once, an order that was interrupted goes on, and calls that are still open at the
 * end are answered.
 */
public final class ToldStory {
  private final FulfillmentPolicy policy;
  private final Set<String> replying;
  private final Story story;
  private final List<Action> actions = new ArrayList<>();
  private int events;

  public ToldStory(FulfillmentPolicy policy, Story story) {
    this.policy = policy;
    this.replying =
        policy.systems().stream()
            .filter(system -> system.answers() == Answers.REPLY)
            .map(FulfillmentSystem::id)
            .collect(Collectors.toSet());
    this.story = story;
  }

  /** Which deadlines pass together depends on their lengths, which the exploration leaves out. */
  public static boolean hasDeadline(Story story) {
    return story.events().stream().anyMatch(event -> event.status().equals("overdue"));
  }

  /** Returns what the order did. */
  public List<Action> tellTo(DrivenOrder order, String orderId) {
    Map<String, Object> payload = new HashMap<>();
    story.events().forEach(event -> payload.putAll(values(event, true)));
    happens(order, new Happening.Starts(orderId, payload));
    story.events().stream().skip(1).forEach(event -> tell(order, event));
    if (story.last().result() == Result.ENDS) {
      finishCalls(order);
    }
    return actions;
  }

  /** Contract 4.5: calls that were decided before are finished first. */
  private void finishCalls(DrivenOrder order) {
    while (!order.openCalls().isEmpty()) {
      String system = order.openCalls().iterator().next().split(":", -1)[1];
      happens(order, new Happening.Replies(system, feedback(Map.of(), "late")));
    }
  }

  private void tell(DrivenOrder order, Event event) {
    Map<String, Object> feedback = feedback(values(event, false), event.status());
    if (event.status().equals(FulfillmentPolicy.OVERDUE)) {
      happens(order, new Happening.TimePasses(deadline(event.reporter()).plusSeconds(1)));
    } else if (replying.contains(event.reporter())) {
      happens(order, new Happening.Replies(event.reporter(), feedback));
    } else {
      happens(order, new Happening.Reports(event.reporter(), feedback));
    }
    boolean isOver = event.equals(story.last()) && event.result() == Result.ASKS_PERSON;
    if (asksPerson() && !isOver) {
      happens(order, new Happening.Decides("resume"));
    }
  }

  private boolean asksPerson() {
    return actions.getLast() instanceof Action.AskPerson(String node)
        && !node.equals(FulfillmentPolicy.STUCK);
  }

  private Map<String, Object> feedback(Map<String, Object> brought, String status) {
    return Map.of("eventId", "e" + events++, "status", status, "params", brought, "data", brought);
  }

  private Duration deadline(String id) {
    return policy.systems().stream()
        .filter(system -> system.id().equals(id))
        .flatMap(system -> system.deadline().stream())
        .map(Duration::parse)
        .findFirst()
        .orElseThrow();
  }

  private void happens(DrivenOrder order, Happening happening) {
    List<Action> done = order.happens(happening);
    actions.addAll(done);
    if (done.stream().anyMatch(Action.Resumed.class::isInstance)) {
      happens(order, new Happening.GoesOn());
    }
    for (String key : List.copyOf(order.openCalls())) {
      String system = key.split(":", -1)[1];
      if (!replying.contains(system)) {
        actions.addAll(order.happens(new Happening.TakesCall(system)));
      }
    }
  }

  /** Such as {@code order.total 500} or {@code resultCode "5"}, as values by name. */
  private static Map<String, Object> values(Event event, boolean ofOrder) {
    Map<String, Object> values = new HashMap<>();
    for (String circumstance : event.circumstances()) {
      int space = circumstance.indexOf(' ');
      String name = circumstance.substring(0, space);
      String text = circumstance.substring(space + 1).replace("\"", "");
      if (name.startsWith("order.") == ofOrder) {
        Object value = text.matches("-?[0-9.]+") ? (Object) Double.valueOf(text) : text;
        values.put(name.substring(name.indexOf('.') + 1), value);
      }
    }
    return values;
  }
}
