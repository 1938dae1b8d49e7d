package io.baton.simulator.cli;

import io.baton.generator.PolicyCompiler.Understood;
import io.baton.generator.terminal.Ink;
import io.baton.simulator.life.Rules;
import io.baton.simulator.report.Changes;
import io.baton.simulator.report.ChangesText;
import io.baton.simulator.report.Comparison;
import io.baton.simulator.report.Findings;
import io.baton.simulator.report.HtmlReport;
import io.baton.simulator.report.JsonReport;
import io.baton.simulator.report.TextReport;
import io.baton.simulator.run.Figures;
import io.baton.simulator.run.Simulation;
import io.baton.simulator.run.Way;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./baton simulate}: what a policy would do to thousands of orders. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lets thousands of imagined orders live by a policy, and tells what becomes of them.",
      "",
      "How the systems behave is described in simulations/<business type>.yaml. Beside the policy, the"
          + " same orders are dispatched to all systems at once, and to one after another.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baton simulate retail",
      "  ./baton simulate retail --orders 100000 --seed 7 --html retail.html",
      "  ./baton simulate retail --against drafts/retail.dmn",
      "",
      "Exit codes: 0 all went well, 1 mistakes in the policy or the world,",
      "2 wrong usage, 3 a file could not be read or written, 130 stopped by Ctrl-C."
    })
public final class Simulate implements Callable<Integer> {
  /** All figures of so many fit into the memory of a laptop. */
  private static final int MOST_ORDERS = 2_000_000;

  private static final int IO = 3;

  @Parameters(
      paramLabel = "POLICY",
      description =
          "A policy file (*.dmn), or a business type, such as retail for policies/retail.dmn.")
  private Path policy = Path.of("");

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "How the systems behave; else simulations/<business type>.yaml.")
  private Optional<Path> world = Optional.empty();

  @Option(
      names = "--against",
      paramLabel = "POLICY",
      description =
          "Another version of the policy: tells what changes for the same orders, and how sure that is.")
  private Optional<Path> against = Optional.empty();

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many orders (${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Decides all that chance decides: the same seed, the same report (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with plots, too.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures as JSON, too.")
  private Optional<Path> json = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  private final PrintStream out;
  private final PrintStream err;

  public Simulate() {
    this(System.out, System.err);
  }

  Simulate(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    Ink ink = Ink.of(out, System.getenv());
    try {
      requireOrders();
      Inputs inputs = Inputs.read(policy, against, world);
      Simulation simulation = simulation(inputs.policy(), inputs);
      Findings findings =
          findings(inputs.policy(), inputs, simulation, EnumSet.allOf(Way.class), ink);
      Optional<Comparison> comparison = Optional.empty();
      if (inputs.other().isPresent()) {
        Understood other = inputs.other().get();
        Simulation otherwise = simulation(other, inputs);
        Findings then = findings(other, inputs, otherwise, EnumSet.of(Way.STAGED), ink);
        comparison = Optional.of(Comparison.of(findings, simulation, then, otherwise));
      }
      comparison
          .map(found -> ChangesText.lines(found, ink))
          .orElseGet(() -> TextReport.lines(findings, ink))
          .forEach(out::println);
      if (html.isPresent()) {
        Files.writeString(html.get(), HtmlReport.page(findings, comparison));
      }
      if (json.isPresent()) {
        Files.writeString(json.get(), JsonReport.text(findings, comparison));
      }
      return 0;
    } catch (Inputs.Unusable e) {
      err.println(e.getMessage());
      return e.code();
    } catch (IOException e) {
      err.println(
          "Cannot read or write " + e.getMessage() + " (" + e.getClass().getSimpleName() + ").");
      return IO;
    }
  }

  private void requireOrders() {
    int fewest = against.isPresent() ? Changes.FEWEST_ORDERS : 1;
    if (orders < fewest || orders > MOST_ORDERS) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--orders %d: choose from %d to %,d%s."
              .formatted(
                  orders, fewest, MOST_ORDERS, against.isPresent() ? " with --against" : ""));
    }
  }

  private Simulation simulation(Understood understood, Inputs inputs) {
    return new Simulation(new Rules(understood.policy()), inputs.world(), seed);
  }

  private Findings findings(
      Understood understood, Inputs inputs, Simulation simulation, Set<Way> ways, Ink ink)
      throws InterruptedException {
    long start = System.nanoTime();
    Map<Way, Figures> figures =
        simulation.run(
            orders,
            ways,
            lived -> {
              if (ink.terminal()) {
                err.printf("\r  %,d of %,d orders", lived, orders);
              }
            });
    double seconds = (System.nanoTime() - start) / 1e9;
    err.printf("%s%,d orders in %.1f s%n", ink.terminal() ? "\r" : "", orders, seconds);
    return new Findings(understood, inputs.world(), inputs.worldFile(), seed, orders, figures);
  }
}
