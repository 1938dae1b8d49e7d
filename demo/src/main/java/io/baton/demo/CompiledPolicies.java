package io.baton.demo;

import io.baton.generator.Compilation;
import io.baton.generator.Compilation.CompiledProcess;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Diagnostic.Severity;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policies of a folder, compiled and written.
 *
 * @param policy the policy file of the demo's business type
 * @param diagram the process generated from it
 * @param systems how many systems it has
 */
record CompiledPolicies(Path policy, Path diagram, int systems) {

  /**
   * Compiles every policy of the folder and writes the processes, nothing else stays in their
   * folder.
   *
   * @throws DemoFailure when the demo's policy is missing or has mistakes
   * @throws IOException when a file cannot be read or written
   */
  static CompiledPolicies of(DemoSettings settings) throws DemoFailure, IOException {
    Path policy = settings.policies().resolve(settings.businessType() + ".dmn");
    if (!Files.isRegularFile(policy)) {
      throw new DemoFailure(
          "There is no policy " + policy + ". Known are: " + names(settings.policies()) + ".");
    }
    Compilation compilation = PolicyCompiler.compile(files(settings.policies()), Set.of());
    String fileName = PolicyCompiler.PROCESS_PREFIX + settings.businessType() + ".bpmn";
    if (compilation.processes().stream().noneMatch(p -> p.fileName().equals(fileName))) {
      throw new DemoFailure(mistakes(compilation, policy));
    }
    write(compilation.processes(), settings.processes());
    int systems =
        PolicyReader.read(policy.toString(), policy)
            .value()
            .flatMap(document -> PolicyModel.of(document).value())
            .orElseThrow()
            .systems()
            .size();
    return new CompiledPolicies(policy, settings.processes().resolve(fileName), systems);
  }

  private static void write(List<CompiledProcess> processes, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path old : list(folder, ".bpmn")) {
      Files.delete(old);
    }
    for (CompiledProcess process : processes) {
      Files.write(folder.resolve(process.fileName()), process.content());
    }
  }

  private static String mistakes(Compilation compilation, Path policy) {
    return compilation.diagnostics().stream()
        .filter(d -> d.severity() == Severity.ERROR && d.place().file().equals(policy.toString()))
        .map(CompiledPolicies::mistake)
        .collect(
            Collectors.joining(
                System.lineSeparator(),
                policy
                    + " has mistakes (./baton compile shows them in full):"
                    + System.lineSeparator(),
                ""));
  }

  private static String mistake(Diagnostic diagnostic) {
    return "  %s, row %d, %s: %s %s"
        .formatted(
            diagnostic.place().table(),
            diagnostic.place().row(),
            diagnostic.place().column(),
            diagnostic.message(),
            diagnostic.remedy());
  }

  private static String names(Path policies) throws IOException {
    return files(policies).stream()
        .map(file -> PolicyModel.baseName(file.toString()))
        .collect(Collectors.joining(", "));
  }

  private static List<Path> files(Path policies) throws IOException {
    return list(policies, ".dmn");
  }

  private static List<Path> list(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
