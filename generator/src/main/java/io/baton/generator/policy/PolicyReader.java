package io.baton.generator.policy;

import io.baton.generator.diagnostic.Diagnosed;
import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Reads DMN 1.3 as Camunda Modeler saves it.
 *
 * <p>It reads XML itself, since a DMN library checks the file against the DMN schema first and
 * answers the first thing that it dislikes with an exception that names no place. Neither the
 * network nor another file is ever touched.
 */
public final class PolicyReader {

  /** A policy of a thousand rules a table has about 2 MB. */
  private static final int MAX_BYTES = 10 * 1024 * 1024;

  /** A policy has four; whoever makes more of them must hear that, but not a million times. */
  private static final int MAX_DECISIONS = 100;

  private PolicyReader() {}

  /**
   * Reads a file.
   *
   * @param file the file's name for diagnostics
   * @throws IOException when the file cannot be read
   */
  public static Diagnosed<PolicyDocument> read(String file, Path path) throws IOException {
    // One byte more than allowed is enough to know, however large the file is.
    try (InputStream in = Files.newInputStream(path)) {
      return read(file, in.readNBytes(MAX_BYTES + 1));
    }
  }

  /** Reads the content of a file; {@code file} is its name for diagnostics. */
  public static Diagnosed<PolicyDocument> read(String file, byte[] content) {
    Findings findings = new Findings();
    Optional<PolicyDocument> document =
        parse(file, content, findings)
            .filter(definitions -> TextLimits.keeps(file, definitions, findings))
            .map(definitions -> document(file, definitions, findings));
    return new Diagnosed<>(document, findings.all());
  }

  private static Optional<Element> parse(String file, byte[] content, Findings findings) {
    Place place = Place.ofFile(file);
    if (content.length > MAX_BYTES) {
      findings.error(
          "file-too-large",
          place,
          "The file is larger than 10 MB.",
          "A policy has at most 1,000 rules a table; remove what does not belong to it.");
      return Optional.empty();
    }
    return switch (DmnXml.parse(content)) {
      case DmnXml.Read(Element root) -> definitions(root, place, findings);
      case DmnXml.Malformed(String where) -> {
        findings.error(
            "not-xml",
            place,
            "The file is not well-formed XML" + where + ".",
            "Open it in Camunda Modeler, or take the last version that Modeler saved.");
        yield Optional.empty();
      }
      case DmnXml.HasDoctype() -> {
        findings.error(
            "doctype",
            place,
            "The file has a document type declaration, which could make Baton read other files.",
            "Remove the <!DOCTYPE ...> part; Camunda Modeler never writes one.");
        yield Optional.empty();
      }
    };
  }

  private static Optional<Element> definitions(Element root, Place place, Findings findings) {
    if (DmnXml.is(root, "definitions")) {
      return Optional.of(root);
    }
    findings.error(
        "not-dmn",
        place,
        "The file is not DMN 1.3: it begins with <" + root.getNodeName() + ">.",
        "Save it in Camunda Modeler as a DMN diagram for Camunda 8.");
    return Optional.empty();
  }

  private static PolicyDocument document(String file, Element definitions, Findings findings) {
    reportDuplicateIds(file, definitions, findings);
    List<DecisionTable> tables = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<Element> decisions = DmnXml.children(definitions, "decision");
    if (decisions.size() > MAX_DECISIONS) {
      findings.error(
          "too-many-decisions",
          Place.ofFile(file),
          "The file has %d decisions.".formatted(decisions.size()),
          "A policy has at most four: steps, results, exceptions, systems.");
    }
    for (Element decision : decisions.stream().limit(MAX_DECISIONS).toList()) {
      String id = DmnXml.attribute(decision, "id");
      // The second decision of the same id is reported as a duplicate; reading it helps nobody.
      if (seen.add(id)) {
        new TableReader(file, id, findings).read(decision).ifPresent(tables::add);
      }
    }
    return new PolicyDocument(
        file, DmnXml.attribute(definitions, "id"), DmnXml.attribute(definitions, "name"), tables);
  }

  private static void reportDuplicateIds(String file, Element definitions, Findings findings) {
    Set<String> seen = new HashSet<>();
    Set<String> reported = new HashSet<>();
    for (Element element : DmnXml.descendants(definitions)) {
      String id = DmnXml.attribute(element, "id");
      if (!id.isEmpty() && !seen.add(id) && reported.add(id)) {
        findings.error(
            "duplicate-id",
            new Place(file, DmnXml.decisionOf(element), 0, "", id),
            "Two elements of the file have the id \"" + id + "\"; Modeler drops the second one.",
            "Give one of them another id; copies made outside of Modeler often cause this.");
      }
    }
  }
}
