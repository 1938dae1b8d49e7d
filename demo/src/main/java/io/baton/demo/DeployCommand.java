package io.baton.demo;

import io.baton.deployment.EngineDeployment;
import io.baton.deployment.EngineVersions;
import io.baton.deployment.Patience;
import io.baton.deployment.ProcessFile;
import io.baton.deployment.ProcessFolder;
import io.baton.deployment.UnusableProcessesException;
import io.baton.generator.terminal.Ink;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./baton deploy}: brings the processes of a folder into an engine. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Brings the generated processes and their form into a Camunda 8, over gRPC.",
      "",
      "Only what differs from the newest version there becomes a new version. Orders under way stay with"
          + " the version they began with; new orders begin with the newest. So to go back, deploy the"
          + " folder of before: it becomes the newest again.",
      "",
      "The application does the same when it starts, with one exception: what it knows to be older than"
          + " what the engine has, it leaves alone. This command does what it is told.",
      ""
    },
    footer = {
      "",
      "Signing in, where the engine asks for it:",
      "  by password   --user, and CAMUNDA_BASIC_AUTH_PASSWORD or --password-file",
      "  by OIDC       CAMUNDA_CLIENT_ID, CAMUNDA_CLIENT_SECRET,",
      "                CAMUNDA_TOKEN_AUDIENCE, CAMUNDA_TOKEN_SCOPE (if it asks for",
      "                one), CAMUNDA_AUTHORIZATION_SERVER_URL (what gives tokens)",
      "These are environment variables of Camunda's own clients. No secret is taken as",
      "an argument: those are seen by everybody on the machine.",
      "",
      "Examples:",
      "  ./baton compile && ./baton deploy",
      "  ./baton deploy --dry-run",
      "  ./baton deploy release-41/bpmn --address https://engine.example.com --user me",
      "",
      "Exit codes: 0 all is in the engine, 1 it is not (the reason is told), 2 wrong",
      "arguments, 130 stopped by Ctrl-C. What was deployed until then stays; the same",
      "command goes on from there."
    })
final class DeployCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Parameters(
      arity = "0..1",
      paramLabel = "<folder>",
      defaultValue = "bpmn",
      description = "Folder of the processes (${DEFAULT-VALUE}).")
  private Path folder = Path.of("bpmn");

  @Mixin private EngineAccess engine = new EngineAccess();

  @Option(
      names = "--dry-run",
      description =
          "Deploys nothing: reads the folder, signs in, and says which processes the engine has none of."
              + " Whether the others differ, the engine tells only by deploying.")
  private boolean dryRun;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    // What is wrong is told in a line; the libraries' own words would stand between.
    LogManager.getLogManager().reset();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try (CtrlC ctrlC = new CtrlC()) {
      int code = run(err, ctrlC);
      return ctrlC.asked() ? Demo.STOPPED : code;
    } finally {
      err.flush();
    }
  }

  private int run(PrintWriter err, CtrlC ctrlC) throws InterruptedException {
    try {
      List<ProcessFile> files = new ProcessFolder(folder).files();
      List<String> stale = StalePolicies.hints(folder, files);
      stale.forEach(hint -> err.println("baton: " + hint));
      if (!stale.isEmpty()) {
        err.println("baton: Is ./baton compile missing? The folder is deployed as it is.");
      }
      deploy(files, ctrlC);
      return 0;
    } catch (UnusableProcessesException e) {
      err.println("baton: " + e.getMessage() + " " + e.remedy());
    } catch (ClientException | IOException e) {
      err.println("baton: " + engine.problem(e));
    }
    return 1;
  }

  private void deploy(List<ProcessFile> files, CtrlC ctrlC)
      throws InterruptedException, IOException {
    DeploymentTable table = new DeploymentTable(Ink.of(System.out, System.getenv()));
    try (CamundaClient client = engine.connect()) {
      client.newTopologyRequest().send().join();
      EngineDeployment deployment = new EngineDeployment(client, patience(ctrlC));
      for (ProcessFile file : files) {
        if (ctrlC.asked()) {
          return;
        }
        if (dryRun) {
          table.wouldBe(file, new EngineVersions(client));
        } else {
          table.deployed(file, deployment.deploy(file));
        }
      }
    } finally {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      table.lines(files.size(), dryRun).forEach(out::println);
      out.flush();
    }
  }

  /** The engine may be busy, or its leader may be changing. */
  private static Patience patience(CtrlC ctrlC) {
    Instant end = Instant.now().plus(PATIENCE);
    return problem -> {
      ctrlC.await(PAUSE);
      return !ctrlC.asked() && Instant.now().isBefore(end);
    };
  }
}
