package io.baton.generator.cli;

import io.baton.generator.cli.PolicyWatch.Round;
import io.baton.generator.diagnostic.Diagnostic.Severity;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Shows the rounds of {@code baton check --watch}: each on a clear terminal, elsewhere in a row.
 */
final class WatchScreen {

  /** To the top, and clear what is visible; what was scrolled away can still be read. */
  static final String CLEAR = "\u001b[H\u001b[2J";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** More than that would fill the line, and nobody would read them. */
  private static final int NAMES = 3;

  private final PrintWriter out;
  private final Ansi ansi;
  private final boolean isTerminal;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean isFirst = true;

  WatchScreen(PrintWriter out, Ansi ansi, boolean isTerminal) {
    this.out = out;
    this.ansi = ansi;
    this.isTerminal = isTerminal;
  }

  /** Shows a round as a whole; nothing once the screen is closed. */
  synchronized void show(Round round) {
    if (closed.getCount() == 0) {
      return;
    }
    String before = isTerminal ? CLEAR : isFirst ? "" : "---\n";
    isFirst = false;
    out.print(before + text(round));
    if (out.checkError()) {
      // Nobody reads any more, such as after "| head".
      close();
    }
  }

  /** Waits for a round that is just being shown. */
  synchronized void close() {
    if (isTerminal && closed.getCount() > 0) {
      // Below the ^C that the terminal shows.
      out.println();
    }
    closed.countDown();
  }

  boolean isClosedWithin(Duration time) throws InterruptedException {
    return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private String text(Round round) {
    StringBuilder text = new StringBuilder(LocalTime.now(ZoneId.systemDefault()).format(TIME));
    text.append(round.changes().isEmpty() ? "" : "  " + few(round.changes())).append('\n');
    DiagnosticText.found(round.found(), ansi).forEach(found -> text.append(found).append('\n'));
    round
        .troubles()
        .forEach(t -> text.append(DiagnosticText.styled(t, Style.fg_red, ansi)).append('\n'));
    String counts = DiagnosticText.counts(round.found(), round.policies());
    return text.append(DiagnosticText.styled(counts + ".", color(round), ansi))
        .append(" Watching ")
        .append(few(round.watched().stream().map(WatchScreen::name).toList()))
        .append(", Ctrl-C ends.\n")
        .toString();
  }

  private static Style color(Round round) {
    if (!round.found().broken().isEmpty() || !round.troubles().isEmpty()) {
      return Style.fg_red;
    }
    return round.found().count(Severity.WARNING) > 0 ? Style.fg_yellow : Style.fg_green;
  }

  private static String name(Path path) {
    return Files.isDirectory(path) ? path + "/" : path.toString();
  }

  private static String few(List<String> all) {
    String first = all.stream().limit(NAMES).collect(Collectors.joining(", "));
    int more = all.size() - NAMES;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
