package io.baton.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.demo.DeadlineClock.Move;
import io.baton.generator.terminal.Ink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiveViewTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, UTF_8);

  @Test
  void writesPlainLinesWhereNothingCanBeRedrawn() {
    LiveView view = new LiveView(out, Ink.PLAIN);

    view.draw(new Progress(10, 6, 3, 1, 0));
    view.moved(new Move(Duration.ofHours(2), 3), Duration.ofHours(10));

    assertThat(written.toString(UTF_8))
        .contains("started 6/10  in flight 2  fulfilled 3  exception 1")
        .contains("clock moved 2 h: 3 orders waited for a silent system (10 h in all)")
        .doesNotContain("\u001b")
        .doesNotContain("\r");
  }

  @Test
  void countsOtherEndsWhereThereAreAny() {
    LiveView view = new LiveView(out, Ink.PLAIN);

    view.draw(new Progress(120, 120, 70, 38, 12));

    assertThat(written.toString(UTF_8)).contains("exception 38  other 12");
  }

  @Test
  void drawsNoLineThatATerminalOf80ColumnsWouldWrap() {
    new LiveView(out, new Ink(true, false, false)).draw(new Progress(500, 500, 300, 100, 10));

    assertThat(written.toString(UTF_8).lines()).allMatch(line -> line.length() < 80);
  }

  @Test
  void redrawsItsTwoLinesOnATerminal() {
    LiveView view = new LiveView(out, new Ink(true, false, true));

    view.draw(new Progress(10, 6, 3, 1, 0));
    view.draw(new Progress(10, 7, 4, 1, 0));

    assertThat(written.toString(UTF_8)).contains("\r\u001b[2K\u001b[1A\u001b[2K");
  }

  @Test
  void tellsNoTimeOfADemoThatIsStoppedBeforeItsFirstOrder() {
    new LiveView(out, Ink.PLAIN).close(new Progress(10, 0, 0, 0, 0));

    assertThat(written.toString(UTF_8)).contains("  0.0 s");
  }

  @ParameterizedTest
  @CsvSource({
    "7200, 2 h",
    "259200, 3 d",
    "5400, 1 h 30 min",
    "20, 20 s",
    "0, 1 s",
    "90060, 1 d 1 h 1 min"
  })
  void saysDurationsAsPeopleDo(long seconds, String words) {
    assertThat(LiveView.inWords(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @Test
  void knowsNoColoursWhereTheyAreNotWanted() {
    System.setProperty("baton.terminal", "true");
    try {
      assertThat(Ink.of(out, Map.of()).colours()).isTrue();
      assertThat(Ink.of(out, Map.of("NO_COLOR", "1"))).isEqualTo(new Ink(true, false, true));
      assertThat(Ink.of(out, Map.of("TERM", "dumb")).terminal()).isFalse();
    } finally {
      System.clearProperty("baton.terminal");
    }
    assertThat(Ink.of(out, Map.of()).terminal()).isFalse();
  }
}
