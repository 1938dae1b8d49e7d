package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.List;
import java.util.function.Supplier;

/** A check of the cells on the left of steps, results and exceptions, each for itself. */
interface CellCheck extends PolicyChecks.Check {

  /**
   * Checks one cell that is filled in.
   *
   * @param place of the cell; it is looked for when it is asked for, which takes time
   */
  void check(Condition cell, Supplier<Place> place, Findings findings);

  @Override
  default void check(FulfillmentPolicy policy, Places places, Findings findings) {
    policy.steps().forEach(rule -> check(rule.place(), rule.conditions(), places, findings));
    policy.results().forEach(rule -> check(rule.place(), rule.conditions(), places, findings));
    policy.exceptions().forEach(rule -> check(rule.place(), rule.conditions(), places, findings));
  }

  private void check(Place rule, List<Condition> cells, Places places, Findings findings) {
    for (Condition cell : cells) {
      check(cell, () -> places.input(rule, cell.input()), findings);
    }
  }
}
