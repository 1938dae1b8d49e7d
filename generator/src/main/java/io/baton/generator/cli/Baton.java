package io.baton.generator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/**
 * The generator's command line.
 *
 * <p>Exit codes: 0 all went well, 1 mistakes in policies, 2 wrong usage, 3 a file could not be read
 * or written, 130 ended by Ctrl-C.
 */
@Command(name = "baton", description = "Order fulfillment policies as processes for Camunda 8.")
public final class Baton {

  static final int OK = 0;
  static final int MISTAKES = 1;
  static final int USAGE = 2;
  static final int IO = 3;
  static final int STOPPED = 130;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  /** Ends the JVM with the exit code. */
  public static void main(String[] args) {
    // Nothing is logged here; without this SLF4J says so on every run.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
    PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
    System.exit(run(out, err, Ansi.AUTO, args));
  }

  /** Runs a command line and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, Ansi ansi, String... args) {
    return new CommandLine(new Baton())
        .addSubcommand(new Check(out, err, ansi))
        .addSubcommand(new Explain(out, err, ansi))
        .addSubcommand(new Compile(out, err, ansi))
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setExecutionExceptionHandler(Baton::failed)
        .execute(args);
  }

  /** Told in a sentence when a file was the trouble; all else is a defect and shows its trace. */
  private static int failed(
      Exception exception, CommandLine commandLine, CommandLine.ParseResult parsed)
      throws Exception {
    Exception cause =
        exception instanceof UncheckedIOException unchecked ? unchecked.getCause() : exception;
    if (!(cause instanceof IOException)) {
      throw exception;
    }
    String kind = cause.getClass().getSimpleName();
    commandLine.getErr().println("Cannot read or write " + cause.getMessage() + " (" + kind + ").");
    return IO;
  }
}
