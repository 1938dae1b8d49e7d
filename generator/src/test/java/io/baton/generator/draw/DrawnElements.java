package io.baton.generator.draw;

import io.baton.generator.layout.Wrapping;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An SVG as a program reads it: its elements, and where they reach to. */
final class DrawnElements {
  private static final Pattern COMMAND = Pattern.compile("([A-Za-z])([^A-Za-z]*)");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

  private final Element root;

  /** A place, and what reaches to it. */
  record Reach(double x, double y, String what) {}

  private DrawnElements(Element root) {
    this.root = root;
  }

  static DrawnElements of(String svg) {
    try {
      return new DrawnElements(
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)))
              .getDocumentElement());
    } catch (SAXException | ParserConfigurationException | IOException e) {
      throw new AssertionError("no XML", e);
    }
  }

  Element root() {
    return root;
  }

  /** The groups that stand for something of the process. */
  List<Element> groups() {
    return elements("g").filter(group -> group.hasAttribute("id")).toList();
  }

  List<String> ids() {
    return groups().stream().map(group -> group.getAttribute("id")).toList();
  }

  /** The first thing that is drawn of a group. */
  static Element shape(Element group) {
    return children(group)
        .filter(child -> !child.getTagName().equals("title"))
        .findFirst()
        .orElseThrow();
  }

  static String title(Element element) {
    return children(element)
        .filter(child -> child.getTagName().equals("title"))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static Stream<Element> children(Element parent) {
    NodeList children = parent.getChildNodes();
    return IntStream.range(0, children.getLength())
        .mapToObj(children::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  private Stream<Element> elements(String name) {
    NodeList all = root.getElementsByTagName(name);
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i));
  }

  /** What reaches out of the picture. */
  List<Reach> outside() {
    List<Double> box = numbers(root.getAttribute("viewBox"));
    List<Reach> all = new ArrayList<>();
    elements("rect").forEach(rect -> addRectangle(rect, all));
    elements("circle").forEach(circle -> addCircle(circle, all));
    elements("text").forEach(text -> addText(text, all));
    elements("path").forEach(path -> addPath(path, all));
    return all.stream()
        .filter(
            at ->
                at.x() < box.get(0)
                    || at.y() < box.get(1)
                    || at.x() > box.get(0) + box.get(2)
                    || at.y() > box.get(1) + box.get(3))
        .toList();
  }

  private static void addRectangle(Element rect, List<Reach> all) {
    List<Double> shift = shift(rect);
    double x = number(rect, "x") + shift.get(0);
    double y = number(rect, "y") + shift.get(1);
    all.add(new Reach(x, y, "rect"));
    all.add(new Reach(x + number(rect, "width"), y + number(rect, "height"), "rect"));
  }

  private static void addCircle(Element circle, List<Reach> all) {
    double radius = number(circle, "r");
    double x = number(circle, "cx");
    double y = number(circle, "cy");
    all.add(new Reach(x - radius, y - radius, "circle"));
    all.add(new Reach(x + radius, y + radius, "circle"));
  }

  private static void addText(Element text, List<Reach> all) {
    int size = (int) inherited(text, "font-size");
    double width = new Wrapping(0, size).widthOf(text.getTextContent());
    boolean isCentred =
        text.getAttribute("text-anchor").equals("middle")
            || ((Element) text.getParentNode()).getAttribute("text-anchor").equals("middle");
    double left = number(text, "x") - (isCentred ? width / 2 : 0);
    all.add(new Reach(left, number(text, "y") - size, text.getTextContent()));
    all.add(new Reach(left + width, number(text, "y"), text.getTextContent()));
  }

  private static double inherited(Element element, String name) {
    Element at = element.hasAttribute(name) ? element : (Element) element.getParentNode();
    return number(at, name);
  }

  private static void addPath(Element path, List<Reach> all) {
    List<Double> shift = shift(path);
    double x = shift.get(0);
    double y = shift.get(1);
    Matcher command = COMMAND.matcher(path.getAttribute("d"));
    while (command.find()) {
      char kind = command.group(1).charAt(0);
      List<Double> numbers = numbers(command.group(2));
      boolean isRelative = Character.isLowerCase(kind);
      // An arc's radii are no places: only where it ends.
      int step = Character.toLowerCase(kind) == 'a' ? 7 : 2;
      switch (Character.toLowerCase(kind)) {
        case 'h' -> x = numbers.getFirst() + (isRelative ? x : shift.get(0));
        case 'v' -> y = numbers.getFirst() + (isRelative ? y : shift.get(1));
        case 'z' -> {}
        default -> {
          for (int i = step; i <= numbers.size(); i += step) {
            x = numbers.get(i - 2) + (isRelative ? x : shift.get(0));
            y = numbers.get(i - 1) + (isRelative ? y : shift.get(1));
            all.add(new Reach(x, y, path.getAttribute("d")));
          }
        }
      }
      all.add(new Reach(x, y, path.getAttribute("d")));
    }
  }

  private static List<Double> shift(Element element) {
    List<Double> shift = numbers(((Element) element.getParentNode()).getAttribute("transform"));
    return shift.isEmpty() ? List.of(0.0, 0.0) : shift;
  }

  private static double number(Element element, String name) {
    String value = element.getAttribute(name);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }

  private static List<Double> numbers(String text) {
    return NUMBER.matcher(text).results().map(r -> Double.valueOf(r.group())).toList();
  }
}
