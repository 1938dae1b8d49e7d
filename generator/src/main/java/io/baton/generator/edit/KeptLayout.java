package io.baton.generator.edit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A process as the policy gives it, drawn as somebody has arranged it. */
public final class KeptLayout {
  private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
  private static final String BOUNDS = "http://www.omg.org/spec/DD/20100524/DC";
  private static final String LINES = "http://www.omg.org/spec/DD/20100524/DI";

  private final Element process;
  private final Map<String, Element> drawn;
  private final Map<String, Element> arranged;
  private final List<String> placed = new ArrayList<>();

  /**
   * A process with the picture of a file.
   *
   * @param bpmn the text
   * @param placed ids of what the file does not have, which is drawn where Baton would draw it
   */
  public record Kept(String bpmn, List<String> placed) {
    public Kept {
      placed = List.copyOf(placed);
    }
  }

  private KeptLayout(Element process, Element arranged) {
    this.process = process;
    this.drawn = byElement(process);
    this.arranged = byElement(arranged);
  }

  /**
   * Takes over where things are drawn.
   *
   * @param file a file that {@link ExistingProcess#compare} could read
   * @param bpmn what the policy gives
   */
  public static Kept of(byte[] file, String bpmn) {
    Optional<Element> arranged = Xml.parse(file);
    Optional<Element> process = Xml.parse(bpmn.getBytes(StandardCharsets.UTF_8));
    return new KeptLayout(process.orElseThrow(), arranged.orElseThrow()).kept();
  }

  private static Map<String, Element> byElement(Element definitions) {
    Map<String, Element> parts = new HashMap<>();
    for (String kind : List.of("BPMNShape", "BPMNEdge")) {
      NodeList found = definitions.getElementsByTagNameNS(DIAGRAM, kind);
      for (int i = 0; i < found.getLength(); i++) {
        Element part = (Element) found.item(i);
        parts.put(part.getAttribute("bpmnElement"), part);
      }
    }
    return parts;
  }

  private Kept kept() {
    Shift shift = commonShift();
    drawn.forEach(
        (id, part) -> {
          Element there = arranged.get(id);
          if (there != null) {
            keep(part, there);
          } else if (part.getLocalName().equals("BPMNShape")) {
            placed.add(id);
            shift.apply(part);
          }
        });
    drawn.forEach(
        (id, part) -> {
          if (!arranged.containsKey(id) && part.getLocalName().equals("BPMNEdge")) {
            connect(id, part);
          }
        });
    placed.sort(null);
    return new Kept(Xml.text(process.getOwnerDocument()), placed);
  }

  /** By how much most shapes stand elsewhere: editors move a picture as a whole. */
  private Shift commonShift() {
    Map<Shift, Long> shifts =
        drawn.entrySet().stream()
            .filter(entry -> entry.getValue().getLocalName().equals("BPMNShape"))
            .filter(entry -> arranged.containsKey(entry.getKey()))
            .map(entry -> Shift.between(entry.getValue(), arranged.get(entry.getKey())))
            .collect(Collectors.groupingBy(shift -> shift, Collectors.counting()));
    return shifts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(new Shift(0, 0));
  }

  private record Shift(double x, double y) {
    static Shift between(Element from, @Nullable Element to) {
      return to == null
          ? new Shift(0, 0)
          : new Shift(number(to, "x") - number(from, "x"), number(to, "y") - number(from, "y"));
    }

    /** Bounds of a shape and of its label. */
    void apply(Element part) {
      for (Element child : Xml.children(part)) {
        if (child.hasAttribute("x")) {
          child.setAttribute("x", String.valueOf(Double.parseDouble(child.getAttribute("x")) + x));
          child.setAttribute("y", String.valueOf(Double.parseDouble(child.getAttribute("y")) + y));
        }
        apply(child);
      }
    }
  }

  /** Bounds, waypoints and the label's bounds. */
  private static void keep(Element part, Element there) {
    List<Element> labels = Xml.children(part).stream().filter(KeptLayout::isLabel).toList();
    removeAllBut(part, labels);
    for (Element each : Xml.children(there)) {
      if (!isLabel(each)) {
        part.insertBefore(imported(part, each), labels.isEmpty() ? null : labels.getFirst());
      } else if (!labels.isEmpty()) {
        removeAllBut(labels.getFirst(), List.of());
        Xml.children(each).forEach(bounds -> labels.getFirst().appendChild(imported(part, bounds)));
      }
    }
  }

  private static boolean isLabel(Element part) {
    return part.getLocalName().equals("BPMNLabel");
  }

  private static void removeAllBut(Element parent, List<Element> kept) {
    for (Element child : Xml.children(parent)) {
      if (!kept.contains(child)) {
        parent.removeChild(child);
      }
    }
  }

  private static Node imported(Element into, Element geometry) {
    boolean isPoint = geometry.getLocalName().equals("waypoint");
    String name = isPoint ? "di:waypoint" : "dc:Bounds";
    Element copy = into.getOwnerDocument().createElementNS(isPoint ? LINES : BOUNDS, name);
    for (String coordinate : List.of("x", "y", "width", "height")) {
      if (geometry.hasAttribute(coordinate)) {
        copy.setAttribute(coordinate, geometry.getAttribute(coordinate));
      }
    }
    return copy;
  }

  /** A new flow between shapes that may stand elsewhere now: right, and up or down in between. */
  private void connect(String flow, Element edge) {
    Element element = Objects.requireNonNull(flows().get(flow));
    Element source = drawn.get(element.getAttribute("sourceRef"));
    Element target = drawn.get(element.getAttribute("targetRef"));
    if (source == null || target == null) {
      return;
    }
    double right = number(source, "x") + number(source, "width");
    double left = number(target, "x");
    double start = number(source, "y") + number(source, "height") / 2;
    double end = number(target, "y") + number(target, "height") / 2;
    double between = Math.round((right + left) / 2);
    List<Element> labels = Xml.children(edge).stream().filter(KeptLayout::isLabel).toList();
    removeAllBut(edge, labels);
    double[][] points = {{right, start}, {between, start}, {between, end}, {left, end}};
    for (double[] point : points) {
      Element waypoint = edge.getOwnerDocument().createElementNS(LINES, "di:waypoint");
      waypoint.setAttribute("x", String.valueOf(point[0]));
      waypoint.setAttribute("y", String.valueOf(point[1]));
      edge.insertBefore(waypoint, labels.isEmpty() ? null : labels.getFirst());
    }
  }

  private Map<String, Element> flows() {
    Map<String, Element> flows = new HashMap<>();
    NodeList found = process.getElementsByTagNameNS("*", "sequenceFlow");
    for (int i = 0; i < found.getLength(); i++) {
      Element flow = (Element) found.item(i);
      flows.put(flow.getAttribute("id"), flow);
    }
    return flows;
  }

  /** 0 where the file does not say. */
  private static double number(Element shape, String coordinate) {
    return Xml.children(shape).stream()
        .findFirst()
        .map(bounds -> number(bounds.getAttribute(coordinate)))
        .orElse(0.0);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
