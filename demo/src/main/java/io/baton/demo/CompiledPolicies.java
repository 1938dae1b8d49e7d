package io.baton.demo;

import io.baton.generator.Compilation;
import io.baton.generator.Compilation.CompiledFile;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Diagnostic.Severity;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyReader;
import io.baton.sandbox.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policies of a demo, compiled and written.
 *
 * @param policies one per business type, in the order in which orders take turns
 * @param diagrams the generated process, or the folder of several
 */
record CompiledPolicies(List<CompiledPolicy> policies, Path diagrams) {

  /**
   * One of them.
   *
   * @param file the policy
   * @param diagram the process generated from it
   * @param systems how many systems it has
   */
  record CompiledPolicy(String businessType, Path file, Path diagram, int systems) {}

  /**
   * Compiles every policy of the folder and writes the processes and their form, nothing else stays
   * in their folder.
   *
   * @throws DemoFailure when a policy of the demo is missing, has mistakes or cannot be simulated
   * @throws IOException when a file cannot be read or written
   */
  static CompiledPolicies of(DemoSettings settings) throws DemoFailure, IOException {
    List<String> types = businessTypes(settings);
    Compilation compilation = PolicyCompiler.compile(files(settings.policies()), Set.of());
    List<CompiledPolicy> policies = new ArrayList<>();
    for (String type : types) {
      Path file = file(settings, type);
      Path diagram = settings.processes().resolve(PolicyCompiler.PROCESS_PREFIX + type + ".bpmn");
      if (compilation.processes().stream().noneMatch(p -> diagram.endsWith(p.fileName()))) {
        throw new DemoFailure(mistakes(compilation, file));
      }
      policies.add(new CompiledPolicy(type, file, diagram, systems(file)));
    }
    write(compilation.files(), settings.processes());
    return new CompiledPolicies(
        policies, policies.size() == 1 ? policies.getFirst().diagram() : settings.processes());
  }

  /** Those that were asked for, or all policies of the folder whose systems can be simulated. */
  private static List<String> businessTypes(DemoSettings settings) throws DemoFailure, IOException {
    List<String> simulated = Scenarios.builtIn().businessTypes();
    List<String> asked = settings.businessTypes();
    for (String type : asked) {
      if (!Files.isRegularFile(file(settings, type))) {
        throw new DemoFailure(
            "There is no policy %s. Known are: %s."
                .formatted(file(settings, type), names(settings.policies())));
      }
      if (!simulated.contains(type)) {
        throw new DemoFailure(
            "There are no simulated systems for %s. The demo has them for: %s."
                .formatted(type, String.join(", ", simulated)));
      }
    }
    List<String> types =
        asked.isEmpty()
            ? simulated.stream().filter(t -> Files.isRegularFile(file(settings, t))).toList()
            : asked.stream().distinct().toList();
    if (types.isEmpty()) {
      throw new DemoFailure(
          "In %s is no policy that the demo has simulated systems for: %s."
              .formatted(settings.policies(), String.join(", ", simulated)));
    }
    return types;
  }

  private static Path file(DemoSettings settings, String businessType) {
    return settings.policies().resolve(businessType + ".dmn");
  }

  private static int systems(Path policy) throws IOException {
    return PolicyReader.read(policy.toString(), policy)
        .value()
        .flatMap(document -> PolicyModel.of(document).value())
        .orElseThrow()
        .systems()
        .size();
  }

  /** The business types, in the order in which orders take turns. */
  List<String> businessTypes() {
    return policies.stream().map(CompiledPolicy::businessType).toList();
  }

  /** How many systems they have together; one that two policies have counts for each. */
  int systems() {
    return policies.stream().mapToInt(CompiledPolicy::systems).sum();
  }

  private static void write(List<CompiledFile> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path old : list(folder, ".bpmn")) {
      Files.delete(old);
    }
    for (CompiledFile file : files) {
      Files.writeString(folder.resolve(file.name()), file.text());
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
