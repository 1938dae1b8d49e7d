package io.baton.generator.explore;

import java.util.List;

/**
 * What came of a rule in all that can happen.
 *
 * @param isAsked whether it ever came to that: its system reported such a status
 * @param matched whether all its conditions ever held together
 * @param tookEffect whether it ever did what it says; else something else always came first
 * @param neverHeld index of the first condition that was asked but never held; -1 for none
 * @param forestalledBy indexes of the earlier rules of {@code results} that took what it might have
 *     fitted
 */
public record RuleUse(
    boolean isAsked,
    boolean matched,
    boolean tookEffect,
    int neverHeld,
    List<Integer> forestalledBy) {

  public RuleUse {
    forestalledBy = List.copyOf(forestalledBy);
  }
}
