package io.baton.generator.plan;

import static io.baton.generator.model.FulfillmentPolicy.OVERDUE;
import static io.baton.generator.model.FulfillmentPolicy.REQUEST;
import static io.baton.generator.model.FulfillmentPolicy.STUCK;

import io.baton.generator.explore.Event;
import io.baton.generator.explore.Event.Result;
import io.baton.generator.explore.Story;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import io.baton.generator.plan.Passage.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows an order through its process: the elements that the engine activates and the flows that
 * it takes when a story happens.
 *
 * <p>As in a story, calls of systems that feed back are taken at once and reports come one at a
 * time; a person who was asked, and after whose answer the story goes on, has completed the task.
 */
public final class StoryTracer {
  private final FulfillmentPolicy policy;
  private final Steps steps;

  /** Calls of systems that reply, those among them that wait behind another. */
  private final Map<String, Integer> openCalls = new HashMap<>();

  /** Whether an order at which nothing is open listens to the request for a moment. */
  private boolean isHeld;

  /** The reporters that are listened to. */
  private final Set<String> heard = new HashSet<>(Set.of(REQUEST));

  private StoryTracer(FulfillmentPolicy policy, ProcessPlan plan) {
    this.policy = policy;
    this.steps = new Steps(plan.scope());
  }

  /**
   * Follows a story.
   *
   * @param plan of that policy
   * @throws IllegalArgumentException when the process has no way for it
   */
  public static Passage trace(FulfillmentPolicy policy, ProcessPlan plan, Story story) {
    return new StoryTracer(policy, plan).trace(story);
  }

  private Passage trace(Story story) {
    List<Stop> stops = new ArrayList<>();
    for (Event event : story.events()) {
      if (!stops.isEmpty() && stops.getLast().event().result() == Result.ASKS_PERSON) {
        decideToGoOn();
        resume();
      }
      String heardAt = stops.isEmpty() ? start(event) : report(event);
      stops.add(new Stop(event, heardAt, steps.passed()));
    }
    return new Passage(stops);
  }

  private String start(Event event) {
    steps.pass(ProcessPlanner.RECEIVED);
    steps.take(ProcessPlanner.RECEIVED, ProcessPlanner.FULFIL);
    enter();
    if (event.result() == Result.ENDS) {
      steps.takeDefault(FulfilmentScope.OPEN);
      leave();
    } else if (isRaised(event)) {
      steps.take(FulfilmentScope.OPEN, FulfilmentScope.UNHANDLED);
      handle(event);
    } else {
      steps.take(FulfilmentScope.OPEN, SystemPath.status(REQUEST));
      event.triggered().forEach(system -> call(FulfilmentScope.OPEN, system));
    }
    return ProcessPlanner.RECEIVED;
  }

  private void enter() {
    steps.pass(FulfilmentScope.START);
    steps.take(FulfilmentScope.START, FulfilmentScope.OPEN);
  }

  /** Whether it leads to the exception handling; what is normal does so if it leaves it stuck. */
  private static boolean isRaised(Event event) {
    return !event.isNormal() || isStuck(event) || event.result() == Result.ASKS_PERSON;
  }

  private static boolean isStuck(Event event) {
    return event.result() == Result.IS_STUCK || event.result() == Result.ENDS_STUCK;
  }

  private String report(Event event) {
    String reporter = event.reporter();
    boolean isOverdue = event.status().equals(OVERDUE);
    String heardAt =
        isOverdue
            ? SystemPath.overdue(reporter)
            : answersByReply(reporter) ? SystemPath.trigger(reporter) : SystemPath.status(reporter);
    String gateway = isOverdue ? SystemPath.decidedOverdue(reporter) : SystemPath.decided(reporter);
    steps.pass(heardAt);
    if (!steps.has(heardAt, gateway)) {
      // A deadline that can only be trouble has no gateway.
      steps.take(heardAt, SystemPath.abnormal(reporter));
      handle(event);
      return heardAt;
    }
    steps.take(heardAt, gateway);
    openCalls.computeIfPresent(reporter, (system, calls) -> calls - 1);
    if (system(reporter).done().contains(event.status())) {
      heard.remove(reporter);
    }
    if (event.result() == Result.ENDS) {
      steps.take(gateway, SystemPath.ends(reporter));
      leave();
    } else if (isHeld && event.isNormal() && isRaised(event)) {
      carryOut(event, gateway);
      getStuckAgain(event);
    } else if (isRaised(event)) {
      steps.take(gateway, SystemPath.abnormal(reporter));
      handle(event);
    } else {
      carryOut(event, gateway);
    }
    return heardAt;
  }

  private void carryOut(Event event, String gateway) {
    String reporter = event.reporter();
    boolean isNextCallOpen = openCalls.getOrDefault(reporter, 0) > 0;
    boolean isHeard = heard.contains(reporter);
    if (isNextCallOpen) {
      steps.take(gateway, SystemPath.trigger(reporter));
    }
    if (isHeard) {
      steps.take(gateway, SystemPath.status(reporter));
    }
    event.triggered().forEach(system -> call(gateway, system));
    if (!steps.isPastLast(gateway)) {
      steps.takeDefault(gateway);
    }
  }

