package io.baton.generator.edit;

import io.baton.generator.edit.ProcessFacts.Element;
import io.baton.generator.edit.ProcessFacts.Length;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;

/** Reads a BPMN file that anybody may have changed. */
final class ProcessFactsReader {
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";

  /** What belongs to an element and does not flow itself. */
  private static final Set<String> PARTS =
      Set.of(
          "documentation",
          "extensionElements",
          "incoming",
          "outgoing",
          "multiInstanceLoopCharacteristics",
          "standardLoopCharacteristics",
          "conditionExpression",
          "ioSpecification");

  /** By what the parts of a list differ; others are counted. */
  private static final List<String> KEYS = List.of("key", "target", "name");

  private final Map<String, org.w3c.dom.Element> roots = new HashMap<>();
  private final Map<String, Element> elements = new LinkedHashMap<>();
  private final Map<String, List<Length>> picture = new HashMap<>();
  private final Map<String, List<Length>> labels = new HashMap<>();

  private ProcessFactsReader() {}

  /** What the file says; nothing if it is no BPMN. */
  static Optional<ProcessFacts> read(byte[] bpmn) {
    return Xml.parse(bpmn)
        .map(definitions -> new ProcessFactsReader().facts(definitions))
        .filter(facts -> !facts.elements().isEmpty());
  }

  private ProcessFacts facts(org.w3c.dom.Element definitions) {
    Xml.children(definitions).forEach(root -> roots.put(root.getAttribute("id"), root));
    for (org.w3c.dom.Element root : Xml.children(definitions)) {
      if (BPMN.equals(root.getNamespaceURI()) && root.getLocalName().equals("process")) {
        readElement(root, "");
      } else if (DIAGRAM.equals(root.getNamespaceURI())) {
        readPicture(root);
      }
    }
    String process = definitions.getAttributeNS(Fingerprint.NAMESPACE, "process");
    String drawn = definitions.getAttributeNS(Fingerprint.NAMESPACE, "picture");
    return new ProcessFacts(
        elements,
        fromTheCorner(picture),
        fromTheCorner(labels),
        process.isEmpty() ? Optional.empty() : Optional.of(new Fingerprint(process, drawn)));
  }

  private void readElement(org.w3c.dom.Element element, String scope) {
    SortedMap<String, String> details = new TreeMap<>();
    String id = element.getAttribute("id");
    boolean isScope = Set.of("process", "subProcess").contains(element.getLocalName());
    readAttributes(element, "", details);
    details.remove("name");
    Map<String, Integer> counts = new HashMap<>();
    List<org.w3c.dom.Element> flowing = new ArrayList<>();
    for (org.w3c.dom.Element child : Xml.children(element)) {
      if (isScope && !PARTS.contains(child.getLocalName())) {
        flowing.add(child);
      } else {
        readPart(child, "", counts, details);
      }
    }
    elements.put(
        id, new Element(id, element.getLocalName(), element.getAttribute("name"), scope, details));
    flowing.forEach(child -> readElement(child, id));
  }

  private void readPart(
      org.w3c.dom.Element part,
      String path,
      Map<String, Integer> counts,
      SortedMap<String, String> into) {
    if (part.getLocalName().equals("incoming") || part.getLocalName().equals("outgoing")) {
      return;
    }
    String key =
        KEYS.stream().map(part::getAttribute).filter(k -> !k.isEmpty()).findFirst().orElse("");
    String name = path + part.getLocalName() + (key.isEmpty() ? "" : "[" + key + "]");
    int count = counts.merge(name, 1, Integer::sum);
    String where = count == 1 ? name : name + "#" + count;
    readAttributes(part, where + ".", into);
    List<org.w3c.dom.Element> inner = Xml.children(part);
    Map<String, Integer> innerCounts = new HashMap<>();
    boolean isWrapper = Set.of("extensionElements").contains(part.getLocalName());
    inner.forEach(child -> readPart(child, isWrapper ? path : where + ".", innerCounts, into));
    String text = inner.isEmpty() ? part.getTextContent().strip() : "";
    if (!text.isEmpty()) {
      into.put(where, text.replace("\r\n", "\n"));
    }
  }

  /** What another element is for that is only referred to, such as a message, is told in place. */
  private void readAttributes(
      org.w3c.dom.Element element, String path, SortedMap<String, String> into) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      String name = attribute.getLocalName();
      boolean isNamespace = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
      if (isNamespace || name.equals("id")) {
        continue;
      }
      org.w3c.dom.Element root = roots.get(attribute.getValue());
      if (root != null && (name.equals("messageRef") || name.equals("errorRef"))) {
        readAttributes(root, path + name + ".", into);
        Map<String, Integer> counts = new HashMap<>();
        Xml.children(root).forEach(child -> readPart(child, path + name + ".", counts, into));
      } else {
        into.put(path + name, attribute.getValue());
      }
    }
  }

  private void readPicture(org.w3c.dom.Element part) {
    String drawn = part.getAttribute("bpmnElement");
    boolean isPlane = part.getLocalName().equals("BPMNPlane");
    if (!drawn.isEmpty() && !isPlane) {
      picture.put(drawn, geometry(part, false));
      labels.put(drawn, geometry(part, true));
    } else {
      Xml.children(part).forEach(this::readPicture);
    }
  }

  /** Where a shape or an edge is drawn, or its label, one coordinate or length after another. */
  private static List<Length> geometry(org.w3c.dom.Element part, boolean ofLabel) {
    List<Length> geometry = new ArrayList<>();
    for (String which : List.of("x", "y", "width", "height")) {
      if (part.hasAttribute(which)) {
        geometry.add(new Length(which, rounded(part.getAttribute(which))));
      }
    }
    Xml.children(part).stream()
        .filter(child -> ofLabel == child.getLocalName().equals("BPMNLabel"))
        .forEach(child -> geometry.addAll(geometry(child, false)));
    return geometry;
  }

  private static long rounded(String number) {
    try {
      return Math.round(Double.parseDouble(number));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Seen from the corner of all that is drawn. */
  private SortedMap<String, List<Length>> fromTheCorner(Map<String, List<Length>> drawn) {
    Map<String, Long> corner = new HashMap<>();
    picture.values().stream()
        .flatMap(List::stream)
        .forEach(length -> corner.merge(length.which(), length.pixels(), Math::min));
    corner.keySet().retainAll(Set.of("x", "y"));
    SortedMap<String, List<Length>> moved = new TreeMap<>();
    drawn.forEach(
        (id, geometry) ->
            moved.put(
                id,
                geometry.stream().map(l -> l.minus(corner.getOrDefault(l.which(), 0L))).toList()));
    return moved;
  }
}
