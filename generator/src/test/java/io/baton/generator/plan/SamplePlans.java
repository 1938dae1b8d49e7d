package io.baton.generator.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plans of the shapes that policies lead to, small and large. */
public final class SamplePlans {
  private SamplePlans() {}

  /**
   * A fulfillment system of a sample.
   *
   * @param next status to the ids of the systems that it triggers
   * @param end status that ends the order, empty for none
   * @param again whether it may be triggered while it is listened to
   */
  record Sketched(
      String id,
      String name,
      boolean answersByFeedback,
      Map<String, List<String>> next,
      String end,
      boolean again) {}

  /** All samples, small ones first. */
  public static Stream<ProcessPlan> all() {
    return Stream.of(
        startToEnd(), oneReceiveTask(), entry(), oneSystem(), retail(), inChinese(), systems(30));
  }

  static ProcessPlan startToEnd() {
    return new PlanSketch()
        .start("start", "Order received")
        .end("end", "Order fulfilled")
        .to("start", "end")
        .plan("start-to-end");
  }

  static ProcessPlan oneReceiveTask() {
    return new PlanSketch()
        .start("start", "=1+1")
        .receive("wait", "Warehouse & \"transport\" <status>")
        .timer("overdue", "Overdue", "wait")
        .inclusive("gateway", "Warehouse?")
        .terminateEnd("end", "Order fulfilled")
        .end("late", "Warehouse was overdue for much longer than anybody had expected it to be")
        .to("start", "wait")
        .to("wait", "gateway")
        .aside("overdue", "late")
        .otherwise("gateway", "wait", "stored")
        .arm("gateway", "end", "packed")
        .plan("one-receive-task");
  }

  static ProcessPlan entry() {
    return new PlanSketch()
        .add(new FlowNode.StartEvent("received", "Order received", "", "order-received", List.of()))
        .exclusive("known", "Business type?")
        .add(
            new FlowNode.CallActivity(
                "fulfil",
                "Fulfil order",
                "",
                "= \"fulfillment-\" + businessType",
                List.of(new FlowNode.Mapping("= orderId", "orderId")),
                List.of(new FlowNode.Mapping("= outcome", "outcome"))))
        .end("done", "Order ended")
        .end("unknown", "Unknown business type")
        .to("received", "known")
        .arm("known", "fulfil", "retail, cross-border")
        .otherwise("known", "unknown", "any other")
        .to("fulfil", "done")
        .plan("entry");
  }

  static ProcessPlan oneSystem() {
    return fulfillment(
        "one",
        List.of(new Sketched("notify", "Customer notice", true, Map.of(), "done", false)),
        List.of("notify"),
        Map.of("notify", "manual"));
  }

  /** The eight systems of a retail shop. */
  public static ProcessPlan retail() {
    List<Sketched> systems =
        List.of(
            new Sketched(
                "inventory",
                "Inventory",
                false,
                Map.of("reserved", List.of("warehouse", "fraud")),
                "",
                false),
            new Sketched(
                "authorize",
                "Payment authorisation",
                false,
                Map.of("authorized", List.of("warehouse", "fraud")),
                "",
                false),
            new Sketched(
                "fraud", "Fraud check", true, Map.of("cleared", List.of("warehouse")), "", false),
            new Sketched(
                "warehouse",
                "Warehouse",
                true,
                sorted("packed", List.of("capture", "transport"), "picked", List.of("notify")),
                "",
                false),
            new Sketched(
                "capture",
                "Payment capture",
                false,
                Map.of("captured", List.of("invoice")),
                "",
                false),
            new Sketched(
                "transport",
                "Transport",
                true,
                Map.of("collected", List.of("notify")),
                "delivered",
                true),
            new Sketched("invoice", "Invoice", false, Map.of(), "", false),
            new Sketched("notify", "Customer notice", false, Map.of(), "", false));
    Map<String, String> nodes = new LinkedHashMap<>();
    for (String node : List.of("stock", "payment", "risk", "outbound")) {
      nodes.put(node, "end");
    }
    nodes.put("transport", "resume");
    nodes.put("loss", "end");
    nodes.put("cancellation", "end");
    return fulfillment("retail", systems, List.of("inventory", "authorize"), nodes);
  }

  /** Full-width names, which are wider and have no spaces to wrap at. */
  static ProcessPlan inChinese() {
    return fulfillment(
        "chinese",
        List.of(
            new Sketched(
                "warehouse",
                "华东地区中央仓储与配送服务系统",
                true,
                Map.of("已经完成拣货并且打包", List.of("carrier")),
                "",
                false),
            new Sketched("carrier", "承运人", true, Map.of(), "已签收", true)),
        List.of("warehouse"),
        Map.of("出库", "resume"));
  }

