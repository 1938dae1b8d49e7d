package io.baton.generator.explore;

/**
 * What came of a rule in all that can happen.
 *
 * @param isAsked whether it ever came to that: its system reported such a status
 * @param matched whether all its conditions ever held together
 * @param tookEffect whether it ever did what it says; else something else always came first
 * @param neverHeld index of the first condition that was asked but never held; -1 for none
 */
public record RuleUse(boolean isAsked, boolean matched, boolean tookEffect, int neverHeld) {}
