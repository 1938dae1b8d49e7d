package io.baton.generator.plan;

import io.baton.generator.plan.FlowNode.CallActivity;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.Gateway;
import io.baton.generator.plan.FlowNode.GatewayKind;
import io.baton.generator.plan.FlowNode.Mapping;
import io.baton.generator.plan.FlowNode.StartEvent;
import java.util.List;
import java.util.SortedSet;

/** Plans {@code order-fulfillment}, the entry process for callers that do not know the policy. */
public final class EntryPlanner {
  private static final String STARTED = "Order_started";
  private static final String RECEIVED = "Order_received";
  private static final String KNOWN = "Business_type_known";
  private static final String FULFIL = "Fulfil_order";
  private static final String ENDED = "Order_ended";
  private static final String UNKNOWN = "Unknown_business_type";

  private EntryPlanner() {}

  /**
   * The entry process.
   *
   * @param known business types of the processes that it can run
   */
  public static ProcessPlan plan(SortedSet<String> known) {
    ScopeBuilder process = new ScopeBuilder();
    process.add(new StartEvent(STARTED, "Order started", "", "", List.of()));
    process.add(
        new StartEvent(
            RECEIVED,
            "Order received",
            "",
            JobTypes.ORDER_MESSAGE,
            List.of(input("orderId"), input("businessType"), input("order"))));
    process.add(new Gateway(KNOWN, "Business type known?", "", GatewayKind.EXCLUSIVE));
    process.add(
        new CallActivity(
            FULFIL,
            "Fulfil order",
            "Runs the process of the order's business type: " + String.join(", ", known) + ".",
            "=\"fulfillment-\" + businessType",
            List.of(input("orderId"), input("businessType"), input("order")),
            List.of(new Mapping("=outcome", "outcome"))));
    process.add(new EndEvent(ENDED, "Order ended", "", new Ending.None(), List.of(), ""));
    process.add(
        new EndEvent(
            UNKNOWN,
            "Unknown business type",
            "No fulfillment policy has this business type.",
            new Ending.None(),
            List.of(new Mapping("=\"unknown business type\"", "outcome")),
            JobTypes.ENDED));
    process.flow(STARTED, KNOWN, "", true);
    process.flow(RECEIVED, KNOWN, "", false);
    process.conditional(
        KNOWN,
        FULFIL,
        "yes",
        "=list contains(" + FeelText.texts(known) + ", businessType) = true",
        true);
    process.flow(FULFIL, ENDED, "", true);
    process.otherwise(KNOWN, UNKNOWN, "no");
    return new ProcessPlan(
        "order-fulfillment",
        "Order fulfillment",
        "Generated from all fulfillment policies; change the policies, not this.",
        process.build(),
        "",
        List.of());
  }

  private static Mapping input(String variable) {
    return new Mapping("=" + variable, variable);
  }
}