  /** A chain of systems with side branches: every third one answers by reply. */
  static ProcessPlan systems(int count) {
    List<Sketched> systems = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> next = new ArrayList<>();
      for (int n : new int[] {i + 2, i + 5}) {
        if (n < count) {
          next.add("system" + n);
        }
      }
      systems.add(
          new Sketched(
              "system" + i,
              "System number " + i,
              i % 3 != 0,
              next.isEmpty() ? Map.of() : Map.of("ready " + i, next),
              i == count - 1 ? "delivered" : "",
              i % 7 == 2));
    }
    Map<String, String> nodes = new LinkedHashMap<>();
    for (int i = 0; i < count / 2; i++) {
      nodes.put("node " + i, List.of("end", "resume", "manual").get(i % 3));
    }
    return fulfillment("of-" + count, systems, List.of("system0", "system1"), nodes);
  }

  private static Map<String, List<String>> sorted(
      String a, List<String> ofA, String b, List<String> ofB) {
    return new TreeMap<>(Map.of(a, ofA, b, ofB));
  }

  private static ProcessPlan fulfillment(
      String type, List<Sketched> systems, List<String> first, Map<String, String> nodes) {
    PlanSketch plan =
        new PlanSketch()
            .start("start", "Order received")
            .subProcess("fulfil", "Fulfil " + type + " order", inside(systems, first));
    exceptions(plan, nodes);
    return plan.exclusive("open", "Calls still open?")
        .end("fulfilled", "Order fulfilled")
        .to("start", "fulfil")
        .to("fulfil", "open")
        .otherwise("open", "fulfilled", "none")
        .sideArm("open", "fulfil", "finish them first")
        .plan("fulfillment-" + type);
  }

  private static void exceptions(PlanSketch plan, Map<String, String> nodes) {
    int number = 0;
    for (String node : nodes.keySet()) {
      plan.error("error" + number++, "Abnormal: " + node, "fulfil", node);
    }
    plan.error("errorOther", "Abnormal elsewhere", "fulfil", "");
    number = 0;
    for (Map.Entry<String, String> node : nodes.entrySet()) {
      String next =
          switch (node.getValue()) {
            case "end" -> "ended";
            case "resume" -> "resume";
            default -> "decide";
          };
      handler(plan, String.valueOf(number++), node.getKey(), next);
    }
    plan.task("pauseOther", "Pause: elsewhere")
        .aside("errorOther", "pauseOther")
        .aside("pauseOther", "decide");
    plan.userTask("decide", "Decide: resume or end")
        .message("decided", "Decision by message", "decide")
        .exclusive("decision", "Decision?")
        .task("resume", "Resume order")
        .end("ended", "Order ended by exception")
        .aside("decide", "decision")
        .aside("decided", "decision")
        .sideArm("decision", "resume", "resume")
        .sideArm("decision", "ended", "end")
        .otherwise("decision", "decide", "neither")
        .aside("resume", "fulfil");
  }

  private static void handler(PlanSketch plan, String number, String node, String next) {
    plan.task("pause" + number, "Pause: " + node)
        .taskPerItem("instruct" + number, "Instruct systems of " + node)
        .aside("error" + number, "pause" + number)
        .aside("pause" + number, "instruct" + number)
        .aside("instruct" + number, next);
  }

  private static ProcessPlan.Scope inside(List<Sketched> systems, List<String> first) {
    PlanSketch plan =
        new PlanSketch()
            .start("begin", "Begin or resume")
            .inclusive("dispatch", "Start or resume")
            .to("begin", "dispatch");
    for (Sketched system : systems) {
      nodesOf(plan, system);
    }
    plan.errorEnd("notHandled", "Abnormal, not handled yet")
        .otherwise("dispatch", "notHandled", "not handled yet");
    for (Sketched system : systems) {
      flowsOf(plan, system, first.contains(system.id()));
    }
    return plan.scope();
  }

  private static void nodesOf(PlanSketch plan, Sketched system) {
    String id = system.id();
    plan.task(id + "_trigger", "Trigger " + system.name());
    if (system.answersByFeedback()) {
      plan.receive(id + "_status", system.name() + " status")
          .timer(id + "_overdue", system.name() + " overdue", id + "_status");
      if (system.again()) {
        plan.errorEnd(id + "_late", system.name() + " overdue");
      }
    }
    plan.inclusive(id + "_next", system.name() + "?");
    if (!system.end().isEmpty()) {
      plan.terminateEnd(id + "_end", "Order " + system.end());
    }
    if (!system.answersByFeedback()) {
      plan.end(id + "_stored", system.name() + " stored");
    }
    plan.errorEnd(id + "_abnormal", system.name() + " abnormal");
    if (system.again()) {
      plan.task(id + "_again", "Trigger " + system.name() + " again")
          .exclusive(id + "_more", "Requested again?")
          .end(id + "_done", system.name() + " triggered again");
    }
  }

  private static void flowsOf(PlanSketch plan, Sketched system, boolean isFirst) {
    String id = system.id();
    if (isFirst) {
      plan.arm("dispatch", id + "_trigger", system.name() + " requested");
    } else {
      plan.sideArm("dispatch", id + "_trigger", system.name() + " requested");
    }
    if (system.answersByFeedback()) {
      plan.to(id + "_trigger", id + "_status")
          .to(id + "_status", id + "_next")
          .aside(id + "_overdue", id + (system.again() ? "_late" : "_abnormal"))
          .otherwise(id + "_next", id + "_status", "stored")
          .sideArm("dispatch", id + "_status", system.name() + " triggered");
    } else {
      plan.to(id + "_trigger", id + "_next").otherwise(id + "_next", id + "_stored", "stored");
    }
    system
        .next()
        .forEach(
            (status, targets) ->
                targets.forEach(target -> plan.arm(id + "_next", target + "_trigger", status)));
    if (!system.end().isEmpty()) {
      plan.arm(id + "_next", id + "_end", system.end());
    }
    plan.sideArm(id + "_next", id + "_abnormal", "abnormal");
    if (system.again()) {
      again(plan, id);
    }
  }

  private static void again(PlanSketch plan, String id) {
    plan.sideArm("dispatch", id + "_again", "requested again")
        .aside(id + "_again", id + "_more")
        .sideArm(id + "_more", id + "_again", "yes")
        .otherwise(id + "_more", id + "_done", "no");
    for (String other : List.of("fraud_next", "warehouse_next", "system1_next")) {
      if (plan.has(other)) {
        plan.sideArm(other, id + "_again", "again");
      }
    }
  }
}
