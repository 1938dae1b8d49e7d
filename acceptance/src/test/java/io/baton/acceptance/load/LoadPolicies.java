package io.baton.acceptance.load;

import io.baton.acceptance.StageSettings;
import io.baton.generator.Compilation;
import io.baton.generator.Compilation.CompiledFile;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.reference.PolicyFile;
import io.baton.sandbox.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The policies of this suite beside {@code retail}, compiled, and the systems that they have. */
final class LoadPolicies {
  private static final Path FOLDER = Path.of("target", "load").toAbsolutePath();

  /** An order that waits for its carrier, which reports as often as it likes. */
  private static final String TRACKED =
      """
      steps
      feedback.system | feedback.status || trigger   | proceed
      "request"       | "received"      || "carrier" |
      "carrier"       | "moving"        ||           |
      "carrier"       | "delivered"     ||           | "end"

      systems
      system    || answers    | deadline
      "carrier" || "feedback" | "P300D"
      """;

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
      PolicyFile.write(policies, "tracked", TRACKED);
      PolicyFile.write(policies, "large", LargePolicy.tables());
      for (CompiledFile file : compile(policies).files()) {
        Files.writeString(processes.resolve(file.name()), file.text());
      }
      Files.writeString(scenarios.resolve("retail.yaml"), untroubled("/scenarios/retail.yaml"));
      // Its carrier takes the call; what it reports, the test says.
      Files.writeString(
          scenarios.resolve("tracked.yaml"),
          "businessType: tracked\nsystems:\n  carrier: {answers: feedback}\n");
      Files.writeString(scenarios.resolve("large.yaml"), LargePolicy.scenario());
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

  /** All goes well, so that each order costs the same. */
  private static String untroubled(String scenario) throws IOException {
    try (InputStream in = Scenarios.class.getResourceAsStream(scenario)) {
      if (in == null) {
        throw new IOException("The sandbox has no " + scenario);
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.substring(0, all.indexOf("\ntroubles:") + 1);
    }
  }
}
