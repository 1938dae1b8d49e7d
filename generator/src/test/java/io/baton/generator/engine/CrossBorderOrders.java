package io.baton.generator.engine;

import java.util.Map;

/** Orders of the cross-border policy that have come so far. */
final class CrossBorderOrders {
  private final CompiledPolicy policy;

  /** Compiles and deploys the policy. */
  CrossBorderOrders(EmbeddedEngine engine) {
    this.policy = CompiledPolicy.shipped(engine, "cross-border");
  }

  /** Stock, payment and export screening have got their calls. */
  CheckedOrder started() {
    return started("DAP");
  }

  private CheckedOrder started(String incoterm) {
    CheckedOrder order = policy.order();
    order.starts(Map.of("incoterm", incoterm));
    return order;
  }

  /** Reserved, authorised and cleared: the warehouse works. */
  CheckedOrder inTheWarehouse() {
    return inTheWarehouse(started());
  }

  private static CheckedOrder inTheWarehouse(CheckedOrder order) {
    order.replies("inventory", "reserved");
    order.replies("authorize", "authorized");
    order.takesCall("screening");
    order.reports("screening", "cleared");
    order.takesCall("warehouse");
    return order;
  }

  /** Packed, and the export declaration is lodged. */
  CheckedOrder atCustoms() {
    return atCustoms(inTheWarehouse());
  }

  private static CheckedOrder atCustoms(CheckedOrder order) {
    order.reports("warehouse", "packed");
    order.takesCall("customs");
    return order;
  }

  /** Released and paid; the carrier is ordered, but the goods are still here. */
  CheckedOrder released() {
    return released(atCustoms());
  }

  private static CheckedOrder released(CheckedOrder order) {
    order.reports("customs", "released");
    order.replies("capture", "captured");
    order.takesCall("transport");
    return order;
  }

  /** Past the point of no return. */
  CheckedOrder departed() {
    return departed(released());
  }

  /** Like {@link #departed()}, under that term of delivery. */
  CheckedOrder departed(String incoterm) {
    return departed(released(atCustoms(inTheWarehouse(started(incoterm)))));
  }

  private static CheckedOrder departed(CheckedOrder order) {
    order.reports("transport", "departed");
    order.replies("notify", "sent");
    return order;
  }

  /** The consignee has refused the parcel, and it is on its way back. */
  CheckedOrder comingBack() {
    CheckedOrder order = departed();
    order.reports("transport", "refused", "R2");
    order.takesCall("returns");
    return order;
  }
}
