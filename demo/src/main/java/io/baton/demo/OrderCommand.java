package io.baton.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.demo.BatonClient.Answer;
import io.baton.generator.terminal.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code ./baton order}: starts, shows and cancels an order of a running application. */
@Command(
    name = "order",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "<command>",
    description = {"Starts, shows and cancels an order of a running application.", ""},
    footer = {
      "",
      "Examples:",
      "  ./baton order start 4711 retail order.json",
      "  ./baton order show 4711",
      "  ./baton order cancel 4711",
      "",
      "Exit codes: 0 done, 1 not done (the reason is told), 2 wrong arguments."
    },
    subcommands = {OrderCommand.Start.class, OrderCommand.Show.class, OrderCommand.Cancel.class})
final class OrderCommand implements Runnable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
  }

  @Command(
      name = "start",
      mixinStandardHelpOptions = true,
      description = "Starts an order. Done twice with the same content, it is the same order.")
  static final class Start implements Callable<Integer> {

    @Mixin private BatonClient baton = new BatonClient();

    @Parameters(index = "0", paramLabel = "<order id>", description = "Used once.")
    private String orderId = "";

    @Parameters(index = "1", paramLabel = "<business type>", description = "Such as retail.")
    private String businessType = "";

    @Parameters(
        index = "2",
        paramLabel = "<file>",
        arity = "0..1",
        description = "The order, a JSON object ({} if there is none).")
    private @Nullable Path file;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CommandSpec command = Objects.requireNonNull(spec);
      return CommandAnswer.of(command, () -> start(command));
    }

    private Answer start(CommandSpec command) throws IOException {
      ObjectNode request = MAPPER.createObjectNode();
      request.put("orderId", orderId).put("businessType", businessType);
      request.set("order", order(file));
      Answer answer = baton.post("/orders", request);
      if (answer.isSuccess()) {
        command
            .commandLine()
            .getOut()
            .println(
                answer.status() == 201 ? orderId + " started" : orderId + " was started before");
      }
      return answer;
    }

    private static JsonNode order(@Nullable Path file) throws IOException {
      if (file == null) {
        return MAPPER.createObjectNode();
      }
      try {
        return MAPPER.readTree(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new IOException("The file " + file + " cannot be read as JSON.", e);
      }
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description =
          "Tells an order's story so far: what was triggered, reported and recalled, and why.")
  static final class Show implements Callable<Integer> {

    @Mixin private BatonClient baton = new BatonClient();

    @Parameters(paramLabel = "<order id>")
    private String orderId = "";

    @Option(names = "--json", description = "As the application answers.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CommandSpec command = Objects.requireNonNull(spec);
      return CommandAnswer.of(
          command,
          () -> {
            Answer answer = baton.get("/orders/" + BatonClient.piece(orderId));
            if (answer.isSuccess()) {
              StoryText story = new StoryText(Ink.of(System.out, System.getenv()));
              command
                  .commandLine()
                  .getOut()
                  .println(json ? answer.json().toPrettyString() : story.of(answer.json()));
            }
            return answer;
          });
    }
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Cancels an order the way its policy has it: who was triggered is recalled.")
  static final class Cancel implements Callable<Integer> {

    @Mixin private BatonClient baton = new BatonClient();

    @Parameters(paramLabel = "<order id>")
    private String orderId = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CommandSpec command = Objects.requireNonNull(spec);
      return CommandAnswer.of(
          command,
          () -> {
            Answer answer = baton.post("/orders/" + BatonClient.piece(orderId) + "/cancel");
            if (answer.isSuccess()) {
              command.commandLine().getOut().println(orderId + ": the cancellation is on its way");
            }
            return answer;
          });
    }
  }
}
