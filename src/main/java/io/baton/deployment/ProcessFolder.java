package io.baton.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/** A folder of processes and their forms, read once. */
@Component
public class ProcessFolder {

  private static final String FORM = ".form";
  private static final String PROCESS = ".bpmn";

  /** Calls the others, so it comes last. */
  private static final String ENTRY = "order-fulfillment.bpmn";

  private final List<ProcessFile> files;

  @Autowired
  ProcessFolder(DeploymentProperties properties) {
    this(properties.folder());
  }

  /**
   * Reads a folder.
   *
   * @throws UnusableProcessesException if it is not there, has no process, or one cannot be read
   */
  public ProcessFolder(Path folder) {
    files = read(folder);
  }

  /** In the order in which they are to be deployed: each after those that it refers to. */
  public List<ProcessFile> files() {
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
      Optional<ProcessFacts> facts =
          hasEnding(path, PROCESS) ? Optional.of(ProcessFacts.read(content)) : Optional.empty();
      return new ProcessFile(path.getFileName().toString(), content, facts);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw unusable("The process " + path.toAbsolutePath() + " cannot be read.", e);
    }
  }

  private static boolean hasEnding(Path path, String ending) {
    return path.getFileName().toString().endsWith(ending);
  }

  private static UnusableProcessesException unusable(String problem, Exception cause) {
    return new UnusableProcessesException(
        problem,
        "Generate the processes from the policies (./baton compile policies/ --out bpmn/), or name the"
            + " folder that holds them (setting baton.processes).",
        cause);
  }
}
