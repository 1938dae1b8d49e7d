package io.baton.demo;

import io.baton.demo.BatonClient.Answer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Tells what came of asking the application, and makes an exit code of it. */
final class CommandAnswer {

  private static final int DONE = 0;
  private static final int NOT_DONE = 1;

  private CommandAnswer() {}

  /** Asks the application; the answer is one that is no success, or null. */
  @FunctionalInterface
  interface Asking {
    @Nullable Answer ask() throws IOException;
  }

  /** Asks the application about one of several. */
  @FunctionalInterface
  interface AskingOne {
    Answer ask(long id) throws IOException;
  }

  static int of(CommandSpec spec, Asking asking) {
    try {
      Answer answer = asking.ask();
      spec.commandLine().getOut().flush();
      if (answer == null || answer.isSuccess()) {
        return DONE;
      }
      return notDone(spec, answer.problem());
    } catch (IOException e) {
      return notDone(spec, String.valueOf(e.getMessage()));
    }
  }

  static int ofEach(CommandSpec spec, List<Long> ids, String done, AskingOne asking) {
    int code = DONE;
    for (long id : ids) {
      int one =
          of(
              spec,
              () -> {
                Answer answer = asking.ask(id);
                if (answer.isSuccess()) {
                  spec.commandLine().getOut().println(id + " " + done);
                }
                return answer;
              });
      code = Math.max(code, one);
    }
    return code;
  }

  private static int notDone(CommandSpec spec, String problem) {
    spec.commandLine().getErr().println("baton: " + problem);
    spec.commandLine().getErr().flush();
    return NOT_DONE;
  }
}
