package io.baton.demo;

import io.baton.generator.terminal.Ink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that shows Baton at work. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows Baton at work, from policy tables to finished orders, with nothing but a JDK.",
      "",
      "It compiles the policies, starts an embedded Zeebe engine, simulated fulfillment systems and"
          + " Baton's application, starts orders of every business type over gRPC, and follows each"
          + " one to its end. The systems answer, refuse, stay silent and repeat themselves by a plan"
          + " drawn from the seed: the same seed gives the same ends.",
      "",
      "Deadlines are hours long. When every order in flight only waits for a silent system, the demo"
          + " moves the engine's clock to the next deadline, and says so. Where a person has to"
          + " decide, every second order goes on, the others are ended.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baton demo                          orders of all business types",
      "  ./baton demo --type cold-chain        only those of one",
      "  ./baton demo --orders 500 --seed 8    more orders, other fates",
      "  ./baton demo --rate 0                 as fast as they fit",
      "  ./baton demo --keep                   stay up afterwards to look around",
      "",
      "Set NO_COLOR to get no colours.",
      "",
      "Exit codes: 0 every order reached an end, 1 some did not or the demo could",
      "not run, 2 wrong arguments, 130 stopped by Ctrl-C."
    })
public final class Demo implements Callable<Integer> {

  /** Exit code after Ctrl-C. */
  static final int STOPPED = 130;

  @Option(
      names = "--orders",
      paramLabel = "<count>",
      defaultValue = "90",
      description =
          "How many orders are started (${DEFAULT-VALUE}; each takes about 3 MB of memory).")
  private int orders;

  @Option(
      names = "--seed",
      paramLabel = "<number>",
      defaultValue = "7",
      description = "Decides the orders and their fates (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--type",
      paramLabel = "<type,...>",
      hideParamSyntax = true,
      split = ",",
      description =
          "Business types whose policies the orders follow, in turn (all that there are simulated"
              + " systems for).")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--rate",
      paramLabel = "<per second>",
      defaultValue = "20",
      description = "Orders started per second at most (${DEFAULT-VALUE}; 0: as many as fit).")
  private double rate;

  @Option(
      names = "--in-flight",
      paramLabel = "<count>",
      defaultValue = "100",
      description = "Orders in flight at most (${DEFAULT-VALUE}).")
  private int inFlight;

  @Option(
      names = "--policies",
      paramLabel = "<folder>",
      defaultValue = "policies",
      description = "Folder of the policies (${DEFAULT-VALUE}).")
  private Path policies = Path.of("policies");

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      defaultValue = "target/demo",
      description = "Where the generated processes and the log go (${DEFAULT-VALUE}).")
  private Path out = Path.of("target/demo");

  @Option(
      names = "--keep",
      description = "Keep engine, systems and application up after the summary, until Ctrl-C.")
  private boolean keep;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    DemoSettings settings = settings();
    PrintStream screen = System.out;
    Ink ink = Ink.of(screen, System.getenv());
    try (CtrlC ctrlC = new CtrlC()) {
      return run(settings, new LiveView(screen, ink), ink, ctrlC);
    } catch (DemoFailure | IOException e) {
      System.err.println(e.getMessage());
      tellCause(e.getCause());
      return 1;
    }
  }

  /** What was asked for on the command line. */
  DemoSettings settings() {
    require(orders >= 1 && orders <= 10_000, "--orders is between 1 and 10000");
    require(inFlight >= 1 && inFlight <= 10_000, "--in-flight is between 1 and 10000");
    require(rate >= 0 && Double.isFinite(rate), "--rate is 0 or more");
    return new DemoSettings(orders, seed, types, rate, inFlight, policies, out, keep);
  }

  private static int run(DemoSettings settings, LiveView view, Ink ink, CtrlC ctrlC)
      throws DemoFailure, IOException, InterruptedException {
    Files.createDirectories(settings.out());
    Logs.toFile(settings.log());
    view.say(
        ink.strong("Baton demo")
            + ": "
            + settings.orders()
            + " orders on an embedded Zeebe engine, seed "
            + settings.seed());
    CompiledPolicies compiled = CompiledPolicies.of(settings);
    compiled.policies().forEach(p -> view.say("  " + p.file() + " -> " + p.diagram()));
    try (DemoStack stack = start(settings)) {
      view.say(
          "  "
              + compiled.systems()
              + " simulated systems at "
              + stack.systems()
              + ", application at "
              + stack.application().address());
      DemoRun demo =
          new DemoRun(
              settings, compiled, stack.engine(), stack.sandbox(), stack.client(), view, ctrlC);
      Summary summary = demo.run();
      SummaryText.lines(summary, ink).forEach(view::say);
      if (!summary.allEnded()) {
        view.say("The log: " + settings.log());
      }
      if (settings.keep() && !ctrlC.asked()) {
        view.say(
            "All stays up until Ctrl-C: start orders over gRPC at "
                + stack.engine().address()
                + ", report to "
                + stack.application().address()
                + "/feedback/<system>.");
        ctrlC.await();
      }
      return ctrlC.asked() ? STOPPED : summary.allEnded() ? 0 : 1;
    }
  }

  private static DemoStack start(DemoSettings settings) throws DemoFailure {
    try {
      return new DemoStack(settings);
    } catch (IOException | RuntimeException e) {
      throw new DemoFailure("The demo cannot start; more is in " + settings.log() + ".", e);
    }
  }

  /** Only the first line: an engine that refuses a process tells all of the process. */
  private static void tellCause(@Nullable Throwable cause) {
    if (cause != null) {
      String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
      System.err.println("  because: " + message);
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), otherwise);
    }
  }
}
