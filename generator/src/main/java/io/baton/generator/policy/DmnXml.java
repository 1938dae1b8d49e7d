package io.baton.generator.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLReporter;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML as far as a policy file needs it. */
final class DmnXml {

  private static final String DMN_1_3 = "https://www.omg.org/spec/DMN/20191111/MODEL/";

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  /** Without one, the reader prints to the console. */
  private static final XMLReporter SILENT = (message, type, information, location) -> {};

  /**
   * What the JDK's parser refuses, as not well-formed; JDKs differ in their defaults. The last two
   * count every entity, such as those for quotes, of which a policy may have any number.
   */
  private static final Map<String, String> LIMITS =
      Map.of(
          "jdk.xml.maxElementDepth", "200",
          "jdk.xml.elementAttributeLimit", "200",
          "jdk.xml.maxXMLNameLimit", "1000",
          "jdk.xml.maxGeneralEntitySizeLimit", "50000000",
          "jdk.xml.totalEntitySizeLimit", "50000000");

  private DmnXml() {}

  /** What became of the bytes of a file. */
  sealed interface Parsed {}

  /** Well-formed. */
  record Read(Element root) implements Parsed {}

  /** Not well-formed; {@code where} is empty or says the line and column. */
  record Malformed(String where) implements Parsed {}

  /** With a document type declaration, by which XML could reach other files. */
  record HasDoctype() implements Parsed {}

  static Parsed parse(byte[] content) {
    if (declaresDoctype(content)) {
      return new HasDoctype();
    }
    try {
      Document document = builder().parse(new ByteArrayInputStream(content));
      // XML 1.1 allows control characters, which the process, XML 1.0, could not have.
      return document.getXmlVersion().equals("1.0")
          ? new Read(document.getDocumentElement())
          : new Malformed(" of version 1.0, but " + document.getXmlVersion());
    } catch (SAXParseException e) {
      // The parser's own text depends on the locale, so only its position goes out.
      return new Malformed(" at line " + e.getLineNumber() + ", column " + e.getColumnNumber());
    } catch (SAXException | IOException | RuntimeException e) {
      // An IOException of bytes in memory means bytes that are no text of the declared encoding; a
      // RuntimeException is one of the parser's own defects, met by files that nobody wrote.
      return new Malformed("");
    }
  }

  /** Looks at what stands before the first element, without reading the declaration itself. */
  private static boolean declaresDoctype(byte[] content) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLReporter(SILENT);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.START_ELEMENT) {
          return event == XMLStreamConstants.DTD;
        }
      }
      return false;
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's parser lacks the message for a control character in the declaration.
      return false;
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      LIMITS.forEach(factory::setAttribute);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Throwing());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK's XML parser lacks a safety feature", e);
    }
  }

  /** The default handler prints to the console. */
  private static final class Throwing implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  static boolean is(Element element, String localName) {
    return localName.equals(element.getLocalName()) && DMN_1_3.equals(element.getNamespaceURI());
  }

  /** The DMN children of that name, in order; foreign elements are passed over. */
  static List<Element> children(Element parent, String localName) {
    List<Element> children = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element && is(element, localName)) {
        children.add(element);
      }
    }
    return children;
  }

  static Optional<Element> child(Element parent, String localName) {
    return children(parent, localName).stream().findFirst();
  }

  /** All DMN elements below, in the order of the file. */
  static List<Element> descendants(Element root) {
    List<Element> elements = new ArrayList<>();
    NodeList all = root.getElementsByTagNameNS(DMN_1_3, "*");
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  /** The id of the decision that it is in, empty for none. */
  static String decisionOf(Element element) {
    return within("decision", element).map(decision -> attribute(decision, "id")).orElse("");
  }

  /** The nearest element of that name that it is in or is itself. */
  static Optional<Element> within(String localName, Element element) {
    Node at = element;
    while (at instanceof Element candidate) {
      if (is(candidate, localName)) {
        return Optional.of(candidate);
      }
      at = at.getParentNode();
    }
    return Optional.empty();
  }

  /** Trimmed, empty where it is missing. */
  static String attribute(Element element, String name) {
    return element.getAttribute(name).strip();
  }

  /** The trimmed content of the child {@code text}, empty where it is missing. */
  static String text(Element element) {
    return child(element, "text").map(t -> t.getTextContent().strip()).orElse("");
  }

  /** The trimmed content of a child of that name, empty where it is missing. */
  static String content(Element parent, String localName) {
    return child(parent, localName).map(t -> t.getTextContent().strip()).orElse("");
  }
}
