package io.baton.benchmark;

import io.baton.benchmark.records.BudgetCommand;
import io.baton.benchmark.records.RecordsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The main class behind {@code ./baton benchmark}. */
@Command(
    name = "baton benchmark",
    mixinStandardHelpOptions = true,
    description = "Measures Baton, beside what one would have instead of it.",
    subcommands = {RecordsCommand.class, BudgetCommand.class})
public final class BenchmarkCommand {

  BenchmarkCommand() {}

  /** Runs a measurement and exits with its code. */
  public static void main(String[] args) {
    System.setProperty("slf4j.internal.verbosity", "ERROR"); // The engine logs; nobody listens.
    System.exit(new CommandLine(new BenchmarkCommand()).execute(args));
  }
}
