package io.baton.simulator.life;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the calls that the policy would make if nothing went wrong, but at other moments: all at
 * the start, or strictly one after another. Everything else is as the policy says; systems that are
 * not planned, such as one that brings back goods, are called when the policy triggers them.
 */
public final class PlannedCalls implements Dispatch {
  private final List<Planned> plan;
  private final boolean isAllAtOnce;
  private final int[] planned;
  private final int[] triggeredByPolicy;

  /** How many of the plan have been made. */
  private int made;

  private Optional<String> outcome = Optional.empty();

  /**
   * A call of the order when nothing goes wrong.
   *
   * @param number which call of that system it is, from 1
   * @param at when the policy makes it, in milliseconds from the start
   * @param until when the system has said its last
   * @param lastStatus what it says last; empty if nothing
   */
  public record Planned(int system, int number, long at, long until, String lastStatus) {}

  /**
   * A dispatch for one order.
   *
   * @param plan in the order in which the policy makes the calls
   */
  public PlannedCalls(Rules rules, List<Planned> plan, boolean isAllAtOnce) {
    this.plan = List.copyOf(plan);
    this.isAllAtOnce = isAllAtOnce;
    this.planned = new int[rules.reporters().size()];
    this.triggeredByPolicy = new int[planned.length];
    plan.forEach(call -> planned[call.system()]++);
  }

  @Override
  public boolean admits(int system) {
    return ++triggeredByPolicy[system] > planned[system];
  }

  /** A planned system that would end the order does so when all others are finished. */
  @Override
  public boolean admitsEnd(int reporter, String reported) {
    if (planned[reporter] == 0) {
      return true;
    }
    outcome = Optional.of(reported);
    return false;
  }

  @Override
  public void proceed(OrderLife order) {
    while (made < plan.size()
        && (isAllAtOnce || made == 0 || isFinished(order, plan.get(made - 1)))) {
      order.trigger(plan.get(made++).system(), order.start());
    }
  }

  @Override
  public Optional<String> outcome(OrderLife order) {
    boolean isFinished =
        outcome.isPresent()
            && made == plan.size()
            && plan.stream().allMatch(call -> isFinished(order, call))
            && order.state().rules().reporters().stream()
                .map(Rules.Reporter::index)
                .allMatch(s -> planned[s] > 0 || order.state().of(s).hasNothingMoreToSay());
    return isFinished ? outcome : Optional.empty();
  }

  private static boolean isFinished(OrderLife order, Planned call) {
    SystemLife system = order.state().of(call.system());
    if (system.reporter.answersByReply()) {
      return !system.openCalls.contains(call.number());
    }
    return system.openCalls.isEmpty() && (system.done || call.lastStatus().equals(system.status));
  }

  /**
   * Who was called too early is told to cancel: those that the policy calls only after the one that
   * failed has finished, or, where the request itself interrupts, after this moment.
   */
  @Override
  public void takeBack(OrderLife order, Report report, Set<Integer> told) {
    long finish =
        plan.stream()
            .filter(call -> call.system() == report.reporter())
            .mapToLong(Planned::until)
            .max()
            .orElse(order.state().now);
    for (Planned call : plan.subList(0, made)) {
      if (call.at() >= finish && call.system() != report.reporter() && told.add(call.system())) {
        order.instruct(call.system(), "cancel");
      }
    }
  }
}
