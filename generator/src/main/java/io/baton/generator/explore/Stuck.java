package io.baton.generator.explore;

import io.baton.generator.explore.Event.Result;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import java.util.List;

/**
 * What becomes of an order at which nothing more can happen (contract 4.14). Who is instructed then
 * has nothing open, so that it makes no difference.
 *
 * @param rules those about the node {@code stuck} that apply
 */
record Stuck(List<ExceptionRule> rules, Result result) {

  Stuck {
    rules = List.copyOf(rules);
  }

  /** By what its last report has brought, or by the request where it has just gone on. */
  static Stuck at(Tables tables, Situation order, Circumstances circumstances) {
    List<AskedRule> asked = circumstances.exceptionsAt(FulfillmentPolicy.STUCK);
    tables.markEffects(asked, order);
    List<ExceptionRule> rules = tables.exceptionRules(asked);
    boolean ends = tables.proceed(FulfillmentPolicy.STUCK, rules) == Proceed.END;
    return new Stuck(rules, ends ? Result.ENDS_STUCK : Result.IS_STUCK);
  }
}
