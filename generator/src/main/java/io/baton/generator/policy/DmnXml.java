package io.baton.generator.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
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
    try {
      return new Read(builder(true).parse(new ByteArrayInputStream(content)).getDocumentElement());
    } catch (SAXParseException e) {
      // The parser's own text depends on the locale, so only its position goes out.
      return declaresDoctype(content)
          ? new HasDoctype()
          : new Malformed(" at line " + e.getLineNumber() + ", column " + e.getColumnNumber());
    } catch (SAXException | IOException e) {
      // An IOException of bytes in memory means bytes that are no text of the declared encoding.
      return new Malformed("");
    }
  }

  /** Tells by parsing again with declarations allowed, but without resolving anything. */
  private static boolean declaresDoctype(byte[] content) {
    try {
      DocumentBuilder builder = builder(false);
      builder.setEntityResolver(
          (publicId, systemId) -> {
            throw new SAXException(systemId);
          });
      return builder.parse(new ByteArrayInputStream(content)).getDoctype() != null;
    } catch (SAXException | IOException e) {
      return false;
    }
  }

  private static DocumentBuilder builder(boolean refuseDoctype) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, refuseDoctype);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
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
