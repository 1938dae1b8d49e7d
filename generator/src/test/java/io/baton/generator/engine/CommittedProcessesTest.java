package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.baton.generator.Compilation;
import io.baton.generator.Compilation.CompiledFile;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.template.DecisionForm;
import io.baton.generator.template.ElementTemplates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bpmn/} holds what the generator makes of {@code policies/}, and the engine takes it. */
class CommittedProcessesTest {
  private static final Path POLICIES = Path.of("..", "policies");
  private static final Path PROCESSES = Path.of("..", "bpmn");
  private static final String ADVICE = "bpmn/ is not what policies/ make: run ./baton compile";

  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  @Test
  void areExactlyWhatTheGeneratorMakesOfThePolicies() throws IOException {
    Compilation compiled = PolicyCompiler.compile(files(POLICIES), Set.of());
    assertThat(compiled.diagnostics()).isEmpty();
    Map<String, String> committed = committed();
    Set<String> names = new HashSet<>();
    for (CompiledFile file : compiled.files()) {
      names.add(file.name());
      // Compared as bytes, and not shown: a process is longer than anybody reads in a message.
      boolean isSame = file.text().equals(committed.get(file.name()));
      assertThat(isSame).as("%s (%s)", ADVICE, file.name()).isTrue();
    }
    assertThat(committed.keySet()).as(ADVICE).isEqualTo(names).contains(DecisionForm.FILE_NAME);
  }

  @Test
  void areTakenByTheEngine() throws IOException {
    Map<String, String> processes = committed();
    processes.remove(DecisionForm.FILE_NAME);
    processes.forEach(
        (name, bpmn) ->
            assertThatCode(() -> ENGINE.deploy(bpmn)).as(name).doesNotThrowAnyException());
  }

  /** Modeler looks for them in the folders above a process. */
  @Test
  void haveTheElementTemplatesThatTheyName() {
    assertThat(Path.of("..", ".camunda", "element-templates", "baton.json"))
        .as(ADVICE)
        .hasContent(ElementTemplates.json());
  }

  /** By file name; a byte that is no UTF-8 is refused. */
  private static Map<String, String> committed() throws IOException {
    Map<String, String> committed = new TreeMap<>();
    for (Path file : files(PROCESSES)) {
      committed.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
    }
    return committed;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
