package io.baton.generator.engine;

/** Orders of the retail policy that have come so far. */
final class RetailOrders {
  private final CompiledPolicy policy;

  /** Compiles and deploys the policy. */
  RetailOrders(Engine engine) {
    this.policy = CompiledPolicy.retail(engine);
  }

  CheckedOrder order() {
    return policy.order();
  }

  CheckedOrder started() {
    CheckedOrder order = order();
    order.starts(100);
    return order;
  }

  /** Stock is reserved, the payment authorised: the warehouse has got its call. */
  CheckedOrder dispatched() {
    CheckedOrder order = started();
    order.replies("inventory", "reserved");
    order.replies("authorize", "authorized");
    return order;
  }

  CheckedOrder inTheWarehouse() {
    CheckedOrder order = dispatched();
    order.takesCall("warehouse");
    return order;
  }

  /** Packed, paid and on the road. */
  CheckedOrder onTheRoad() {
    CheckedOrder order = inTheWarehouse();
    order.reports("warehouse", "packed");
    order.replies("capture", "captured");
    order.replies("invoice", "sent");
    order.takesCall("transport");
    return order;
  }

  /** Like {@link #onTheRoad()}, and the customer is just being told so. */
  CheckedOrder notifying() {
    CheckedOrder order = onTheRoad();
    order.reports("transport", "collected");
    return order;
  }
}
