package io.baton.generator.layout;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A policy file to which an analyst adds rows. */
record EditedPolicy(String xml) {

  int rows(String table) {
    return elements(decision(document(), table), "rule").size();
  }

  /**
   * The policy with one row more.
   *
   * @param cells by the input expression or the output name of their column; all others are empty
   */
  EditedPolicy with(String table, int row, Map<String, String> cells) {
    Document document = document();
    Element decision = decision(document, table);
    List<Element> rules = elements(decision, "rule");
    Element parent = elements(decision, "decisionTable").getFirst();
    Element rule = document.createElementNS(parent.getNamespaceURI(), "rule");
    rule.setAttribute("id", "Added_" + table);
    for (Element input : elements(decision, "input")) {
      add(rule, "inputEntry", cells.getOrDefault(text(input), ""));
    }
    for (Element output : elements(decision, "output")) {
      add(rule, "outputEntry", cells.getOrDefault(output.getAttribute("name"), ""));
    }
    parent.insertBefore(rule, row < rules.size() ? rules.get(row) : null);
    // Else the new names would have to be added to the predefined values.
    for (String kind : List.of("inputValues", "outputValues")) {
      elements(document.getDocumentElement(), kind)
          .forEach(values -> values.getParentNode().removeChild(values));
    }
    return new EditedPolicy(written(document));
  }

  private static void add(Element rule, String kind, String content) {
    Document document = rule.getOwnerDocument();
    Element entry = document.createElementNS(rule.getNamespaceURI(), kind);
    Element text = document.createElementNS(rule.getNamespaceURI(), "text");
    text.setTextContent(content);
    entry.appendChild(text);
    rule.appendChild(entry);
  }

  private static String text(Element input) {
    return elements(input, "text").getFirst().getTextContent().strip();
  }

  private static Element decision(Document document, String table) {
    return elements(document.getDocumentElement(), "decision").stream()
        .filter(decision -> decision.getAttribute("id").equals(table))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private Document document() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    } catch (Exception e) {
      throw new IllegalStateException("the policy is not XML", e);
    }
  }

  private static String written(Document document) {
    try {
      StringWriter writer = new StringWriter();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(writer));
      return writer.toString();
    } catch (Exception e) {
      throw new IllegalStateException("the policy cannot be written", e);
    }
  }
}
