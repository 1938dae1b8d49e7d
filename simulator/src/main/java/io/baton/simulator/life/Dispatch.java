package io.baton.simulator.life;

import java.util.Optional;
import java.util.Set;

/** Who says which systems an order calls: its policy, or a plan. */
public interface Dispatch {

  /** The policy says all of it. */
  Dispatch BY_POLICY = new Dispatch() {};

  /** Whether a system is called because the policy triggers it now. */
  default boolean admits(int system) {
    return true;
  }

  /** Whether the order ends because the policy ends it now, with that outcome. */
  default boolean admitsEnd(int reporter, String outcome) {
    return true;
  }

  /** Makes the calls whose time has come; asked after everything that happens to the order. */
  default void proceed(OrderLife order) {}

  /** How the order ends when the plan has come to its end. */
  default Optional<String> outcome(OrderLife order) {
    return Optional.empty();
  }

  /**
   * An order ends by an exception: tells those who should not have been called yet.
   *
   * @param report what was abnormal
   * @param told indexes of the systems that the policy has told something
   */
  default void takeBack(OrderLife order, Report report, Set<Integer> told) {}
}
