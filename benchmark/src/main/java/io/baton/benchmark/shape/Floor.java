package io.baton.benchmark.shape;

import static io.baton.benchmark.shape.HandMade.status;
import static io.baton.benchmark.shape.HandMade.trigger;

import io.baton.benchmark.policy.SyntheticPolicy;
import java.util.List;
import java.util.Map;

/**
 * The floor: the behaviour of the policy, hand-made at its cheapest for just this policy, without
 * any handling of exceptions. It has what the contract asks for: keys and causes of the calls, the
 * request is listened to, duplicates are recognised, the end is told.
 */
public final class Floor implements Shape {

  @Override
  public String name() {
    return "Floor";
  }

  @Override
  public String processId(SyntheticPolicy policy) {
    return "floor-" + policy.businessType();
  }

  @Override
  public Map<String, String> files(SyntheticPolicy policy) {
    ProcessXml xml = new ProcessXml();
    HandMade hand = new HandMade(policy);
    ProcessXml.Scope process = xml.process().node("startEvent", "Start");
    hand.listenToRequest(xml);
    for (String system : policy.ids()) {
      if (policy.replies(system)) {
        replying(process, hand, system);
      } else {
        reporting(process, hand, system);
      }
    }
    policy.first().forEach(system -> process.flow("Start", trigger(system)));
    if (!policy.joining().isEmpty()) {
      process.node("parallelGateway", "Both").flow("Both", trigger(policy.joined()));
    }
    process.node("endEvent", "Ended", "", new Extensions().output("\"fulfilled\"", "outcome"), "");
    return Map.of(processId(policy) + ".bpmn", xml.xml(processId(policy)));
  }

  private static void replying(ProcessXml.Scope process, HandMade hand, String system) {
    Extensions call = hand.call(system).output(hand.replied(system), system);
    process.node("serviceTask", trigger(system), "", call, "");
    if (!hand.policy().isLeaf(system)) {
      String stored = "Stored_" + system;
      decide(process, hand, system, trigger(system));
      process.node("endEvent", stored).flow("Decided_" + system, stored);
    }
  }

  private static void reporting(ProcessXml.Scope process, HandMade hand, String system) {
    String status = status(system);
    process.node("serviceTask", trigger(system), "", hand.call(system), "");
    process.receiveTask(
        status,
        "orderId + \":%s\"".formatted(system),
        new Extensions().output(hand.received(system), system));
    process.flow(trigger(system), status);
    hand.policy().deadline(system).ifPresent(deadline -> process.deadline(status, deadline));
    decide(process, hand, system, status);
    process.flow("Decided_" + system, status);
  }

  /** The gateway behind a report, and where it leads when the system has finished. */
  private static void decide(
      ProcessXml.Scope process, HandMade hand, String system, String reported) {
    String gateway = "Decided_" + system;
    List<String> targets = targets(process, hand.policy(), system);
    process.node(targets.size() > 1 ? "inclusiveGateway" : "exclusiveGateway", gateway);
    process.flow(reported, gateway);
    targets.forEach(target -> process.flow(gateway, target, hand.moves(system)));
  }

  private static List<String> targets(
      ProcessXml.Scope process, SyntheticPolicy policy, String system) {
    if (policy.joining().contains(system)) {
      return List.of("Both");
    }
    if (policy.isLast(system)) {
      return List.of("Ended");
    }
    if (policy.isLeaf(system)) {
      process.node("endEvent", "Done_" + system);
      return List.of("Done_" + system);
    }
    return policy.next(system).stream().map(HandMade::trigger).toList();
  }
}