  /** Triggers a system; one that is busy gets its call later, or beside the listener. */
  private void call(String from, String system) {
    isHeld = false;
    if (answersByReply(system)) {
      if (openCalls.merge(system, 1, Integer::sum) == 1) {
        steps.take(from, SystemPath.trigger(system));
      }
    } else if (heard.add(system)) {
      steps.take(from, SystemPath.trigger(system));
      steps.take(SystemPath.trigger(system), SystemPath.status(system));
    } else {
      steps.take(from, SystemPath.again(system));
      steps.take(SystemPath.again(system), SystemPath.more(system));
      steps.takeDefault(SystemPath.more(system));
    }
  }

  private void handle(Event event) {
    if (event.isNormal()) {
      catchAt(STUCK, event.whenStuck());
      return;
    }
    event.instructed().forEach(openCalls::remove);
    String last = catchAt(event.node(), event.exceptions());
    boolean goesOn = last.equals(ExceptionHandling.PERSON) && isStuck(event);
    if (goesOn) {
      decideToGoOn();
    }
    if (goesOn || last.equals(ExceptionHandling.RESUME)) {
      resume();
      if (event.result() != Result.RESUMES) {
        getStuckAgain(event);
      }
    }
  }

  /** Takes the way of an exception as far as it goes by itself, and returns where it ends. */
  private String catchAt(String node, List<ExceptionRule> applying) {
    String boundary = ExceptionHandling.abnormalAt(node);
    String last = steps.follow(steps.has(boundary) ? boundary : ExceptionHandling.OTHER);
    if (!last.equals(ExceptionHandling.handled(node))) {
      return last;
    }
    return applying.isEmpty()
        ? steps.takeDefault(last)
        : steps.takeOther(last, ExceptionHandling.PERSON);
  }

  private void decideToGoOn() {
    steps.take(ExceptionHandling.PERSON, ExceptionHandling.DECIDED);
    steps.take(ExceptionHandling.DECIDED, ExceptionHandling.RESUME);
  }

  /** The order goes on with what is open; if that is nothing, it hears the request for a moment. */
  private void resume() {
    steps.take(ExceptionHandling.RESUME, ProcessPlanner.FULFIL);
    enter();
    boolean isIdle = true;
    for (FulfillmentSystem system : policy.systems()) {
      String id = system.id();
      if (openCalls.computeIfPresent(id, (call, calls) -> calls > 0 ? 1 : null) != null) {
        steps.take(FulfilmentScope.OPEN, SystemPath.trigger(id));
        isIdle = false;
      } else if (heard.contains(id)) {
        steps.take(FulfilmentScope.OPEN, SystemPath.status(id));
        isIdle = false;
      }
    }
    if (heard.contains(REQUEST)) {
      steps.take(FulfilmentScope.OPEN, SystemPath.status(REQUEST));
    }
    isHeld = isIdle;
    if (isIdle) {
      steps.take(FulfilmentScope.OPEN, FulfilmentScope.HELD);
    }
  }

  private void getStuckAgain(Event event) {
    steps.take(FulfilmentScope.HELD, FulfilmentScope.STILL_NOTHING);
    steps.take(FulfilmentScope.STILL_NOTHING, FulfilmentScope.STUCK_AGAIN);
    catchAt(STUCK, event.whenStuck());
  }

  /** A rule has ended the order; calls that are still open are finished first. */
  private void leave() {
    if (!steps.has(ProcessPlanner.CALLS_OPEN)) {
      steps.take(ProcessPlanner.FULFIL, ProcessPlanner.ENDED);
      return;
    }
    steps.take(ProcessPlanner.FULFIL, ProcessPlanner.CALLS_OPEN);
    openCalls.values().removeIf(calls -> calls == 0);
    if (!openCalls.isEmpty()) {
      steps.take(ProcessPlanner.CALLS_OPEN, ProcessPlanner.FULFIL);
      enter();
      openCalls.forEach(this::finish);
    }
    steps.takeDefault(ProcessPlanner.CALLS_OPEN);
  }

  private void finish(String system, int calls) {
    String trigger = SystemPath.trigger(system);
    String gateway = SystemPath.decided(system);
    steps.take(FulfilmentScope.OPEN, trigger);
    steps.take(trigger, gateway);
    if (calls > 1) {
      steps.take(gateway, trigger);
    }
    steps.takeDefault(gateway);
  }

  private boolean answersByReply(String id) {
    return !id.equals(REQUEST) && system(id).answers() == Answers.REPLY;
  }

  private FulfillmentSystem system(String id) {
    return policy.systems().stream()
        .filter(system -> system.id().equals(id))
        .findFirst()
        .orElse(policy.request());
  }
}
