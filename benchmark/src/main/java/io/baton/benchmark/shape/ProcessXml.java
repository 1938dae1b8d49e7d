package io.baton.benchmark.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The process of a hand-made peer while it is written as BPMN, without a diagram. */
final class ProcessXml {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
      xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" \
      xmlns:modeler="http://camunda.org/schema/modeler/1.0" \
      modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0" \
      id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
      """;

  private final Set<String> roots = new LinkedHashSet<>();
  private final Scope process = new Scope();

  /** The nodes and flows of the process or a sub-process. */
  final class Scope {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();

    private record Node(String tag, String attributes, String extensions, String content) {}

    private record Flow(String source, String target, String condition) {
      String id() {
        return "Flow_" + source + "_" + target;
      }
    }

    /** A node without anything in it. */
    Scope node(String tag, String id) {
      return node(tag, id, "", new Extensions(), "");
    }

    Scope node(String tag, String id, String attributes, Extensions extensions, String definition) {
      nodes.put(id, new Node(tag, attributes, extensions.xml(), definition));
      return this;
    }

    /** Waits for a status of that system; {@code key} is FEEL. */
    Scope receiveTask(String id, String key, Extensions extensions) {
      return node(
          "receiveTask", id, " messageRef=\"%s\"".formatted(message(id, key)), extensions, "");
    }

    /** A start event of an event sub-process that a status starts without interrupting. */
    Scope statusStart(String id, String key, Extensions extensions) {
      return node(
          "startEvent",
          id,
          " isInterrupting=\"false\"",
          extensions,
          "<bpmn:messageEventDefinition id=\"%s_m\" messageRef=\"%s\"/>"
              .formatted(id, message(id, key)));
    }

    private String message(String id, String key) {
      String message = "Message_" + id;
      roots.add(
          "<bpmn:message id=\"%s\" name=\"fulfillment-status\"><bpmn:extensionElements><zeebe:subscription correlationKey=\"%s\"/></bpmn:extensionElements></bpmn:message>"
              .formatted(message, escaped("=" + key)));
      return message;
    }

    /** The definition that makes an event one of escalation. */
    String escalation(String id, String code) {
      roots.add(
          "<bpmn:escalation id=\"Escalation_%1$s\" name=\"%1$s\" escalationCode=\"%1$s\"/>"
              .formatted(code));
      return "<bpmn:escalationEventDefinition id=\"%s_e\" escalationRef=\"Escalation_%s\"/>"
          .formatted(id, code);
    }

    /** An interrupting timer on a task; nothing follows but an end. */
    Scope deadline(String task, String duration) {
      String id = "Overdue_" + task;
      node(
          "boundaryEvent",
          id,
          " attachedToRef=\"%s\"".formatted(task),
          new Extensions(),
          "<bpmn:timerEventDefinition id=\"%s_t\"><bpmn:timeDuration id=\"%s_d\">%s</bpmn:timeDuration></bpmn:timerEventDefinition>"
              .formatted(id, id, duration));
      return node("endEvent", "Ended_" + id).flow(id, "Ended_" + id);
    }

    Scope flow(String source, String target) {
      return flow(source, target, "");
    }

    /** A flow under a condition, which is FEEL; an empty one makes it the default of a gateway. */
    Scope flow(String source, String target, String condition) {
      flows.add(new Flow(source, target, condition));
      return this;
    }

    private String xml() {
      StringBuilder xml = new StringBuilder();
      nodes.forEach((id, node) -> xml.append(xml(id, node)));
      for (Flow flow : flows) {
        String condition =
            flow.condition().isEmpty()
                ? ""
                : "<bpmn:conditionExpression>%s</bpmn:conditionExpression>"
                    .formatted(escaped("=" + flow.condition()));
        xml.append(
            "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">%s</bpmn:sequenceFlow>\n"
                .formatted(flow.id(), flow.source(), flow.target(), condition));
      }
      return xml.toString();
    }

    private String xml(String id, Node node) {
      StringBuilder links = new StringBuilder();
      String otherwise = "";
      for (Flow flow : flows) {
        if (flow.target().equals(id)) {
          links.append("<bpmn:incoming>%s</bpmn:incoming>".formatted(flow.id()));
        }
      }
      for (Flow flow : flows) {
        if (flow.source().equals(id)) {
          links.append("<bpmn:outgoing>%s</bpmn:outgoing>".formatted(flow.id()));
          boolean decides =
              node.tag().equals("exclusiveGateway") || node.tag().equals("inclusiveGateway");
          if (decides && flow.condition().isEmpty()) {
            otherwise = " default=\"%s\"".formatted(flow.id());
          }
        }
      }
      return "<bpmn:%1$s id=\"%2$s\"%3$s>%4$s%5$s%6$s</bpmn:%1$s>\n"
          .formatted(
              node.tag(),
              id,
              node.attributes() + otherwise,
              node.extensions(),
              links,
              node.content());
    }

    /** Puts the other scope into this one as a sub-process. */
    Scope subProcess(String id, boolean isTriggeredByEvent, String loop, Scope content) {
      return node(
          "subProcess",
          id,
          " triggeredByEvent=\"%s\"".formatted(isTriggeredByEvent),
          new Extensions(),
          loop + "\n" + content.xml());
    }
  }

  Scope process() {
    return process;
  }

  Scope scope() {
    return new Scope();
  }

  /** The process as a file; it has the end listener that the contract asks for. */
  String xml(String processId) {
    return HEAD
        + "<bpmn:process id=\"%s\" isExecutable=\"true\">\n".formatted(processId)
        + "<bpmn:extensionElements><zeebe:executionListeners><zeebe:executionListener"
        + " eventType=\"end\" type=\"fulfillment-ended\"/></zeebe:executionListeners>"
        + "</bpmn:extensionElements>\n"
        + process.xml()
        + "</bpmn:process>\n"
        + String.join("\n", roots)
        + "\n</bpmn:definitions>\n";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
