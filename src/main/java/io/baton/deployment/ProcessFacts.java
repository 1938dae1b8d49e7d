package io.baton.deployment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What a process tells of its policy.
 *
 * @param processId such as {@code fulfillment-retail}
 * @param triggers ids of the systems that its trigger tasks call
 * @param repliers those of them that answer by reply
 * @param statuses those that its policy knows, empty if it leaves them open
 */
record ProcessFacts(
    String processId,
    List<String> triggers,
    List<String> repliers,
    Optional<Set<String>> statuses) {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ProcessFacts read(byte[] bpmn)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setNamespaceAware(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler()); // Without one, it prints what it throws.
    Document document = builder.parse(new ByteArrayInputStream(bpmn));
    Element process = named(document, BPMN, "process").findFirst().orElseThrow(IOException::new);
    List<String> triggers = new ArrayList<>();
    List<String> repliers = new ArrayList<>();
    for (Element task : named(document, BPMN, "serviceTask").toList()) {
      boolean isTrigger =
          named(task, ZEEBE, "taskDefinition")
              .anyMatch(job -> job.getAttribute("type").equals("fulfillment-trigger"));
      Optional<String> system = isTrigger ? header(task, "system") : Optional.empty();
      system.ifPresent(triggers::add);
      system
          .filter(id -> header(task, "answers").equals(Optional.of("reply")))
          .ifPresent(repliers::add);
    }
    return new ProcessFacts(process.getAttribute("id"), triggers, repliers, statuses(process));
  }

  private static Optional<String> header(Element task, String key) {
    return named(task, ZEEBE, "header")
        .filter(header -> header.getAttribute("key").equals(key))
        .map(header -> header.getAttribute("value"))
        .findFirst();
  }

  /** The process's own property, not one of its elements'. */
  private static Optional<Set<String>> statuses(Element process) throws IOException {
    Optional<String> json =
        named(process, ZEEBE, "property")
            .filter(property -> process.equals(owner(property)))
            .filter(property -> property.getAttribute("name").equals("statuses"))
            .map(property -> property.getAttribute("value"))
            .findFirst();
    return json.isEmpty()
        ? Optional.empty()
        : Optional.of(MAPPER.readValue(json.get(), new TypeReference<>() {}));
  }

  /** Element, zeebe:property's properties, and their extensionElements. */
  private static Node owner(Element property) {
    return property.getParentNode().getParentNode().getParentNode();
  }

  private static Stream<Element> named(Document in, String namespace, String name) {
    return elements(in.getElementsByTagNameNS(namespace, name));
  }

  private static Stream<Element> named(Element in, String namespace, String name) {
    return elements(in.getElementsByTagNameNS(namespace, name));
  }

  private static Stream<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements.stream();
  }
}
