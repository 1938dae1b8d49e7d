package io.baton.simulator.cli;

import io.baton.generator.PolicyCompiler;
import io.baton.generator.PolicyCompiler.Understood;
import io.baton.generator.cli.DiagnosticText;
import io.baton.generator.cli.PolicyFiles;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.simulator.world.Known;
import io.baton.simulator.world.World;
import io.baton.simulator.world.WorldFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/**
 * What a simulation needs.
 *
 * @param other the policy that the first is compared with
 */
record Inputs(Understood policy, Optional<Understood> other, World world, String worldFile) {

  /** What was named cannot be used; the message says why and what to do. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    private Unusable(String message, int code) {
      super(message);
      this.code = code;
    }

    /** What is named is not there, or is too much. */
    static Unusable wrongUsage(String message) {
      return new Unusable(message, 2);
    }

    static Unusable mistakes(String message) {
      return new Unusable(message, 1);
    }

    /** The exit code. */
    int code() {
      return code;
    }
  }

  static Inputs read(Path named, Optional<Path> against, Optional<Path> worldFile)
      throws IOException, Unusable {
    Understood policy = policy(named);
    Optional<Understood> other =
        against.isPresent() ? Optional.of(policy(against.get())) : Optional.empty();
    String type = policy.policy().businessType();
    String otherType = other.map(o -> o.policy().businessType()).orElse(type);
    if (!otherType.equals(type)) {
      throw Unusable.wrongUsage(
          "%s is a policy of \"%s\", not of \"%s\".%n    Name another version of the same policy."
              .formatted(against.orElseThrow(), otherType, type));
    }
    Path file = worldFile.orElse(Path.of("simulations", type + ".yaml"));
    if (!Files.isRegularFile(file)) {
      throw Unusable.wrongUsage(
          "There is no file "
              + file
              + ", which would say how the systems behave.\n    Write one; docs/analyst.md tells how. Or name another with --world.");
    }
    List<FulfillmentPolicy> policies =
        Stream.concat(Stream.of(policy), other.stream()).map(Understood::policy).toList();
    WorldFile.Read read = WorldFile.read(file, Known.of(policies));
    if (read.world().isEmpty()) {
      throw Unusable.mistakes(String.join("\n", read.problems()));
    }
    return new Inputs(policy, other, read.world().get(), file.toString());
  }

  static Understood policy(Path named) throws IOException, Unusable {
    List<Path> files;
    try {
      files = PolicyFiles.find(List.of(named)).files();
    } catch (PolicyFiles.Unusable e) {
      throw Unusable.wrongUsage(String.valueOf(e.getMessage()));
    }
    if (files.size() != 1) {
      throw Unusable.wrongUsage(named + " has several policies.\n    Name one of them.");
    }
    PolicyCompiler.Read read = PolicyCompiler.read(files);
    if (read.policies().isEmpty()) {
      StringWriter text = new StringWriter();
      DiagnosticText.tell(read.findings(), new PrintWriter(text), Ansi.AUTO);
      throw Unusable.mistakes(text.toString().stripTrailing());
    }
    return read.policies().getFirst();
  }
}
