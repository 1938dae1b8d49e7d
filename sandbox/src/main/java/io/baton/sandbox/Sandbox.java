package io.baton.sandbox;

import io.baton.sandbox.Journal.Kind;
import io.baton.sandbox.Scenarios.ScenarioException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that runs the simulated fulfillment systems as a server of their own. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Simulates the fulfillment systems of Baton's orders over HTTP.",
      "",
      "A system answers POST /systems/<id>/trigger and /systems/<id>/instruct, and reports statuses to"
          + " <baton>/feedback/<id>. What it does with an order is drawn from the seed and the order's"
          + " id alone: the same seed gives the same ends. Reports are delayed, repeated and out of"
          + " order, and now and then a system is unavailable, as in life.",
      "",
      "How systems behave is data: one YAML file per business type. The built-in ones show how they"
          + " are written (sandbox/src/main/resources/scenarios/, retail.yaml first). All types are"
          + " served at once: a system that two of them have does for each order what its type says.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baton sandbox                          port 8090, reports to port 8080",
      "  ./baton sandbox --seed 7 --speed 10      other fates, ten times faster",
      "  ./baton sandbox --scenarios my-systems/  your own systems",
      "  ./baton sandbox --secrets baton.yaml     systems that sign what they report",
      "",
      "Exit codes: 0 stopped, 1 cannot start, 2 wrong arguments, 130 stopped by Ctrl-C."
    })
public final class Sandbox implements Callable<Integer> {

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8090",
      description = "Port to listen on (${DEFAULT-VALUE}; 0: any free one).")
  private int port;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Decides what happens to every order (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--baton",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where Baton's application takes feedback (${DEFAULT-VALUE}).")
  private URI baton = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--scenarios",
      paramLabel = "<folder>",
      description = "Folder of scenarios, *.yaml (the built-in ones).")
  private @Nullable Path scenarios;

  @Option(
      names = "--secrets",
      paramLabel = "<file>",
      description =
          "File with which Baton's application is configured (YAML, baton.reporters.<system>.secrets):"
              + " the systems sign with its secrets (they do not sign).")
  private @Nullable Path secrets;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description = "How many times faster than the scenarios say (${DEFAULT-VALUE}).")
  private double speed;

  @Spec private @Nullable CommandSpec spec;

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Sandbox()).execute(args));
  }

  @Override
  public Integer call() {
    CommandLine command = java.util.Objects.requireNonNull(spec).commandLine();
    PrintWriter out = command.getOut();
    SandboxSettings settings;
    try {
      Scenarios found = scenarios == null ? Scenarios.builtIn() : Scenarios.ofFolder(scenarios);
      Secrets signing = secrets == null ? Secrets.none() : Secrets.ofFile(secrets);
      settings = new SandboxSettings(host, port, seed, baton, found, signing, speed);
    } catch (ScenarioException | IllegalArgumentException e) {
      command.getErr().println(e.getMessage());
      return 2;
    } catch (IOException e) {
      command.getErr().println("cannot read " + e.getMessage());
      return 2;
    }
    try (SandboxServer server = SandboxServer.start(settings)) {
      out.printf(
          "Simulated systems of %s at http://%s:%d/systems/<id>, seed %d. They report to %s. Ctrl-C stops.%n",
          String.join(", ", settings.scenarios().businessTypes()),
          host,
          server.port(),
          seed,
          baton);
      out.flush();
      tellOfRefusals(server, command.getErr());
      waitForCtrlC(server, out);
      return 0;
    } catch (IOException e) {
      command.getErr().printf("cannot listen at %s:%d: %s%n", host, port, e.getMessage());
      return 1;
    }
  }

  /** Without that nobody would know why no order goes on. */
  private static void tellOfRefusals(SandboxServer server, PrintWriter err) {
    AtomicBoolean told = new AtomicBoolean();
    server
        .journal()
        .listen(
            entry -> {
              boolean refused =
                  entry.kind() == Kind.ANSWERED && Set.of("401", "403").contains(entry.text());
              if (refused && told.compareAndSet(false, true)) {
                err.printf(
                    "Baton lets %s not in (HTTP %s). --secrets names the file with the secrets that"
                        + " Baton has; they try again for a while.%n",
                    entry.system(), entry.text());
                err.flush();
              }
            });
  }

  /** Waits for the JVM's shutdown, which a signal begins, and tells what happened meanwhile. */
  private static void waitForCtrlC(SandboxServer server, PrintWriter out) {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              asked.countDown();
              try {
                told.await(10, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      asked.await();
      tell(server.journal(), out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      told.countDown();
    }
  }

  private static void tell(Journal journal, PrintWriter out) {
    for (String system : journal.systems()) {
      out.printf(
          "%-14s triggered %d, instructed %d, reported %d, repeated %d, given up %d%n",
          system,
          journal.count(system, Kind.TRIGGERED),
          journal.count(system, Kind.INSTRUCTED),
          journal.count(system, Kind.REPORTED),
          journal.count(system, Kind.REPORT_REPEATED),
          journal.count(system, Kind.UNDELIVERED));
    }
    out.flush();
  }
}
