package io.baton.generator.policy;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * No text of a policy is so long that telling what is wrong with it, or drawing it, takes for ever.
 */
final class TextLimits {

  /** In characters; the longest cell of a policy that somebody can read has a few hundred. */
  private static final int MAX_LENGTH = 10_000;

  private final String file;
  private final Findings findings;
  private boolean areKept = true;

  private TextLimits(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Whether all texts of the file are short enough; those that are not are reported. */
  static boolean keeps(String file, Element definitions, Findings findings) {
    TextLimits limits = new TextLimits(file, findings);
    limits.checkAttributes(definitions);
    for (Element element : DmnXml.descendants(definitions)) {
      limits.checkAttributes(element);
      if (DmnXml.is(element, "text") || DmnXml.is(element, "description")) {
        limits.check(element, element.getTextContent());
      }
    }
    return limits.areKept;
  }

  private void checkAttributes(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      check(element, attributes.item(i).getNodeValue());
    }
  }

  private void check(Element element, String text) {
    if (text.length() > MAX_LENGTH) {
      areKept = false;
      findings.error(
          "too-long",
          place(element),
          "\"%s...\" has %d characters.".formatted(start(text), text.length()),
          "No text of a policy has more than 10,000 characters: move what is long into the order,"
              + " or make rows of it.");
    }
  }

  private Place place(Element element) {
    String table = DmnXml.decisionOf(element);
    int row = DmnXml.within("rule", element).map(TextLimits::row).orElse(0);
    return new Place(file, table.length() > MAX_LENGTH ? "" : table, row, "", "");
  }

  private static int row(Element rule) {
    return DmnXml.within("decisionTable", rule)
        .map(table -> DmnXml.children(table, "rule").indexOf(rule) + 1)
        .orElse(0);
  }

  private static String start(String text) {
    String start = text.strip();
    int shown = Math.min(20, start.codePointCount(0, start.length()));
    return start.substring(0, start.offsetByCodePoints(0, shown));
  }
}
