package io.baton.benchmark.policy;

import static io.baton.benchmark.order.Step.replies;
import static io.baton.benchmark.order.Step.reports;
import static io.baton.benchmark.order.Step.takes;

import io.baton.benchmark.order.Course;
import io.baton.benchmark.order.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A policy in {@code policies/}.
 *
 * @param businessType the base name of its file
 * @param normal an order that goes well
 * @param abnormal an order that an exception ends
 */
public record ShippedPolicy(String businessType, Course normal, Course abnormal) {

  /** All of them. */
  public static List<ShippedPolicy> all() {
    return List.of(retail(), crossBorder(), coldChain());
  }

  private static ShippedPolicy retail() {
    return of(
        "retail",
        Map.of("total", 100),
        List.of(
            replies("inventory", "reserved"),
            replies("authorize", "authorized"),
            takes("warehouse")),
        List.of(
            reports("warehouse", "picked"),
            replies("notify", "sent"),
            reports("warehouse", "packed"),
            replies("capture", "captured"),
            replies("invoice", "sent"),
            takes("transport"),
            reports("transport", "collected"),
            replies("notify", "sent"),
            reports("transport", "delivered")),
        new Step.Reports("warehouse", "short", "7"));
  }

  private static ShippedPolicy crossBorder() {
    return of(
        "cross-border",
        Map.of("incoterm", "DAP"),
        List.of(
            replies("inventory", "reserved"),
            replies("authorize", "authorized"),
            takes("screening"),
            reports("screening", "cleared"),
            takes("warehouse")),
        List.of(
            reports("warehouse", "packed"),
            takes("customs"),
            reports("customs", "released"),
            replies("capture", "captured"),
            takes("transport"),
            reports("transport", "departed"),
            replies("notify", "sent"),
            reports("transport", "arrived"),
            replies("notify", "sent"),
            reports("transport", "delivered")),
        new Step.Reports("warehouse", "short", "7"));
  }

  private static ShippedPolicy coldChain() {
    return of(
        "cold-chain",
        Map.of("category", "疫苗"),
        List.of(
            takes("licence"),
            replies("inventory", "已锁定"),
            reports("licence", "已通过"),
            takes("coldStore"),
            takes("vehicle")),
        List.of(
            reports("coldStore", "已装箱"),
            reports("vehicle", "已达温"),
            takes("transport"),
            reports("transport", "已送达"),
            replies("archive", "已归档"),
            takes("acceptance"),
            reports("acceptance", "验收合格"),
            replies("settlement", "已结算")),
        new Step.Reports("coldStore", "库温异常", "7"));
  }

  /** Both orders begin alike; then one goes on, the other has trouble. */
  private static ShippedPolicy of(
      String businessType,
      Map<String, Object> payload,
      List<Step> begin,
      List<Step> goOn,
      Step trouble) {
    return new ShippedPolicy(
        businessType,
        new Course("normal", payload, Stream.concat(begin.stream(), goOn.stream()).toList()),
        new Course(
            "abnormal", payload, Stream.concat(begin.stream(), Stream.of(trouble)).toList()));
  }
}
