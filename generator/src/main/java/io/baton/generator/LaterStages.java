package io.baton.generator;

import io.baton.generator.model.FulfillmentPolicy;
import java.util.List;

/** Placeholder, gone with the merge of plan, layout and emit. */
final class LaterStages {
  private LaterStages() {}

  static String process(FulfillmentPolicy policy) {
    return "<process id=\"fulfillment-"
        + policy.businessType()
        + "\" steps=\""
        + policy.steps().size()
        + "\"/>\n";
  }

  static String entry(List<FulfillmentPolicy> policies) {
    return "<entry>"
        + policies.stream().map(FulfillmentPolicy::businessType).toList()
        + "</entry>\n";
  }
}
