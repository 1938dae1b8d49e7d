package io.baton.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.demo.BatonClient.Answer;
import io.baton.generator.terminal.Ink;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./baton quarantine}: feedback that nobody could act upon, and what becomes of it. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "<command>",
    description = {
      "Feedback that nobody could act upon: of a system or with a status that no policy knows, for an"
          + " order that never started or never called its system. It waits for you.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baton quarantine list",
      "  ./baton quarantine replay 17 18      after you have corrected the policy, or the order has started",
      "  ./baton quarantine drop 19           nobody will miss it",
      "",
      "Exit codes: 0 done, 1 not done (the reason is told), 2 wrong arguments."
    },
    subcommands = {
      QuarantineCommand.Show.class,
      QuarantineCommand.Replay.class,
      QuarantineCommand.Drop.class
    })
final class QuarantineCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists what is in quarantine, oldest first, and what can be done about each.")
  static final class Show implements Callable<Integer> {

    @Mixin private BatonClient baton = new BatonClient();

    @Option(names = "--json", description = "As the application answers, one entry per line.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      return CommandAnswer.of(spec, () -> list(out));
    }

    private @Nullable Answer list(PrintWriter out) throws IOException {
      String after = "0";
      boolean any = false;
      while (true) {
        Answer page = baton.get("/quarantine?after=" + after);
        if (!page.isSuccess()) {
          return page;
        }
        for (JsonNode entry : page.json().path("entries")) {
          any = true;
          out.println(json ? entry.toString() : text(entry));
        }
        if (!page.json().hasNonNull("next")) {
          if (!any && !json) {
            out.println("Nothing is in quarantine.");
          }
          return null;
        }
        after = page.json().path("next").asText();
      }
    }

    private static String text(JsonNode entry) {
      Ink ink = Ink.of(System.out, System.getenv());
      return "%s  order %s, %s reported %s (event %s)%n    %s %s%n    %s"
          .formatted(
              ink.strong(entry.path("id").asText()),
              entry.path("orderId").asText(),
              entry.path("system").asText(),
              entry.path("feedback").path("status").asText(),
              entry.path("feedback").path("eventId").asText(),
              ink.note(entry.path("problem").asText()),
              entry.path("remedy").asText(),
              ink.faint("came " + entry.path("receivedAt").asText()));
    }
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = "Delivers feedback to its order after all.")
  static final class Replay implements Callable<Integer> {

    @Mixin private BatonClient baton = new BatonClient();

    @Parameters(arity = "1..*", paramLabel = "<id>", description = "As the list has it.")
    private List<Long> ids = List.of();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      return CommandAnswer.ofEach(
          Objects.requireNonNull(spec),
          ids,
          "replayed",
          id -> baton.post("/quarantine/" + id + "/replay"));
    }
  }

  @Command(
      name = "drop",
      mixinStandardHelpOptions = true,
      description =
          "Takes feedback out for good. Its event stays known: sent again, it is a duplicate.")
  static final class Drop implements Callable<Integer> {

    @Mixin private BatonClient baton = new BatonClient();

    @Parameters(arity = "1..*", paramLabel = "<id>", description = "As the list has it.")
    private List<Long> ids = List.of();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      return CommandAnswer.ofEach(
          Objects.requireNonNull(spec), ids, "dropped", id -> baton.delete("/quarantine/" + id));
    }
  }
}
