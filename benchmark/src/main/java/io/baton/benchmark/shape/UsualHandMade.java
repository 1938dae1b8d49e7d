package io.baton.benchmark.shape;

import static io.baton.benchmark.shape.HandMade.status;
import static io.baton.benchmark.shape.HandMade.trigger;

import io.baton.benchmark.policy.SyntheticPolicy;
import java.util.List;
import java.util.Map;

/**
 * The policy as people usually draw it: a sub-process per system, which tells by an escalation that
 * it has finished; what follows hangs on its boundary. Without any handling of exceptions.
 */
public final class UsualHandMade implements Shape {
  private static final String FINISHED = "finished";

  @Override
  public String name() {
    return "Sub-process per system";
  }

  @Override
  public String processId(SyntheticPolicy policy) {
    return "usual-" + policy.businessType();
  }

  @Override
  public Map<String, String> files(SyntheticPolicy policy) {
    ProcessXml xml = new ProcessXml();
    HandMade hand = new HandMade(policy);
    ProcessXml.Scope process = xml.process().node("startEvent", "Start");
    hand.listenToRequest(xml);
    policy.first().forEach(system -> process.flow("Start", system));
    if (!policy.joining().isEmpty()) {
      process.node("parallelGateway", "Both").flow("Both", policy.joined());
    }
    for (String system : policy.ids()) {
      process.subProcess(system, false, "", system(xml, hand, system));
      List<String> targets = targets(policy, system);
      if (!targets.isEmpty()) {
        String boundary = "Finished_" + system;
        process.node(
            "boundaryEvent",
            boundary,
            " attachedToRef=\"%s\" cancelActivity=\"false\"".formatted(system),
            new Extensions(),
            process.escalation(boundary, FINISHED));
        targets.forEach(target -> process.flow(boundary, target));
      }
    }
    process.node("endEvent", "Ended", "", new Extensions().output("\"fulfilled\"", "outcome"), "");
    return Map.of(processId(policy) + ".bpmn", xml.xml(processId(policy)));
  }

  private static ProcessXml.Scope system(ProcessXml xml, HandMade hand, String system) {
    ProcessXml.Scope scope = xml.scope();
    String decided = "Decided_" + system;
    String done = "Done_" + system;
    scope.node("startEvent", "Start_" + system).flow("Start_" + system, trigger(system));
    scope.node("exclusiveGateway", decided);
    if (hand.policy().replies(system)) {
      Extensions call = hand.call(system).output(hand.replied(system), system);
      scope.node("serviceTask", trigger(system), "", call, "").flow(trigger(system), decided);
      scope.node("endEvent", "Stored_" + system).flow(decided, "Stored_" + system);
    } else {
      String status = status(system);
      scope.node("serviceTask", trigger(system), "", hand.call(system), "");
      scope.receiveTask(
          status,
          "orderId + \":%s\"".formatted(system),
          new Extensions().output(hand.received(system), system));
      hand.policy().deadline(system).ifPresent(deadline -> scope.deadline(status, deadline));
      scope.flow(trigger(system), status).flow(status, decided).flow(decided, status);
    }
    scope.flow(decided, done, hand.moves(system));
    return hand.policy().isLeaf(system)
        ? scope.node("endEvent", done)
        : scope.node("endEvent", done, "", new Extensions(), scope.escalation(done, FINISHED));
  }

  private static List<String> targets(SyntheticPolicy policy, String system) {
    if (policy.joining().contains(system)) {
      return List.of("Both");
    }
    return policy.isLast(system) ? List.of("Ended") : policy.next(system);
  }
}
