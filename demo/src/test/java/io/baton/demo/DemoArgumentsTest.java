package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class DemoArgumentsTest {

  @Test
  void hasGoodDefaults() {
    assertThat(settings())
        .isEqualTo(
            new DemoSettings(
                90, 7, List.of(), 20, 100, Path.of("policies"), Path.of("target/demo"), false));
  }

  @Test
  void takesWhatIsAskedFor() {
    assertThat(
            settings(
                "--orders",
                "5",
                "--seed",
                "-3",
                "--type",
                "toys,books",
                "--type",
                "lamps",
                "--rate",
                "0.5",
                "--in-flight",
                "2",
                "--policies",
                "p",
                "--out",
                "o",
                "--keep"))
        .isEqualTo(
            new DemoSettings(
                5,
                -3,
                List.of("toys", "books", "lamps"),
                0.5,
                2,
                Path.of("p"),
                Path.of("o"),
                true));
  }

  @ParameterizedTest
  @CsvSource({
    "--orders, 0, --orders is between",
    "--orders, many, Invalid value for option '--orders'",
    "--rate, -1, --rate is 0 or more",
    "--rate, NaN, --rate is 0 or more",
    "--in-flight, 0, --in-flight is between"
  })
  void refusesWhatCannotBe(String option, String value, String message) {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new BatonCli()).setErr(new PrintWriter(err)).execute("demo", option, value);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void helpTeaches() {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new BatonCli()).setOut(new PrintWriter(out)).execute("demo", "--help");

    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("--orders", "--seed", "./baton demo --orders 500", "NO_COLOR", "Exit codes");
  }

  @Test
  void namesItsCommands() {
    StringWriter out = new StringWriter();
    new CommandLine(new BatonCli()).setOut(new PrintWriter(out)).execute("--help");

    assertThat(out.toString()).contains("demo", "compile", "sandbox");
  }

  private static DemoSettings settings(String... args) {
    Demo demo = new Demo();
    new CommandLine(demo).parseArgs(args);
    return demo.settings();
  }
}
