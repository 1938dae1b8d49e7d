package io.baton.generator.plan;

import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.Gateway;
import io.baton.generator.plan.FlowNode.GatewayKind;
import io.baton.generator.plan.FlowNode.Header;
import io.baton.generator.plan.FlowNode.Mapping;
import io.baton.generator.plan.FlowNode.MultiInstance;
import io.baton.generator.plan.FlowNode.ReceiveTask;
import io.baton.generator.plan.FlowNode.ServiceTask;
import io.baton.generator.plan.FlowNode.StartEvent;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.FlowNode.Trigger;
import io.baton.generator.plan.FlowNode.UserTask;
import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.List;

/** Writes a scope down node by node and flow by flow, with valid expressions filled in. */
public final class PlanSketch {
  private final List<FlowNode> nodes = new ArrayList<>();
  private final List<SequenceFlow> flows = new ArrayList<>();

  public PlanSketch add(FlowNode node) {
    nodes.add(node);
    return this;
  }

  public PlanSketch start(String id, String name) {
    return add(new StartEvent(id, name, "", "", List.of()));
  }

  public PlanSketch end(String id, String name) {
    return add(new EndEvent(id, name, "", new Ending.None(), List.of(), ""));
  }

  public PlanSketch terminateEnd(String id, String name) {
    return add(new EndEvent(id, name, "", new Ending.Terminate(), List.of(), ""));
  }

  public PlanSketch errorEnd(String id, String name) {
    return add(new EndEvent(id, name, "", new Ending.BpmnError("= \"stock\""), List.of(), ""));
  }

  public PlanSketch task(String id, String name) {
    return add(
        new ServiceTask(
            id,
            name,
            "Sends the order to its system.",
            TaskKind.TRIGGER,
            List.of(new Header("system", id)),
            List.of(new Mapping("= string(orderId) + \":" + id + "\"", "key")),
            List.of(new Mapping("= feedback.status", "status")),
            List.of()));
  }

  public PlanSketch taskPerItem(String id, String name) {
    return add(
        new ServiceTask(
            id,
            name,
            "",
            TaskKind.INSTRUCT,
            List.of(),
            List.of(),
            List.of(),
            List.of(new MultiInstance("= [1, 2]", "instruct", "= instruct", "answers"))));
  }

  public PlanSketch receive(String id, String name) {
    return add(
        new ReceiveTask(
            id,
            name,
            "",
            "fulfillment-status",
            "= string(orderId) + \":" + id + "\"",
            List.of(new Mapping("= feedback.status", "status"))));
  }

  public PlanSketch userTask(String id, String name) {
    return add(new UserTask(id, name, "Decide whether the order goes on.", List.of()));
  }

  public PlanSketch inclusive(String id, String name) {
    return add(new Gateway(id, name, "", GatewayKind.INCLUSIVE));
  }

  public PlanSketch exclusive(String id, String name) {
    return add(new Gateway(id, name, "", GatewayKind.EXCLUSIVE));
  }

  public PlanSketch subProcess(String id, String name, Scope scope) {
    return add(new SubProcess(id, name, "", scope, List.of()));
  }

  public PlanSketch timer(String id, String name, String host) {
    return boundary(id, name, host, new Trigger.Timer("= now() + duration(\"PT1H\")"));
  }

  public PlanSketch error(String id, String name, String host, String code) {
    return boundary(id, name, host, new Trigger.BpmnError(code));
  }

  public PlanSketch message(String id, String name, String host) {
    return boundary(
        id, name, host, new Trigger.Message("fulfillment-decision", "= string(orderId)"));
  }

  private PlanSketch boundary(String id, String name, String host, Trigger trigger) {
    return add(new BoundaryEvent(id, name, "", host, trigger, List.of()));
  }

  /** A plain arrow of the normal path. */
  public PlanSketch to(String source, String target) {
    return flow(source, target, "", false, true);
  }

  /** A plain arrow beside the normal path. */
  public PlanSketch aside(String source, String target) {
    return flow(source, target, "", false, false);
  }

  /** A conditional arm of the normal path. */
  public PlanSketch arm(String source, String target, String name) {
    return flow(source, target, name, false, true);
  }

  /** A conditional arm beside the normal path. */
  public PlanSketch sideArm(String source, String target, String name) {
    return flow(source, target, name, false, false);
  }

  /** The default arm of a gateway, beside the normal path. */
  public PlanSketch otherwise(String source, String target, String name) {
    return flow(source, target, name, true, false);
  }

  private PlanSketch flow(
      String source, String target, String name, boolean isDefault, boolean isNormalPath) {
    String id = "f_" + source + "_" + target;
    long same = flows.stream().filter(f -> f.id().startsWith(id)).count();
    String condition = name.isEmpty() || isDefault ? "" : "= (status = \"" + target + "\") = true";
    flows.add(
        new SequenceFlow(
            same == 0 ? id : id + "_" + same,
            source,
            target,
            name,
            condition,
            isDefault,
            isNormalPath));
    return this;
  }

  public boolean has(String id) {
    return nodes.stream().anyMatch(n -> n.id().equals(id));
  }

  public Scope scope() {
    return new Scope(nodes, flows);
  }

  public ProcessPlan plan(String id) {
    return new ProcessPlan(
        id, "Sketch " + id, "Written by hand.", scope(), "fulfillment-ended", List.of());
  }
}
