package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.generator.PolicyCompiler;
import io.baton.generator.cli.PolicyWatch.Round;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** How {@code baton check --watch} looks, and how it ends. */
class WatchScreenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/diagnostics");
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  @Test
  void clearsTheTerminalBeforeEachRoundButNotWhatWasScrolledAway() throws IOException {
    WatchScreen screen = new WatchScreen(new PrintWriter(out), Ansi.OFF, true);
    screen.show(clean());
    screen.show(clean());
    assertThat(out.toString())
        .startsWith(WatchScreen.CLEAR)
        .containsSubsequence(WatchScreen.CLEAR, "Ctrl-C ends.\n", WatchScreen.CLEAR)
        .doesNotContain("\u001b[3J");
  }

  @Test
  void putsALineBetweenRoundsWhereThereIsNoTerminal() throws IOException {
    WatchScreen screen = new WatchScreen(new PrintWriter(out), Ansi.OFF, false);
    screen.show(clean());
    screen.show(clean());
    assertThat(out.toString())
        .matches("(?s)\\d\\d:.*Ctrl-C ends.\n---\n\\d\\d:.*Ctrl-C ends.\n")
        .doesNotContain("\u001b");
  }

  @Test
  void isGreenYellowOrRed() throws IOException {
    assertThat(lastLine(clean())).startsWith(GREEN + "1 policy: 0 errors, 0 warnings");
    assertThat(lastLine(withWarning(false))).startsWith(YELLOW + "1 policy: 0 errors, 1 warning.");
    assertThat(lastLine(withWarning(true))).startsWith(RED + "1 policy: 0 errors, 1 warning.");
    Round withTrouble = new Round(List.of(), List.of(), List.of("Gone."), 1, clean().found());
    assertThat(lastLine(withTrouble)).startsWith(RED + "1 policy: 0 errors, 0 warnings");
  }

  @Test
  void showsNothingAnyMoreOnceItIsClosed() throws IOException {
    WatchScreen screen = new WatchScreen(new PrintWriter(out), Ansi.OFF, false);
    screen.close();
    screen.show(clean());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void watchesUntilItIsClosed() throws IOException, InterruptedException {
    Path policy = save(GOLDEN.resolve("unhandled-node.noRow/policy.dmn"));
    WatchScreen screen = new WatchScreen(new PrintWriter(out), Ansi.OFF, false);
    PolicyWatch watch = new PolicyWatch(List.of(folder), false, screen);
    Thread watching =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    watch.run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    await().atMost(PATIENCE).until(() -> out.toString().contains("1 policy: 0 errors, 1 warning"));
    Files.writeString(policy, "");
    await().atMost(PATIENCE).until(() -> out.toString().contains("1 policy: 1 error"));
    screen.close();
    watching.join();
    assertThat(out.toString()).endsWith("Ctrl-C ends.\n");
  }

  @Test
  void endsInAWholeLineAndWithoutAWordWhenTheProcessIsAskedTo()
      throws IOException, InterruptedException {
    save(Path.of("../policies/retail.dmn"));
    File told = folder.resolve("out").toFile();
    File errors = folder.resolve("err").toFile();
    Process baton =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Baton.class.getName(),
                "check",
                "--watch",
                folder.toString())
            .redirectOutput(told)
            .redirectError(errors)
            .start();
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> !baton.isAlive() || Files.readString(told.toPath()).endsWith("ends.\n"));
      baton.destroy();
      // As by Ctrl-C, but for the number of the signal: 2 makes it 130.
      assertThat(baton.waitFor()).isEqualTo(128 + 15);
    } finally {
      baton.destroyForcibly();
    }
    assertThat(told).content().contains("1 policy: 0 errors, 0 warnings").endsWith("ends.\n");
    assertThat(errors).isEmpty();
  }

  private Path save(Path policy) throws IOException {
    return Files.copy(policy, folder.resolve(policy.getFileName()));
  }

  private static Round clean() throws IOException {
    return round(Path.of("../policies/retail.dmn"), false);
  }

  private static Round withWarning(boolean isStrict) throws IOException {
    return round(GOLDEN.resolve("unhandled-node.noRow/policy.dmn"), isStrict);
  }

  private static Round round(Path policy, boolean isStrict) throws IOException {
    List<Path> policies = List.of(policy);
    return new Round(policies, List.of(), List.of(), 1, PolicyCompiler.check(policies, isStrict));
  }

  private String lastLine(Round round) {
    out.getBuffer().setLength(0);
    new WatchScreen(new PrintWriter(out), Ansi.ON, true).show(round);
    return out.toString().lines().toList().getLast();
  }
}
