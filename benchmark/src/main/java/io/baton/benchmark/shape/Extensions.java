package io.baton.benchmark.shape;

import java.util.ArrayList;
import java.util.List;

/** What the engine reads of a node beside BPMN: job, headers, mappings, called decision. */
final class Extensions {
  private final List<String> elements = new ArrayList<>();
  private final List<String> mappings = new ArrayList<>();

  /** A job of the type {@code fulfillment-trigger}. */
  Extensions triggerJob() {
    elements.add("<zeebe:taskDefinition type=\"fulfillment-trigger\"/>");
    return this;
  }

  Extensions headers(String system, boolean replies) {
    elements.add(
        "<zeebe:taskHeaders><zeebe:header key=\"system\" value=\"%s\"/><zeebe:header key=\"answers\" value=\"%s\"/></zeebe:taskHeaders>"
            .formatted(system, replies ? "reply" : "feedback"));
    return this;
  }

  Extensions calledDecision(String id, String result) {
    elements.add(
        "<zeebe:calledDecision decisionId=\"%s\" resultVariable=\"%s\"/>".formatted(id, result));
    return this;
  }

  Extensions input(String source, String target) {
    return mapping("input", source, target);
  }

  Extensions output(String source, String target) {
    return mapping("output", source, target);
  }

  private Extensions mapping(String kind, String source, String target) {
    mappings.add(
        "<zeebe:%s source=\"%s\" target=\"%s\"/>"
            .formatted(kind, ProcessXml.escaped("=" + source), target));
    return this;
  }

  String xml() {
    String io =
        mappings.isEmpty()
            ? ""
            : "<zeebe:ioMapping>" + String.join("", mappings) + "</zeebe:ioMapping>";
    String all = String.join("", elements) + io;
    return all.isEmpty() ? "" : "<bpmn:extensionElements>" + all + "</bpmn:extensionElements>";
  }
}
