package io.baton.generator.cli;

import io.baton.generator.Compilation;
import io.baton.generator.PolicyCompiler;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton check}: what is wrong with policies, and nothing is written. */
@Command(
    name = "check",
    description = "Tells what is wrong with policies (DMN), and writes nothing.",
    footer = {
      "",
      "Examples:",
      "  baton check                                    everything in policies/",
      "  baton check --strict policies/retail.dmn       before a merge",
      "  baton check --watch                            while you edit, until Ctrl-C",
      "  baton check --format sarif > policies.sarif    for code scanning",
      "",
      "Every code is explained in docs/diagnostics.md.",
      "",
      "Exit codes: 0 all went well, 1 mistakes in policies, 2 wrong usage,",
      "3 a file could not be read, 130 ended by Ctrl-C."
    })
final class Check implements Callable<Integer> {

  /** How the diagnostics are told. */
  enum Format {
    /** For people. */
    text,
    /** One object with all diagnostics. */
    json,
    /** SARIF 2.1.0, which forges and editors show beside the file. */
    sarif
  }

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;

  @Mixin NamedPolicies named = new NamedPolicies();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of: ${COMPLETION-CANDIDATES}; without it: ${DEFAULT-VALUE}.")
  Format format = Format.text;

  @Option(names = "--strict", description = "Takes warnings for errors.")
  boolean strict;

  @Option(names = "--watch", description = "Stays, and checks again at every save, until Ctrl-C.")
  boolean watch;

  Check(PrintWriter out, PrintWriter err, Ansi ansi) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (watch && format != Format.text) {
      err.println("--watch is for people to read, and --format " + format + " for programs.");
      err.println("Leave out one of them. See: baton check --help");
      return Baton.USAGE;
    }
    Optional<PolicyFiles> found = named.find("check", err);
    if (found.isEmpty()) {
      return Baton.USAGE;
    }
    if (watch) {
      new PolicyWatch(named.policies, strict, new WatchScreen(out, ansi, isTerminal())).run();
      return Baton.STOPPED;
    }
    List<Path> files = found.get().files();
    Compilation checked = PolicyCompiler.check(files, strict);
    switch (format) {
      case text -> tell(checked, files.size());
      case json -> out.println(MachineReport.json(checked));
      case sarif -> out.println(MachineReport.sarif(checked));
    }
    return checked.broken().isEmpty() ? Baton.OK : Baton.MISTAKES;
  }

  /** Only the launcher script can tell: what the JVM itself says differs between versions. */
  private static boolean isTerminal() {
    return Boolean.getBoolean("baton.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  private void tell(Compilation checked, int files) {
    DiagnosticText.found(checked, ansi).forEach(out::println);
    out.println(DiagnosticText.counts(checked, files));
  }
}
