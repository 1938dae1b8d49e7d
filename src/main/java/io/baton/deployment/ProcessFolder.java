package io.baton.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The processes that are deployed at start-up, and their forms, read once. */
@Component
class ProcessFolder {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

  private static final String FORM = ".form";
  private static final String PROCESS = ".bpmn";

  /** Calls the others, so it comes last. */
  private static final String ENTRY = "order-fulfillment.bpmn";

  private final List<ProcessFile> files;

  ProcessFolder(DeploymentProperties properties) {
    files = read(properties.processes());
  }

  /** In the order in which they are to be deployed: each after those that it refers to. */
  List<ProcessFile> files() {
    return files;
  }

  private static List<ProcessFile> read(Path folder) {
    List<Path> paths;
    try (Stream<Path> entries = Files.list(folder)) {
      paths =
          entries
              .filter(path -> hasEnding(path, PROCESS) || hasEnding(path, FORM))
              .sorted(
                  Comparator.comparing((Path path) -> hasEnding(path, PROCESS))
                      .thenComparing(path -> path.endsWith(ENTRY))
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
    } catch (IOException e) {
      throw unusable("The folder " + folder.toAbsolutePath() + " cannot be read.", e);
    }
    if (paths.stream().noneMatch(path -> hasEnding(path, PROCESS))) {
      throw unusable(
          "The folder " + folder.toAbsolutePath() + " holds no .bpmn file.",
          new IOException("no process"));
    }
    List<ProcessFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(readFile(path));
    }
    return List.copyOf(files);
  }

  private static ProcessFile readFile(Path path) {
    try {
      byte[] content = Files.readAllBytes(path);
      List<String> triggers = hasEnding(path, PROCESS) ? triggers(content) : List.of();
      return new ProcessFile(path.getFileName().toString(), content, triggers);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw unusable("The process " + path.toAbsolutePath() + " cannot be read.", e);
    }
  }

  private static boolean hasEnding(Path path, String ending) {
    return path.getFileName().toString().endsWith(ending);
  }

  private static List<String> triggers(byte[] content)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
    List<String> systems = new ArrayList<>();
    for (Element task : elements(document.getElementsByTagNameNS(BPMN, "serviceTask"))) {
      boolean triggers =
          elements(task.getElementsByTagNameNS(ZEEBE, "taskDefinition")).stream()
              .anyMatch(
                  definition -> definition.getAttribute("type").equals("fulfillment-trigger"));
      if (triggers) {
        elements(task.getElementsByTagNameNS(ZEEBE, "header")).stream()
            .filter(header -> header.getAttribute("key").equals("system"))
            .map(header -> header.getAttribute("value"))
            .forEach(systems::add);
      }
    }
    return systems;
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static UnusableProcessesException unusable(String problem, Exception cause) {
    return new UnusableProcessesException(
        problem,
        "Generate the processes from the policies (./baton compile policies/ --out bpmn/), or set"
            + " baton.processes to the folder that holds them.",
        cause);
  }
}
