package io.baton.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.PolicyCompiler;
import io.baton.generator.PolicyCompiler.Understood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorldFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"retail", "cross-border", "cold-chain"})
  void theCommittedWorldsFitTheirPolicies(String type) throws IOException {
    WorldFile.Read read = WorldFile.read(Path.of("..", "simulations", type + ".yaml"), known(type));

    assertThat(read.problems()).isEmpty();
    assertThat(read.world()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "businessType: retail | businessType: retial | :5:15: The file is for \"retial\"",
        "  inventory: |   inventroy: | Did you mean \"inventory\"?",
        "status: reserved | status: reservd | Did you mean \"reserved\"?",
        "share: 3% | share: 103% | is no share",
        "- share: rest | - share: 90% | The shares are 91.5 % together.",
        "after: {from: 1m, to: 2d} | after: {from: 1m} | It is not clear how chance draws this.",
        "after: {from: 1m, to: 2d} | after: 3 weeks | is no duration",
        "median: 200ms, p95: 2s | median: 2s, p95: 1s | cannot be a median",
        "perDay: 2400 | perDay: 0 | No orders come.",
        "perDay: 2400 | perDay: 1e99 | This is no number.",
        "    cost: 0.02 |     costs: 0.02 | Did you mean \"cost\"?",
        "trace: | trase: | The policy tells nobody to \"trase\".",
      })
  void everyMistakeIsToldWithItsPlaceAndWhatToDo(String right, String wrong, String told)
      throws IOException {
    String text = Files.readString(Path.of("..", "simulations", "retail.yaml"));
    assertThat(text).contains(right);

    List<String> problems = problems(text.replaceFirst(Pattern.quote(right), wrong));

    assertThat(problems).isNotEmpty();
    assertThat(String.join("\n", problems)).contains(told);
    assertThat(problems)
        .allMatch(problem -> problem.matches("(?s)retail.yaml(:\\d+:\\d+)?: .+\n    .+"));
  }

  @Test
  void aSystemOfWhichNothingIsSaidIsTold() throws IOException {
    assertThat(problems("businessType: retail\nsystems: {}\n"))
        .hasSize(8)
        .anyMatch(problem -> problem.contains("Nothing is said about the system \"warehouse\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "- a\n- b\n", "systems: [1, 2]", "a: &a [*a, *a]", "? [x]\n: y\n", "\u0001"})
  void whatIsNoWorldIsToldAndNothingElseHappens(String text) throws IOException {
    assertThat(problems(text)).isNotEmpty();
  }

  private static List<String> problems(String text) throws IOException {
    return WorldFile.read("retail.yaml", text, known("retail")).problems();
  }

  private static Known known(String type) throws IOException {
    Understood policy =
        PolicyCompiler.read(List.of(Path.of("..", "policies", type + ".dmn")))
            .policies()
            .getFirst();
    return Known.of(List.of(policy.policy()));
  }
}
