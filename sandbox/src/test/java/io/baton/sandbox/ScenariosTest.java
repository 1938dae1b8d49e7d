package io.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.sandbox.Scenarios.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScenariosTest {

  private static final String GOOD =
      """
      businessType: toys
      systems:
        desk: {answers: feedback, statuses: [{status: opened}]}
        stock: {answers: reply, statuses: [{status: reserved}]}
      troubles:
        - {name: late, share: 10, system: desk, instead: opened, status: late}
      """;

  @Test
  void readsEveryScenarioOfAFolder(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("toys.yaml"), GOOD);

    assertThat(Scenarios.ofFolder(folder).businessTypes()).containsExactly("toys");
  }

  @Test
  void saysWhenAFolderHasNone(@TempDir Path folder) {
    assertThatThrownBy(() -> Scenarios.ofFolder(folder))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("no scenario");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          system: desk      | system: disk         | there is no system disk
          instead: opened   | instead: shut        | desk has no status shut
          share: 10         | share: 110           | no percentage
          answers: feedback | answers: fax         | line 3
          name: late        | nome: late           | line 6
          {status: opened}  | {status: ''}         | a status without a text
          ', status: late'  | ', http: 1, system: stock, instead: reserved' | toys.yaml
          """)
  void namesTheFileAndWhatIsWrong(String good, String bad, String message) {
    assertThatThrownBy(
            () ->
                Scenarios.read(
                    GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad), "toys.yaml"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("toys.yaml")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"20..80 ms, 20, 80", "1..3 s, 1000, 3000", "50 ms, 50, 50", "2s, 2000, 2000"})
  void readsDelays(String text, long least, long most) {
    assertThat(DelayRange.parse(text))
        .isEqualTo(new DelayRange(Duration.ofMillis(least), Duration.ofMillis(most)));
  }

  @ParameterizedTest
  @CsvSource({"80..20 ms", "soon", "5", "2 h", "9999999 s"})
  void refusesWhatIsNoDelay(String text) {
    assertThatThrownBy(() -> DelayRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
