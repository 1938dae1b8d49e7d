package io.baton.generator.explore;

import static io.baton.generator.model.FulfillmentPolicy.STUCK;

import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.List;
import java.util.Optional;

/**
 * A report of a system and what it leads to, by the tables.
 *
 * @param reporter its id
 * @param circumstances what else must be so, such as {@code resultCode "5"}
 * @param isNormal whether the table of results says so
 * @param node where the status belongs
 * @param steps the rules of {@code steps} that apply
 * @param triggered the systems that are triggered then
 * @param exceptions the rules of {@code exceptions} that apply, if it is abnormal
 * @param instructed the systems that are instructed
 * @param whenStuck the rules of {@code exceptions} that apply because the order is stuck then
 * @param result what becomes of the order
 * @param outcome the order's, if it ends; and if a person decides or it is stuck, the one that it
 *     would have
 */
public record Event(
    String reporter,
    String status,
    List<String> circumstances,
    boolean isNormal,
    String node,
    List<StepRule> steps,
    List<String> triggered,
    List<ExceptionRule> exceptions,
    List<String> instructed,
    List<ExceptionRule> whenStuck,
    Result result,
    Optional<String> outcome) {

  public Event {
    circumstances = List.copyOf(circumstances);
    steps = List.copyOf(steps);
    triggered = List.copyOf(triggered);
    exceptions = List.copyOf(exceptions);
    instructed = List.copyOf(instructed);
    whenStuck = List.copyOf(whenStuck);
  }

  /** Whether rows of steps say where it belongs, and nothing comes of it. */
  boolean isOnlyNoticed() {
    return isNormal
        && !steps.isEmpty()
        && triggered.isEmpty()
        && steps.stream().allMatch(rule -> rule.outcome().isEmpty());
  }

  /** The same report, after which the order is stuck. */
  Event stuck(Stuck stuck) {
    return leadingTo(stuck.result(), stuck.rules(), Optional.of("exception: " + STUCK));
  }

  /** The same report, told of an order of which something else becomes. */
  Event leadingTo(Result other) {
    return leadingTo(other, whenStuck, outcome);
  }

  private Event leadingTo(Result other, List<ExceptionRule> whenStuck, Optional<String> outcome) {
    return new Event(
        reporter,
        status,
        circumstances,
        isNormal,
        node,
        steps,
        triggered,
        exceptions,
        instructed,
        whenStuck,
        other,
        outcome);
  }

  /** What becomes of an order. */
  public enum Result {
    /** Nothing special. */
    GOES_ON,
    /** It was interrupted and goes on. */
    RESUMES,
    /** A row of steps ends it. */
    ENDS,
    /** It was interrupted and ends. */
    ENDS_BY_EXCEPTION,
    /** It was interrupted, and a person decides. */
    ASKS_PERSON,
    /** Nothing more can happen, and a person decides. */
    IS_STUCK,
    /** Nothing more can happen, and a row of exceptions ends it then. */
    ENDS_STUCK
  }
}
