package io.baton.generator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of every command that reads policies. */
final class NamedPolicies {

  @Parameters(
      paramLabel = "POLICY",
      arity = "0..*",
      defaultValue = "policies",
      description =
          "Policy files (*.dmn), folders of them, or business types, such as retail for"
              + " policies/retail.dmn; without any: ${DEFAULT-VALUE}.")
  List<Path> policies = List.of();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  /** The files that are named; empty, and told, if they can't be used. */
  Optional<PolicyFiles> find(String command, PrintWriter err) throws IOException {
    try {
      return Optional.of(PolicyFiles.find(policies));
    } catch (PolicyFiles.Unusable e) {
      err.println(e.getMessage());
      err.println("See: baton " + command + " --help");
      return Optional.empty();
    }
  }
}
