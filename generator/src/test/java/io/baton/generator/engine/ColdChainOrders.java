package io.baton.generator.engine;

import io.baton.generator.reference.Action;
import java.util.List;
import java.util.Map;

/** Orders of the cold-chain policy that have come so far. */
final class ColdChainOrders {
  static final String VACCINE = "疫苗";
  static final String FRESH_FOOD = "生鲜";

  private final CompiledPolicy policy;

  /** Compiles and deploys the policy. */
  ColdChainOrders(EmbeddedEngine engine) {
    this.policy = CompiledPolicy.shipped(engine, "cold-chain");
  }

  /** The lot and the consignee's licence are looked at. */
  CheckedOrder started() {
    return started(VACCINE);
  }

  private CheckedOrder started(String category) {
    CheckedOrder order = policy.order();
    order.starts(Map.of("category", category));
    order.takesCall("licence");
    return order;
  }

  /** The cold store packs, and the vehicle is being cooled. */
  CheckedOrder preparing() {
    return preparing(started());
  }

  private static CheckedOrder preparing(CheckedOrder order) {
    order.replies("inventory", "已锁定");
    order.reports("licence", "已通过");
    order.takesCall("coldStore");
    order.takesCall("vehicle");
    return order;
  }

  CheckedOrder onTheRoad() {
    return onTheRoad(VACCINE);
  }

  CheckedOrder onTheRoad(String category) {
    CheckedOrder order = preparing(started(category));
    order.reports("coldStore", "已装箱");
    order.reports("vehicle", "已达温");
    order.takesCall("transport");
    return order;
  }

  /** Delivered, and the consignee looks the goods over. */
  CheckedOrder delivered() {
    CheckedOrder order = onTheRoad();
    order.reports("transport", "已送达");
    order.replies("archive", "已归档");
    order.takesCall("acceptance");
    return order;
  }

  /** The vehicle's recorder reports the highest temperature since its report before. */
  static List<Action> measures(CheckedOrder order, double highest) {
    return order.reports(
        "transport",
        Map.of(
            "eventId",
            "t" + highest,
            "status",
            "温度上报",
            "params",
            Map.of("resultCode", "0", "maxTemperature", highest)));
  }
}
