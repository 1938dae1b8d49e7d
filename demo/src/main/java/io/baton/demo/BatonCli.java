package io.baton.demo;

import io.baton.sandbox.Sandbox;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import org.jspecify.annotations.Nullable;

/** The one main behind {@code ./baton}. */
@Command(
    name = "baton",
    mixinStandardHelpOptions = true,
    version = "Baton 0.1.0",
    synopsisSubcommandLabel = "<command>",
    description = {
      "Compiles order fulfillment policies into processes for Camunda 8, and runs them.",
      ""
    },
    footer = {"", "./baton <command> --help tells more."},
    subcommands = {Demo.class, Sandbox.class})
public final class BatonCli implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    int code = new CommandLine(new BatonCli()).execute(args);
    // After Ctrl-C the JVM is already shutting down, and to exit again would wait for ever.
    if (code != 130) {
      System.exit(code);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "Missing command");
  }
}
