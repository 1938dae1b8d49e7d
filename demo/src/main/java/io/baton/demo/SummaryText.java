package io.baton.demo;

import io.baton.demo.Summary.SystemCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a summary as people like to read it. */
final class SummaryText {

  private static final int BAR = 30;

  /** Unfinished orders that are named one by one. */
  private static final int NAMED = 20;

  private final Summary summary;
  private final Ink ink;
  private final List<String> lines = new ArrayList<>();

  private SummaryText(Summary summary, Ink ink) {
    this.summary = summary;
    this.ink = ink;
  }

  static List<String> lines(Summary summary, Ink ink) {
    SummaryText text = new SummaryText(summary, ink);
    text.outcomes();
    text.systems();
    text.records();
    text.noise();
    text.waste();
    text.unfinished();
    text.last();
    return text.lines;
  }

  private void outcomes() {
    title("How the orders ended");
    int ended = summary.outcomes().values().stream().mapToInt(Integer::intValue).sum();
    TextTable table = new TextTable(1, "outcome", "orders", "share", "");
    summary.outcomes().entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            e -> {
              double share = (double) e.getValue() / ended;
              table.row(
                  e.getKey(), e.getValue().toString(), percent(share), ink.stroke(share, BAR));
            });
    lines.addAll(table.lines(ink));
  }

  private void systems() {
    title("What the systems were asked");
    TextTable table = new TextTable(1, "system", "triggered", "instructed", "reported");
    long triggers = 0;
    long instructions = 0;
    long reported = 0;
    for (SystemCounts system : summary.systems()) {
      table.row(
          system.system(),
          number(system.triggers()),
          number(system.instructions()),
          number(system.reported()));
      triggers += system.triggers();
      instructions += system.instructions();
      reported += system.reported();
    }
    table.row("all", number(triggers), number(instructions), number(reported));
    lines.addAll(table.lines(ink));
  }

  private void records() {
    title("Engine records per order");
    TextTable table = new TextTable(1, "orders", "least", "median", "most");
    row(table, "fulfilled", summary.recordsOfFulfilled());
    row(table, "ended by exception", summary.recordsOfFailed());
    lines.addAll(table.lines(ink));
  }

  private static void row(TextTable table, String name, List<Long> records) {
    if (!records.isEmpty()) {
      table.row(
          name,
          number(records.getFirst()),
          number(Summary.median(records)),
          number(records.getLast()));
    }
  }

  private void noise() {
    title("What did not matter");
    Summary.Noise noise = summary.noise();
    lines.add(
        "  " + number(noise.repeatedReports()) + " reports came again with the same event id");
    lines.add(
        "  "
            + number(noise.unavailable())
            + " calls met a busy system and were made again with the same key");
    if (noise.repeatedCalls() > 0) {
      lines.add(
          "  "
              + number(noise.repeatedCalls())
              + " calls came again after they had been cut off; their key is known, so nothing was done twice");
    }
    if (noise.retriedReports() > 0) {
      lines.add(
          "  "
              + number(noise.retriedReports())
              + " reports had to knock again before Baton took them");
    }
    if (noise.undelivered() > 0) {
      lines.add(ink.bad("  " + number(noise.undelivered()) + " reports were never taken"));
    }
  }

  private void waste() {
    title("Calls wasted on the " + number(summary.waste().failedOrders()) + " orders that failed");
    Waste waste = summary.waste();
    long most = Math.max(1, Math.max(waste.staged(), waste.allAtOnce()));
    TextTable table = new TextTable(1, "dispatch", "calls", "");
    table.row(
        "in stages, as the policy says",
        number(waste.staged()),
        ink.stroke((double) waste.staged() / most, BAR));
    table.row(
        "to all systems at once",
        number(waste.allAtOnce()),
        ink.stroke((double) waste.allAtOnce() / most, BAR));
    lines.addAll(table.lines(ink));
    if (waste.failedOrders() > 0) {
      lines.add("  " + ink.good(percent(waste.saved()) + " of the wasted calls saved"));
    }
  }

  private void unfinished() {
    if (summary.allEnded()) {
      return;
    }
    title(ink.bad("Orders that reached no end: " + number(summary.unfinished().size())));
    summary.unfinished().entrySet().stream()
        .limit(NAMED)
        .forEach(e -> lines.add("  " + e.getKey() + "  " + String.join("; ", e.getValue())));
    if (summary.unfinished().size() > NAMED) {
      lines.add("  and " + number(summary.unfinished().size() - NAMED) + " more");
    }
    if (summary.started() < summary.orders()) {
      lines.add("  " + number(summary.orders() - summary.started()) + " were not started");
    }
  }

  private void last() {
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%d orders in %.1f s; the engine's clock was %s.",
            summary.started(),
            summary.took().toMillis() / 1000.0,
            summary.clockMoved().isZero()
                ? "not moved"
                : "moved " + LiveView.inWords(summary.clockMoved()) + " ahead"));
    lines.add("The generated diagram: " + ink.strong(summary.diagram().toString()));
  }

  private void title(String text) {
    lines.add("");
    lines.add(ink.strong(text));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
