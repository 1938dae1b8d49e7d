package io.baton.simulator.report;

import io.baton.generator.diagnostic.Place;
import io.baton.generator.terminal.Ink;
import io.baton.generator.terminal.TextTable;
import io.baton.simulator.life.Rules;
import io.baton.simulator.run.Figures;
import io.baton.simulator.run.Samples;
import io.baton.simulator.run.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings for a terminal. */
public final class TextReport {
  private final Findings findings;
  private final Ink ink;
  private final List<String> lines = new ArrayList<>();

  private TextReport(Findings findings, Ink ink) {
    this.findings = findings;
    this.ink = ink;
  }

  /** The lines of the report. */
  public static List<String> lines(Findings findings, Ink ink) {
    TextReport report = new TextReport(findings, ink);
    report.title();
    report.endings();
    report.ways();
    report.systems();
    report.exceptions();
    report.waits();
    report.unused();
    return report.lines;
  }

  private void title() {
    lines.add(
        ink.strong(findings.understood().policy().name())
            + "  "
            + Format.count(findings.orders())
            + " orders in the world of "
            + findings.worldFile()
            + ", seed "
            + findings.seed());
  }

  private void heading(String text) {
    lines.add("");
    lines.add(ink.strong(text));
  }

  private void endings() {
    heading("How orders end");
    TextTable table = new TextTable(1, "", "orders", "share", "half within", "95 % within");
    for (String outcome : findings.outcomes()) {
      long count = findings.count(Way.STAGED, outcome);
      Samples times = findings.staged().ofOrders().times(outcome);
      boolean isUnfinished = Findings.isUnfinished(outcome);
      table.row(
          outcome,
          Format.count(count),
          Format.percent(count, findings.orders()),
          isUnfinished ? "-" : Format.time(times.quantile(0.5)),
          isUnfinished ? "-" : Format.time(times.quantile(0.95)));
    }
    lines.addAll(table.lines(ink));
  }

  /** The same orders, dispatched in each way. */
  private void ways() {
    heading("The same orders, dispatched otherwise");
    List<Way> ways = List.copyOf(findings.ways().keySet());
    TextTable table =
        new TextTable(
            1, Stream.concat(Stream.of(""), ways.stream().map(Way::text)).toArray(String[]::new));
    row(table, "calls per order", f -> Format.perOrder(f.ofOrders().totalCalls(), f.orders()));
    row(
        table,
        "  wasted: the order failed",
        f -> Format.perOrder(f.ofOrders().totalWasted(), f.orders()));
    row(table, "recalls per order", f -> Format.perOrder(f.ofOrders().totalRecalls(), f.orders()));
    ofWays(
        table, "orders completed", w -> Format.percent(findings.completed(w), findings.orders()));
    ofWays(table, "  half within", w -> Format.time(findings.timesToComplete(w).quantile(0.5)));
    ofWays(table, "  95 % within", w -> Format.time(findings.timesToComplete(w).quantile(0.95)));
    if (findings.hasCosts()) {
      String unit =
          findings.world().currency().isEmpty() ? "" : " (" + findings.world().currency() + ")";
      row(
          table,
          "cost per order" + unit,
          f -> Format.number(f.ofOrders().totalCost() / f.orders(), 2));
      row(
          table,
          "  of orders that failed",
          f -> Format.number(f.ofOrders().failedCost() / f.orders(), 2));
    }
    lines.addAll(table.lines(ink));
  }

  private void row(TextTable table, String what, Function<Figures, String> figure) {
    ofWays(table, what, way -> figure.apply(findings.figures(way)));
  }

  private void ofWays(TextTable table, String what, Function<Way, String> figure) {
    table.row(
        Stream.concat(Stream.of(what), findings.ways().keySet().stream().map(figure))
            .toArray(String[]::new));
  }

  private void systems() {
    heading("The systems");
    TextTable table =
        new TextTable(
            1,
            "",
            "calls",
            "wasted",
            "all at once",
            "recalls",
            "refused",
            "overdue",
            "called after",
            "works for",
            "95 % within",
            "per hour",
            "at most");
    for (Rules.Reporter system : findings.systems()) {
      Figures staged = findings.staged();
      int index = system.index();
      Samples load = staged.load(index);
      table.row(
          system.name(),
          Format.count(staged.calls(index)),
          Format.count(staged.wasted(index)),
          findings.ways().containsKey(Way.ALL_AT_ONCE)
              ? Format.count(findings.figures(Way.ALL_AT_ONCE).wasted(index))
              : "-",
          Format.count(staged.recalls(index)),
          Format.count(staged.refused(index)),
          Format.count(staged.overdue(index)),
          Format.time(staged.starts(index).quantile(0.5)),
          Format.time(staged.works(index).quantile(0.5)),
          Format.time(staged.works(index).quantile(0.95)),
          Format.number((double) staged.calls(index) / Math.max(1, load.size()), 1),
          Format.count(load.max()));
    }
    lines.addAll(table.lines(ink));
    lines.add(
        ink.faint(
            "  wasted: calls for orders that failed; beside it, had all systems been called at once"));
  }

  private void exceptions() {
    Map<String, Long> nodes = findings.staged().nodes();
    if (nodes.isEmpty()) {
      return;
    }
    heading("Where something was abnormal");
    long most = nodes.values().stream().mapToLong(n -> n).max().orElse(1);
    TextTable table = new TextTable(1, "node", "times", "per order", "");
    nodes.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            node ->
                table.row(
                    node.getKey(),
                    Format.count(node.getValue()),
                    Format.percent(node.getValue(), findings.orders()),
                    ink.stroke((double) node.getValue() / most, 30)));
    lines.addAll(table.lines(ink));
    lines.add(
        "  A person had to decide " + Format.count(findings.staged().decisions()) + " times.");
  }

  private void waits() {
    List<Waits.Wait> waits = new Waits(findings).all();
    if (waits.isEmpty()) {
      return;
    }
    heading("Where orders wait for ever");
    TextTable table = new TextTable(2, "for", "which last said", "orders", "");
    waits.forEach(
        wait -> table.row(wait.system(), wait.said(), Format.count(wait.orders()), wait.why()));
    lines.addAll(table.lines(ink));
    lines.add("  What would end it:");
    waits.stream().map(Waits.Wait::remedy).distinct().forEach(r -> lines.add("  - " + r));
  }

  private void unused() {
    Map<String, List<Integer>> rows =
        findings.unusedRows().stream()
            .collect(
                Collectors.groupingBy(
                    Place::table,
                    LinkedHashMap::new,
                    Collectors.mapping(Place::row, Collectors.toList())));
    List<String> unheard =
        findings.reporters().stream()
            .flatMap(r -> findings.unheard(r).stream().map(s -> r.name() + " " + s))
            .toList();
    if (rows.isEmpty() && unheard.isEmpty()) {
      return;
    }
    heading("What never happened");
    rows.forEach(
        (table, numbers) ->
            lines.add("  rows of " + table + " that never applied: " + joined(numbers)));
    if (!unheard.isEmpty()) {
      lines.add("  statuses that never came: " + String.join(", ", unheard));
    }
  }

  private static String joined(List<Integer> numbers) {
    return Arrays.toString(numbers.toArray()).replaceAll("[\\[\\]]", "");
  }
}
