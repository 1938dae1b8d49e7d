package io.baton.simulator.report;

import io.baton.generator.terminal.Ink;
import io.baton.generator.terminal.TextTable;
import io.baton.simulator.life.Rules;
import io.baton.simulator.report.Changes.Change;
import io.baton.simulator.run.Figures;
import io.baton.simulator.run.Simulation;
import io.baton.simulator.run.Story;
import io.baton.simulator.run.Trace;
import io.baton.simulator.run.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Two policies on the same orders, for a terminal. */
public final class ChangesText {
  private static final int MOST_STORIES = 3;

  private ChangesText() {}

  /** The table, and stories of orders that end differently. */
  public static List<String> lines(
      Findings before, Simulation one, Findings after, Simulation other, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        ink.strong(
            "What changes under "
                + after.understood().document().file()
                + ", for the same orders"));
    TextTable table = new TextTable(1, "", "now", "then", "difference", "give or take", "");
    for (Change change : Changes.of(before, after)) {
      boolean isSame = change.difference() == 0 && change.margin() == 0;
      String remark = isSame ? "the same" : change.isSure() ? "" : "may be chance";
      table.row(
          change.what(),
          text(change, change.before()),
          text(change, change.after()),
          isSame ? "" : (change.difference() > 0 ? "+" : "") + text(change, change.difference()),
          isSame ? "" : text(change, change.margin()),
          remark);
    }
    lines.addAll(table.lines(ink));
    lines.add(ink.faint("  with a confidence of 95 %"));
    lines.addAll(stories(before, one, after, other, ink));
    return lines;
  }

  private static String text(Change change, double value) {
    return switch (change.unit()) {
      case SHARE -> Format.percent(value);
      case NUMBER -> Format.number(value, 3);
      case TIME -> Format.time(value);
    };
  }

  private static List<String> stories(
      Findings before, Simulation one, Findings after, Simulation other, Ink ink) {
    List<String> lines = new ArrayList<>();
    Figures now = before.figures(Way.STAGED);
    Figures then = after.figures(Way.STAGED);
    Set<String> told = new HashSet<>();
    int different = 0;
    for (int order = 0; order < now.orders(); order++) {
      if (now.outcome(order).equals(then.outcome(order))) {
        continue;
      }
      different++;
      if (told.size() < MOST_STORIES
          && told.add(now.outcome(order) + " / " + then.outcome(order))) {
        lines.add("");
        lines.add(ink.strong("Order " + order));
        lines.addAll(story("now", before, one.rules(), one.trace(order)));
        lines.addAll(story("then", after, other.rules(), other.trace(order)));
      }
    }
    lines.addFirst(
        different == 0
            ? "  Every order ends as before."
            : "  %s orders end differently; for example:".formatted(Format.count(different)));
    return lines;
  }

  private static List<String> story(String when, Findings findings, Rules rules, Trace trace) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + when + ":");
    for (Story.Step step : Story.of(findings.understood(), rules, trace)) {
      lines.add("    %9s  %s".formatted(Format.time(step.at()), step.sentence()));
    }
    lines.add("    %9s  %s".formatted(Format.time(trace.end()), trace.outcome()));
    return lines;
  }
}
