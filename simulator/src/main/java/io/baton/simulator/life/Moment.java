package io.baton.simulator.life;

import java.util.HashMap;
import java.util.Map;

/**
 * What a cell is asked about: an order as it stands, the last report, and the node.
 *
 * @param node empty where the report is not abnormal
 */
record Moment(OrderState order, Report report, String node) {

  /** All of it by the names that FEEL knows it by. */
  Map<String, Object> variables() {
    Map<String, Object> variables = new HashMap<>();
    variables.put("order", order.payload);
    variables.put("orderId", order.orderId);
    variables.put("businessType", order.rules().policy().businessType());
    variables.put("feedback", report.feedback());
    variables.put("node", node);
    order
        .rules()
        .reporters()
        .forEach(
            reporter -> variables.put(reporter.id(), order.of(reporter.index()).asGuardsSeeIt()));
    return variables;
  }
}
