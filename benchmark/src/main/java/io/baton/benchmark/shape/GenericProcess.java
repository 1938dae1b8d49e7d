package io.baton.benchmark.shape;

import io.baton.benchmark.policy.DecisionTable;
import io.baton.benchmark.policy.SyntheticPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One process for all policies, which asks the decision tables at run time: {@code systems} for
 * each call, {@code results} and {@code steps} for each status. What follows is triggered by an
 * event sub-process that an escalation starts, so that systems work side by side. Without any
 * handling of exceptions; all that it remembers is in one variable.
 */
public final class GenericProcess implements Shape {
  private static final String LOOP =
      "<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics"
          + " inputCollection=\"=fulfilment.next\" inputElement=\"system\"/>"
          + "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>";

  @Override
  public String name() {
    return "Generic process";
  }

  @Override
  public String processId(SyntheticPolicy policy) {
    return "generic-" + policy.businessType();
  }

  @Override
  public Map<String, String> files(SyntheticPolicy policy) {
    String suffix = "_" + policy.businessType();
    ProcessXml xml = new ProcessXml();
    ProcessXml.Scope process = xml.process().node("startEvent", "Start");
    new HandMade(policy).listenToRequest(xml);
    process
        .node(
            "businessRuleTask",
            "First",
            "",
            new Extensions()
                .input("{system: \"request\", status: \"received\"}", "feedback")
                .calledDecision("steps" + suffix, "hits")
                .output(
                    "{next: distinct values(flatten(hits.trigger)), cause: feedback, counts: {},"
                        + " seen: {}, events: {}}",
                    "fulfilment"),
            "")
        .flow("Start", "First")
        .node("endEvent", "Begin", "", new Extensions(), process.escalation("Begin", "trigger"))
        .flow("First", "Begin");
    process.subProcess("Trigger_next", true, "", triggerNext(xml, suffix));
    process.subProcess("Fulfilled", true, "", fulfilled(xml));
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        processId(policy) + ".dmn",
        DecisionTable.dmn(
            processId(policy) + "-tables",
            List.of(
                policy.steps(suffix, true),
                policy.results(suffix),
                policy.systemsTable(suffix, true))));
    files.put(processId(policy) + ".bpmn", xml.xml(processId(policy)));
    return files;
  }

  private static ProcessXml.Scope triggerNext(ProcessXml xml, String suffix) {
    ProcessXml.Scope scope = xml.scope();
    scope.node(
        "startEvent",
        "Decided_to_trigger",
        " isInterrupting=\"false\"",
        new Extensions(),
        scope.escalation("Decided_to_trigger", "trigger"));
    return scope
        .subProcess("Call", false, LOOP, call(xml, suffix))
        .flow("Decided_to_trigger", "Call");
  }

  /** One system from its call to its last status. */
  private static ProcessXml.Scope call(ProcessXml xml, String suffix) {
    ProcessXml.Scope scope = xml.scope();
    return scope
        .node("startEvent", "Called")
        .node(
            "businessRuleTask",
            "Systems",
            "",
            new Extensions().calledDecision("systems" + suffix, "row"),
            "")
        .flow("Called", "Systems")
        .node(
            "serviceTask",
            "Trigger",
            "",
            new Extensions()
                .triggerJob()
                .input("orderId + \":\" + system + \":1\"", "key")
                .input("fulfilment.cause", "trigger_cause")
                .output("feedback", "feedback"),
            "")
        .flow("Systems", "Trigger")
        .node("exclusiveGateway", "Answers")
        .flow("Trigger", "Answers")
        .receiveTask(
            "Status", "orderId + \":\" + system", new Extensions().output("feedback", "feedback"))
        .flow("Answers", "Status", "row.answers = \"feedback\"")
        .node(
            "businessRuleTask",
            "Results",
            "",
            new Extensions().calledDecision("results" + suffix, "result"),
            "")
        .flow("Answers", "Results")
        .flow("Status", "Results")
        .node(
            "businessRuleTask",
            "Steps",
            "",
            new Extensions()
                .input(REPORTED, "fulfilment")
                .calledDecision("steps" + suffix, "hits")
                .output(DECIDED, "fulfilment"),
            "")
        .flow("Results", "Steps")
        .node("inclusiveGateway", "Decided")
        .flow("Steps", "Decided")
        .node(
            "endEvent",
            "Trigger_more",
            "",
            new Extensions(),
            scope.escalation("Trigger_more", "trigger"))
        .node("endEvent", "End_order", "", new Extensions(), scope.escalation("End_order", "end"))
        .node("endEvent", "Done")
        .flow("Decided", "Trigger_more", "count(fulfilment.next) > 0")
        .flow("Decided", "End_order", "fulfilment.ends")
        .flow(
            "Decided",
            "Status",
            "row.answers = \"feedback\" and not(list contains(row.done, feedback.status) = true)")
        .flow("Decided", "Done");
  }

  private static final String REPORTED =
      "{fresh: not(list contains(get value(fulfilment.events, system), feedback.eventId) = true),"
          + " seen: context put(fulfilment.seen, system, append(get or else(get value(fulfilment.seen, system), []), feedback.status)),"
          + " events: context put(fulfilment.events, system, append(get or else(get value(fulfilment.events, system), []), feedback.eventId))}";

  private static final String DECIDED =
      "{next: if fulfilment.fresh and result = \"normal\" and hits != null then distinct values(flatten(hits.trigger[item != null])) else [],"
          + " cause: {system: system, status: feedback.status, eventId: feedback.eventId},"
          + " ends: fulfilment.fresh and hits != null and count(hits.proceed[item != null]) > 0,"
          + " seen: fulfilment.seen, events: fulfilment.events}";

  private static ProcessXml.Scope fulfilled(ProcessXml xml) {
    ProcessXml.Scope scope = xml.scope();
    return scope
        .node(
            "startEvent",
            "Last_status",
            "",
            new Extensions(),
            scope.escalation("Last_status", "end"))
        .node("endEvent", "Ended", "", new Extensions().output("\"fulfilled\"", "outcome"), "")
        .flow("Last_status", "Ended");
  }
}
