package io.baton.generator.edit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML as it is written. A BPMN library would add the defaults of the BPMN schema, which nobody
 * wrote.
 */
final class Xml {
  /** A process has elements a dozen deep; who reads them calls itself for each level. */
  private static final int MAX_DEPTH = 100;

  private Xml() {}

  /** The root; nothing if it is no XML. Neither the network nor another file is ever touched. */
  static Optional<Element> parse(byte[] content) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // Without a DTD there are no entities but for characters such as quotes, and FEEL has many.
      factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", 0);
      factory.setAttribute("jdk.xml.totalEntitySizeLimit", 0);
      factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
      factory.setNamespaceAware(true);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler());
      return Optional.of(parser.parse(new ByteArrayInputStream(content)).getDocumentElement());
    } catch (IOException | SAXException e) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(Document document) {
    try {
      StringWriter text = new StringWriter();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(text));
      return text.toString().replaceFirst("\\?><", "?>\n<") + "\n";
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
