package io.baton.simulator.life;

import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import java.util.List;

/**
 * What {@code exceptions} say is to be done at a node.
 *
 * @param rules those that apply
 */
public record Handling(String node, List<ExceptionRule> rules, Proceed proceed) {

  /** What the order is called that ends here. */
  public String outcome() {
    return "exception: " + node;
  }
}
