package io.baton.generator.emit;

import io.baton.generator.layout.ProcessPicture;
import io.baton.generator.plan.ProcessPlan;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Definitions;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes a process plan and its picture as BPMN XML that Camunda 8 runs and Modeler shows. */
public final class BpmnWriter {
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

  /** By the prefixes that Modeler writes, too. */
  private static final Map<String, String> NAMESPACES =
      new TreeMap<>(
          Map.of(
              "bpmn", BPMN,
              "bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI",
              "dc", "http://www.omg.org/spec/DD/20100524/DC",
              "di", "http://www.omg.org/spec/DD/20100524/DI",
              "modeler", MODELER,
              "xsi", "http://www.w3.org/2001/XMLSchema-instance",
              "zeebe", Elements.ZEEBE));

  private BpmnWriter() {}

  /**
   * Writes the file's text; the same plan and picture always give the same text.
   *
   * @throws IllegalArgumentException when the picture is not of that plan
   * @throws org.camunda.bpm.model.xml.ModelException when the plan cannot be written as valid BPMN,
   *     such as an id that is no XML name
   */
  public static String write(ProcessPlan plan, ProcessPicture picture) {
    BpmnModelInstance model = Bpmn.createEmptyModel();
    addDefinitions(model);
    Elements elements = new Elements(model);
    Process process = elements.add(model.getDefinitions(), Process.class, plan.id());
    process.setName(plan.name());
    process.setExecutable(true);
    elements.document(process, plan.documentation());
    if (!plan.endListener().isEmpty()) {
      Extensions.of(elements, process)
          .endListener(plan.endListener())
          .listProperty("statuses", plan.statuses());
    }
    new ScopeWriter(elements, new RootElements(elements)).write(plan.scope(), process);
    new DiagramWriter(elements, picture).write(process, plan.scope());
    qualify(model.getDocument().getDomSource().getNode());
    return Bpmn.convertToString(model);
  }

  /**
   * Modeler checks nothing without the platform's version, and finds no problem in any file where
   * the prefix is not literally {@code modeler}: so all namespaces come first.
   */
  private static void addDefinitions(BpmnModelInstance model) {
    Definitions definitions = model.newInstance(Definitions.class, "Definitions_baton");
    definitions.setTargetNamespace("http://bpmn.io/schema/bpmn");
    definitions.setExporter("Baton");
    model.setDefinitions(definitions);
    DomElement element = definitions.getDomElement();
    NAMESPACES.forEach(element::registerNamespace);
    definitions.setAttributeValueNs(MODELER, "executionPlatform", "Camunda Cloud");
    definitions.setAttributeValueNs(MODELER, "executionPlatformVersion", "8.6.0");
  }

  /** Gives BPMN's own elements the prefix that Modeler gives them; the model leaves it out. */
  private static void qualify(Node node) {
    if (node instanceof Element element && BPMN.equals(element.getNamespaceURI())) {
      element.setPrefix("bpmn");
      element.removeAttribute("xmlns");
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      qualify(child);
    }
  }
}
