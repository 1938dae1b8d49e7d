package io.baton.demo;

import io.baton.generator.terminal.Ink;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * What is shown while orders run: two lines redrawn in place on a terminal, a line every few
 * seconds elsewhere.
 */
final class LiveView {

  private static final Duration LINE_EVERY = Duration.ofSeconds(2);

  /** Short enough for the whole line to fit 80 columns; a wrapped line could not be redrawn. */
  private static final int BAR = 8;

  private final PrintStream out;
  private final Ink ink;
  private long begin;
  private long lastLine;
  private boolean drawn;
  private String note = "";

  LiveView(PrintStream out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  /** A line that stays. */
  void say(String line) {
    erase();
    out.println(line);
    out.flush();
  }

  /** Tells of a move of the engine's clock. */
  void moved(DeadlineClock.Move move, Duration inAll) {
    note =
        "clock moved "
            + inWords(move.ahead())
            + (move.orders() == 1
                ? ": 1 order waited for a silent system"
                : ": " + move.orders() + " orders waited for a silent system");
    if (!ink.terminal()) {
      out.println(note + " (" + inWords(inAll) + " in all)");
      out.flush();
    }
  }

  void draw(Progress progress) {
    long now = System.nanoTime();
    if (begin == 0) {
      begin = now;
      lastLine = now - LINE_EVERY.toNanos();
    }
    if (ink.terminal()) {
      erase();
      out.print(counts(progress) + "\n" + ink.faint(seconds(now)) + "  " + ink.note(note));
      drawn = true;
    } else if (now - lastLine >= LINE_EVERY.toNanos()) {
      lastLine = now;
      out.println(seconds(now) + "  " + counts(progress));
    }
    out.flush();
  }

  /** The last state, which stays. */
  void close(Progress progress) {
    erase();
    out.println(counts(progress));
    // Nothing was drawn if it is stopped before the first order.
    out.println(ink.faint(seconds(begin == 0 ? begin : System.nanoTime())));
    out.flush();
  }

  private String counts(Progress progress) {
    double share = progress.orders() == 0 ? 1 : (double) progress.ended() / progress.orders();
    return String.format(
        Locale.ROOT,
        "%s  started %d/%d  in flight %d  %s  %s%s",
        ink.bar(share, BAR),
        progress.started(),
        progress.orders(),
        progress.inFlight(),
        ink.good("fulfilled " + progress.fulfilled()),
        ink.bad("exception " + progress.exceptions()),
        progress.otherEnds() == 0 ? "" : "  other " + progress.otherEnds());
  }

  private String seconds(long now) {
    return String.format(Locale.ROOT, "%5.1f s", (now - begin) / 1e9);
  }

  private void erase() {
    if (drawn) {
      out.print("\r\u001b[2K\u001b[1A\u001b[2K");
      drawn = false;
    }
  }

  /** Such as {@code 2 h}, {@code 3 d}, {@code 1 h 30 min}. */
  static String inWords(Duration duration) {
    long minutes = Math.round(duration.toMillis() / 60_000.0);
    if (minutes == 0) {
      return Math.max(1, Math.round(duration.toMillis() / 1000.0)) + " s";
    }
    StringBuilder words = new StringBuilder();
    append(words, minutes / 1440, "d");
    append(words, minutes / 60 % 24, "h");
    append(words, minutes % 60, "min");
    return words.toString();
  }

  private static void append(StringBuilder words, long count, String unit) {
    if (count > 0) {
      words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
    }
  }
}
