package io.baton.generator.model;

import io.baton.generator.diagnostic.Place;
import java.util.List;
import java.util.Optional;

/**
 * The fulfillment policy of one business type, in business terms.
 *
 * <p>All ids and literals are trimmed and valid; every system that any rule names is in {@link
 * #systems()}. Rules keep the order of their tables.
 *
 * @param businessType such as {@code retail}; the id of the DRD
 * @param name its display name; the business type where the file gives none
 * @param file the policy file's name without folders, for people to find it
 * @param request how the request itself behaves: always a reporter, never triggered
 * @param systems every fulfillment system, in the order of the first rule of {@code steps} that
 *     triggers it, then those that no rule triggers
 * @param results empty when the policy has no such table: everything is normal
 * @param statuses all that systems may report, by the predefined values; empty: anything
 */
public record FulfillmentPolicy(
    String businessType,
    String name,
    String file,
    FulfillmentSystem request,
    List<FulfillmentSystem> systems,
    List<StepRule> steps,
    List<ResultRule> results,
    List<ExceptionRule> exceptions,
    List<String> statuses) {

  /** Id of the request as a reporter. */
  public static final String REQUEST = "request";

  /** What the request reports when the order starts. */
  public static final String RECEIVED = "received";

  /** What a system that has been silent for its deadline is taken to report. */
  public static final String OVERDUE = "overdue";

  /** The node at which an order is stuck. */
  public static final String STUCK = "stuck";

  public FulfillmentPolicy {
    systems = List.copyOf(systems);
    steps = List.copyOf(steps);
    results = List.copyOf(results);
    exceptions = List.copyOf(exceptions);
    statuses = List.copyOf(statuses);
  }

  /** The outcome of a rule that just says {@code "end"}. */
  public static final String FULFILLED = "fulfilled";

  /**
   * One filled-in input cell: the value of {@code input} must pass {@code tests}.
   *
   * @param input FEEL expression of the column, such as {@code inventory.status}
   * @param tests FEEL unary tests of the cell, trimmed; never empty and never {@code -}
   */
  public record Condition(String input, String tests) {}

  /**
   * A rule of {@code steps}: a system reports a status, whom do we trigger?
   *
   * @param id the DMN rule's own id
   * @param reporters ids of the systems whose reports can match, {@code request} among them, in the
   *     order of {@link #systems()} with the request first
   * @param statuses the literal statuses that the status cell names, for labels; empty when the
   *     cell accepts others, too
   * @param conditions the status cell and all guards; the system cell is in {@code reporters}
   * @param trigger ids of the systems to trigger
   * @param node the processing node; empty: the reporter's own id
   * @param outcome present when the rule ends the order
   * @param annotation what the analyst wrote beside the rule, empty for nothing
   */
  public record StepRule(
      String id,
      Place place,
      List<String> reporters,
      List<String> statuses,
      List<Condition> conditions,
      List<String> trigger,
      Optional<String> node,
      Optional<String> outcome,
      String annotation) {
    public StepRule {
      reporters = List.copyOf(reporters);
      statuses = List.copyOf(statuses);
      conditions = List.copyOf(conditions);
      trigger = List.copyOf(trigger);
    }
  }

  /**
   * A rule of {@code results}: is that status normal?
   *
   * @param reporters as in {@link StepRule}
   * @param conditions all cells but that of {@code feedback.system}
   * @param namesOverdue whether its status cell names {@code "overdue"}; only then does it count
   *     for that pseudo-status
   */
  public record ResultRule(
      String id,
      Place place,
      List<String> reporters,
      List<Condition> conditions,
      boolean normal,
      boolean namesOverdue,
      String annotation) {
    public ResultRule {
      reporters = List.copyOf(reporters);
      conditions = List.copyOf(conditions);
    }
  }

  /** What happens after the systems of a node have been instructed. */
  public enum Proceed {
    END,
    RESUME,
    MANUAL
  }

  /**
   * A rule of {@code exceptions}: who is told what, and what then?
   *
   * @param node unary tests of the node cell; {@code -} for any node
   * @param conditions all cells but that of {@code node}
   * @param system who is instructed; empty: the rule only says how to proceed
   * @param instruction such as {@code cancel}
   * @param proceed empty where the cell is empty
   */
  public record ExceptionRule(
      String id,
      Place place,
      String node,
      List<Condition> conditions,
      Optional<String> system,
      String instruction,
      Optional<Proceed> proceed,
      String annotation) {
    public ExceptionRule {
      conditions = List.copyOf(conditions);
    }
  }
}
