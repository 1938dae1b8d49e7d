package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.PolicyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/** {@code baton explain} as its users see it. */
class ExplainTest {
  private static final Path EXPECTED = Path.of("src/test/resources/golden/explanations");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"retail", "cross-border", "cold-chain"})
  void tellsThePoliciesThatComeWithBaton(String type) throws IOException {
    Path expected = EXPECTED.resolve(type + ".txt");
    assertThat(explain("../policies/" + type + ".dmn")).isZero();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, out.toString());
    }
    assertThat(out.toString()).isEqualTo(Files.readString(expected));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsTheMistakesOfAPolicyThatHasSomeAndExplainsTheOthers() throws IOException {
    Path broken = folder.resolve("broken.dmn");
    Files.writeString(
        broken,
        Files.readString(Path.of("../policies/retail.dmn")).replace("\"warehouse\"", "\"attic\""));
    assertThat(explain(broken.toString(), "../policies/cold-chain.dmn")).isEqualTo(1);
    assertThat(out.toString()).startsWith("冷链配送 (cold-chain)").doesNotContain("broken");
    assertThat(err.toString()).startsWith("error file-name").contains("\n1 error, 0 warnings");
  }

  @Test
  void needsNeitherLabelsNorResultsNorExceptions() {
    Path policy =
        PolicyFile.write(
            folder,
            "small",
            """
            steps
            feedback.system | feedback.status    | order.total | order.gift || trigger | proceed
            "request"       | "received"         | >= 10, null |            || "stock" |
            "request"       | "received"         | < 10        | true       || "stock" |
            "request"       | "received"         | < 10        | false      || "stock" |
            "stock"         | "found", "overdue" |             |            ||         | "end"

            systems
            system  || answers    | deadline  | done
            "stock" || "feedback" | "P1DT12H" | "found"
            """);
    assertThat(explain(policy.toString())).isZero();
    assertThat(out.toString())
        .contains("Every status is normal.")
        .contains("At every node nobody is told anything, and a person decides")
        .contains("if order.total < 10 and order.gift is true, triggers stock (row 2)")
        .containsIgnoringWhitespaces("It is overdue after 1 day and 12 hours of silence.")
        .contains("Triggered by request received (rows 1, 2 and 3).");
  }

  @Test
  void saysWhichFileIsNotThere() {
    assertThat(explain("no-such-type")).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no file or folder no-such-type.")
        .contains("See: baton explain --help");
  }

  private int explain(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "explain";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Baton.run(new PrintWriter(out, true), new PrintWriter(err, true), Ansi.OFF, all);
  }
}
