package io.baton.generator.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.generator.Compilation;
import io.baton.generator.Compilation.CompiledProcess;
import io.baton.generator.PolicyCompiler;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/** What must be true of every policy. */
final class FuzzedPolicy {
  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
  private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

  /** Elements whose content is evaluated if it begins with an equals sign. */
  private static final Set<String> EVALUATED =
      Set.of("conditionExpression", "timeDate", "timeDuration", "timeCycle");

  private FuzzedPolicy() {}

  /**
   * Something is told about the file or processes are made of it that the engine can read; all else
   * is an exception.
   */
  static void mustBeToldOrCompiled(Path folder, String businessType, byte[] content) {
    Path file = folder.resolve(businessType + ".dmn");
    try {
      Files.write(file, content);
      Compilation compilation = PolicyCompiler.compile(List.of(file), Set.of());
      if (compilation.broken().isEmpty()) {
        compilation.processes().forEach(FuzzedPolicy::mustBeReadable);
      } else if (compilation.diagnostics().isEmpty()) {
        throw new AssertionError("Nothing is told about the broken policy");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policies that come with Baton and those of the golden cases. */
  static Stream<Path> known() {
    Stream<Path> shipped = dmn(Path.of("..", "policies"));
    return Stream.concat(shipped, dmn(Path.of("src", "test", "resources", "golden")));
  }

  private static Stream<Path> dmn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void mustBeReadable(CompiledProcess process) {
    Bpmn.readModelFromStream(new ByteArrayInputStream(process.content()));
    for (String expression : expressions(process.bpmn())) {
      ParseResult parsed = FEEL.parseExpression(expression.substring(1));
      if (parsed.isFailure()) {
        throw new AssertionError(parsed.failure().message() + " in " + expression);
      }
    }
  }

  private static Set<String> expressions(String bpmn) {
    Set<String> expressions = new LinkedHashSet<>();
    NodeList elements = parsed(bpmn).getElementsByTagNameNS("*", "*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      if (EVALUATED.contains(element.getLocalName())) {
        expressions.add(element.getTextContent());
      } else if (ZEEBE.equals(element.getNamespaceURI())) {
        NamedNodeMap attributes = element.getAttributes();
        for (int j = 0; j < attributes.getLength(); j++) {
          expressions.add(attributes.item(j).getNodeValue());
        }
      }
    }
    expressions.removeIf(expression -> !expression.startsWith("="));
    return expressions;
  }

  private static Element parsed(String bpmn) {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(bpmn.getBytes(UTF_8)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError("The process is not well-formed", e);
    }
  }
}
