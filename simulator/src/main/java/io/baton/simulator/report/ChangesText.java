package io.baton.simulator.report;

import io.baton.generator.terminal.Ink;
import io.baton.generator.terminal.TextTable;
import io.baton.simulator.report.Changes.Change;
import io.baton.simulator.report.Comparison.Example;
import io.baton.simulator.report.Comparison.Told;
import io.baton.simulator.run.Story;
import java.util.ArrayList;
import java.util.List;

/** Two policies on the same orders, for a terminal. */
public final class ChangesText {
  static final List<String> HEADER = List.of("", "now", "then", "difference", "give or take", "");

  private ChangesText() {}

  /** The table, and stories of orders that end differently. */
  public static List<String> lines(Comparison comparison, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(ink.strong(comparison.title()));
    TextTable table = new TextTable(1, HEADER.toArray(String[]::new));
    comparison.changes().forEach(change -> table.row(cells(change).toArray(String[]::new)));
    lines.addAll(table.lines(ink));
    lines.add(ink.faint("  with a confidence of 95 %"));
    lines.add("  " + comparison.summary());
    for (Example example : comparison.examples()) {
      lines.add("");
      lines.add(ink.strong("Order " + example.order()));
      tell("now", example.before(), lines);
      tell("then", example.after(), lines);
    }
    return lines;
  }

  /** As {@link #HEADER} says. */
  static List<String> cells(Change change) {
    boolean isSame = change.difference() == 0 && change.margin() == 0;
    String sign = change.difference() > 0 ? "+" : "";
    return List.of(
        change.what(),
        text(change, change.before()),
        text(change, change.after()),
        isSame ? "" : sign + text(change, change.difference()),
        isSame ? "" : text(change, change.margin()),
        isSame ? "the same" : change.isSure() ? "" : "may be chance");
  }

  private static String text(Change change, double value) {
    return switch (change.unit()) {
      case SHARE -> Format.percent(value);
      case NUMBER -> Format.number(value, 3);
      case TIME -> Format.time(value);
    };
  }

  private static void tell(String when, Told life, List<String> lines) {
    lines.add("  " + when + ":");
    for (Story.Step step : life.steps()) {
      lines.add("    %9s  %s".formatted(Format.time(step.at()), step.sentence()));
    }
    lines.add("    %9s  %s".formatted(Format.time(life.end()), life.outcome()));
  }
}
