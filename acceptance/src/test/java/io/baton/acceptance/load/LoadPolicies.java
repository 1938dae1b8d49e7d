package io.baton.acceptance.load;

import io.baton.acceptance.StageSettings;
import io.baton.generator.Compilation;
import io.baton.generator.Compilation.CompiledFile;
import io.baton.generator.PolicyCompiler;
import io.baton.sandbox.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The policies of this suite beside {@code retail}, compiled, and the systems that they have. */
final class LoadPolicies {
  private static final Path FOLDER = Path.of("target", "load").toAbsolutePath();

  private LoadPolicies() {}

  /** A stage that has them. */
  static StageSettings on(StageSettings settings) {
    try {
      Path policies = Files.createDirectories(FOLDER.resolve("policies"));
      Path processes = Files.createDirectories(FOLDER.resolve("processes"));
      Path scenarios = Files.createDirectories(FOLDER.resolve("scenarios"));
      Files.writeString(
          policies.resolve("retail.dmn"),
          Files.readString(settings.policies().resolve("retail.dmn")));
      Files.writeString(policies.resolve("tracked.dmn"), PolicyText.tracked().xml());
      Files.writeString(policies.resolve("large.dmn"), PolicyText.large().xml());
      for (CompiledFile file : compile(policies).files()) {
        Files.writeString(processes.resolve(file.name()), file.text());
      }
      Files.writeString(scenarios.resolve("retail.yaml"), builtIn("/scenarios/retail.yaml"));
      Files.writeString(scenarios.resolve("tracked.yaml"), tracked());
      Files.writeString(scenarios.resolve("large.yaml"), large());
      return settings.with(policies, processes, Scenarios.ofFolder(scenarios));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Compilation compile(Path policies) throws IOException {
    try (Stream<Path> files = Files.list(policies)) {
      List<Path> all = files.sorted().toList();
      Compilation compilation = PolicyCompiler.compile(all, Set.of());
      if (!compilation.broken().isEmpty()) {
        throw new IllegalStateException(compilation.diagnostics().toString());
      }
      return compilation;
    }
  }

  private static String builtIn(String scenario) throws IOException {
    try (InputStream in = Scenarios.class.getResourceAsStream(scenario)) {
      if (in == null) {
        throw new IOException("The sandbox has no " + scenario);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** Its carrier takes the call; what it reports, the test says. */
  private static String tracked() {
    return """
        businessType: tracked
        systems:
          carrier: {answers: feedback}
        """;
  }

  private static String large() {
    StringBuilder yaml = new StringBuilder("businessType: large\nsystems:\n");
    for (int lane = 0; lane < PolicyText.LANES; lane++) {
      for (int place = 0; place < PolicyText.LENGTH; place++) {
        yaml.append(
            "  %s: {answers: %s, statuses: [{status: done}], instructions: {cancel: {answer: accepted}}}%n"
                .formatted(PolicyText.system(lane, place), place % 2 == 0 ? "reply" : "feedback"));
      }
    }
    return yaml.toString();
  }
}
