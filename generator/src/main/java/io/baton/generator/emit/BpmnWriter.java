package io.baton.generator.emit;

import io.baton.generator.layout.ProcessPicture;
import io.baton.generator.plan.ProcessPlan;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Writes a process plan and its picture as BPMN XML that Camunda 8 runs and Modeler shows. */
public final class BpmnWriter {

  /**
   * What every file begins with. Modeler checks nothing without the platform version, and shows no
   * problem at all when the prefix is not literally {@code modeler}.
   */
  private static final String EMPTY_FILE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions id="Definitions_baton"
          xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
          xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
          xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
          xmlns:modeler="http://camunda.org/schema/modeler/1.0"
          targetNamespace="http://bpmn.io/schema/bpmn"
          exporter="Baton"
          modeler:executionPlatform="Camunda Cloud"
          modeler:executionPlatformVersion="8.6.0"/>
      """;

  private BpmnWriter() {}

  /**
   * Writes the file's text; the same plan and picture always give the same text.
   *
   * @throws IllegalArgumentException when the picture is not of that plan
   * @throws io.camunda.zeebe.model.bpmn.ModelException when the plan cannot be written as valid
   *     BPMN, such as an id that is no XML name
   */
  public static String write(ProcessPlan plan, ProcessPicture picture) {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(
            new ByteArrayInputStream(EMPTY_FILE.getBytes(StandardCharsets.UTF_8)));
    Elements elements = new Elements(model);
    Process process = elements.add(model.getDefinitions(), Process.class, plan.id());
    process.setName(plan.name());
    process.setExecutable(true);
    elements.document(process, plan.documentation());
    if (!plan.endListener().isEmpty()) {
      Extensions.of(elements, process).endListener(plan.endListener());
    }
    new ScopeWriter(elements, new RootElements(elements)).write(plan.scope(), process);
    new DiagramWriter(elements, picture).write(process, plan.scope());
    return Bpmn.convertToString(model);
  }
}
