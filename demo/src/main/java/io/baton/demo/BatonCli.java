package io.baton.demo;

import io.baton.generator.cli.Baton;
import io.baton.sandbox.Sandbox;
import io.baton.simulator.cli.Simulate;
import io.baton.simulator.cli.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

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
    subcommands = {
      Demo.class,
      BatonCli.Check.class,
      BatonCli.Explain.class,
      BatonCli.Draw.class,
      Simulate.class,
      Study.class,
      BatonCli.Compile.class,
      DeployCommand.class,
      Sandbox.class,
      OrderCommand.class,
      QuarantineCommand.class,
      Keys.Secret.class,
      Keys.Token.class
    })
public final class BatonCli implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    int code = new CommandLine(new BatonCli()).execute(args);
    // After Ctrl-C the JVM is already shutting down, and to exit again would wait for ever.
    if (code != Demo.STOPPED) {
      System.exit(code);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
  }

  /** The generator's own command line, which also has the help. */
  abstract static class OfGenerator implements Runnable {
    private final String name;

    @Unmatched private List<String> arguments = new ArrayList<>();

    OfGenerator(String name) {
      this.name = name;
    }

    @Override
    public void run() {
      List<String> all = new ArrayList<>(List.of(name));
      all.addAll(arguments);
      Baton.main(all.toArray(String[]::new));
    }
  }

  @Command(
      name = "check",
      description = "Tells what is wrong with policies (DMN), and writes nothing.")
  static final class Check extends OfGenerator {
    Check() {
      super("check");
    }
  }

  @Command(
      name = "explain",
      description =
          "Tells policies (DMN) in sentences: who is triggered when, and how orders can end.")
  static final class Explain extends OfGenerator {
    Explain() {
      super("explain");
    }
  }

  @Command(name = "draw", description = "Draws the processes of policies (DMN) as SVG and PNG.")
  static final class Draw extends OfGenerator {
    Draw() {
      super("draw");
    }
  }

  @Command(name = "compile", description = "Compiles policies (DMN) into processes (BPMN).")
  static final class Compile extends OfGenerator {
    Compile() {
      super("compile");
    }
  }
}
