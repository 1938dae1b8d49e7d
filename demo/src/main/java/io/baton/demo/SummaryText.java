package io.baton.demo;

import io.baton.demo.Summary.Decided;
import io.baton.demo.Summary.SystemCounts;
import io.baton.generator.terminal.Ink;
import io.baton.generator.terminal.TextTable;
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
    TextTable table = new TextTable(1, "outcome", "orders", "share", "");
    for (OrdersOfType type : summary.types()) {
      table.row(type.businessType(), number(type.ended()), "", "");
      type.outcomes().entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(
              e -> {
                double share = (double) e.getValue() / type.ended();
                table.row(
                    "  " + e.getKey(),
                    e.getValue().toString(),
                    percent(share),
                    ink.stroke(share, BAR));
              });
    }
    lines.addAll(table.lines(ink));
    Decided decided = summary.decided();
    if (decided.resumed() + decided.ended() > 0) {
      lines.add(
          "  People decided: %d to go on, %d to end."
              .formatted(decided.resumed(), decided.ended()));
    }
  }

  /** By system for one business type, else by business type: systems of several are too many. */
  private void systems() {
    title("What the systems were asked");
    boolean isOneType = summary.types().size() == 1;
    List<SystemCounts> rows =
        isOneType
            ? summary.types().getFirst().systems()
            : summary.types().stream()
                .map(type -> total(type.businessType(), type.systems()))
                .toList();
    TextTable table =
        new TextTable(
            1, isOneType ? "system" : "systems of", "triggered", "instructed", "reported");
    rows.forEach(row -> row(table, row));
    row(table, total("all", rows));
    lines.addAll(table.lines(ink));
  }

  private static SystemCounts total(String name, List<SystemCounts> systems) {
    return new SystemCounts(
        name,
        systems.stream().mapToLong(SystemCounts::triggers).sum(),
        systems.stream().mapToLong(SystemCounts::instructions).sum(),
        systems.stream().mapToLong(SystemCounts::reported).sum());
  }

  private static void row(TextTable table, SystemCounts counts) {
    table.row(
        counts.system(),
        number(counts.triggers()),
        number(counts.instructions()),
        number(counts.reported()));
  }

  private void records() {
    if (summary.types().stream().allMatch(type -> type.records().isEmpty())) {
      return;
    }
    title("Engine records per order");
    TextTable table = new TextTable(1, "orders", "least", "median", "most");
    for (OrdersOfType type : summary.types()) {
      type.records()
          .forEach((ended, records) -> row(table, type.businessType() + ", " + ended, records));
    }
    lines.addAll(table.lines(ink));
  }

  private static void row(TextTable table, String name, List<Long> records) {
    table.row(
        name,
        number(records.getFirst()),
        number(Summary.median(records)),
        number(records.getLast()));
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
    Waste all = summary.waste();
    if (all.failedOrders() == 0) {
      return;
    }
    title("Calls wasted on the orders that ended by exception");
    TextTable table =
        new TextTable(1, "orders of", "orders", "in stages", "to all at once", "saved");
    summary.types().forEach(type -> row(table, type.businessType(), type.waste()));
    if (summary.types().size() > 1) {
      row(table, "all", all);
    }
    lines.addAll(table.lines(ink));
    lines.add(
        "  "
            + ink.good(percent(all.saved()) + " of the wasted calls saved")
            + " against a dispatch to all systems at once");
  }

  private static void row(TextTable table, String name, Waste waste) {
    table.row(
        name,
        number(waste.failedOrders()),
        number(waste.staged()),
        number(waste.allAtOnce()),
        percent(waste.saved()));
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
    lines.add(
        (summary.types().size() == 1 ? "The generated diagram: " : "The generated diagrams: ")
            + ink.strong(summary.diagrams().toString()));
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
