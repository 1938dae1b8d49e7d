package io.baton.generator.explore;

import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.BitSet;
import java.util.List;

/** A rule of a table with its questions, which remembers what came of it. */
final class AskedRule {
  /** Its place among the rules of its table, from 0. */
  final int index;

  private final int conditions;
  private final BitSet asked = new BitSet();
  private final BitSet held = new BitSet();
  private final BitSet forestalledBy = new BitSet();
  private boolean isAsked;
  private boolean matched;
  private boolean tookEffect;

  AskedRule(int index, List<Condition> conditions) {
    this.index = index;
    this.conditions = conditions.size();
  }

  /** That the rule's system reported something. */
  void isAsked() {
    isAsked = true;
  }

  /** Says whether one of its conditions holds, which it gets as it is. */
  boolean answered(int condition, boolean holds) {
    asked.set(condition);
    if (holds) {
      held.set(condition);
    }
    return holds;
  }

  /** That another rule of a FIRST table took a report for which it had not been asked yet. */
  void wasForestalledBy(AskedRule earlier) {
    forestalledBy.set(earlier.index);
  }

  void matched() {
    matched = true;
  }

  void tookEffect() {
    tookEffect = true;
  }

  RuleUse use() {
    BitSet never = (BitSet) asked.clone();
    never.andNot(held);
    return new RuleUse(
        isAsked,
        matched,
        tookEffect,
        matched || conditions == 0 ? -1 : never.nextSetBit(0),
        forestalledBy.stream().boxed().toList());
  }
}
