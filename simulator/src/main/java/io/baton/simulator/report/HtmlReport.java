package io.baton.simulator.report;

import io.baton.generator.terminal.Ink;
import io.baton.simulator.life.Rules;
import io.baton.simulator.run.Figures;
import io.baton.simulator.run.Samples;
import io.baton.simulator.run.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings as one page that needs nothing from outside, to be looked at and printed. */
public final class HtmlReport {
  /** Of load curves: two weeks show the rhythm of days. */
  private static final int MOST_HOURS = 14 * 24;

  private static final String STYLE =
      """
      body { font-family: sans-serif; color: #222; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      svg { max-width: 100%; height: auto; } p { line-height: 1.45; }
      pre { background: #f6f6f4; padding: 1rem; overflow-x: auto; font-size: .8rem; }
      table { border-collapse: collapse; font-size: .85rem; } td, th { padding: .15rem .7rem; text-align: right; }
      tr:nth-child(even) { background: #f6f6f4; } td:first-child, td:last-child { text-align: left; }
      table.story td:first-child { text-align: right; white-space: nowrap; color: #666; }
      svg { break-inside: avoid; }
      """;

  private final Findings findings;
  private final List<Way> ways;
  private final StringBuilder page = new StringBuilder();

  private final Optional<Comparison> comparison;

  private HtmlReport(Findings findings, Optional<Comparison> comparison) {
    this.findings = findings;
    this.comparison = comparison;
    this.ways = List.copyOf(findings.ways().keySet());
  }

  /**
   * The page.
   *
   * @param comparison with another policy, if there is one
   */
  public static String page(Findings findings, Optional<Comparison> comparison) {
    return new HtmlReport(findings, comparison).page();
  }

  private String page() {
    String title = findings.understood().policy().name();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>")
        .append(Chart.escaped(title))
        .append("</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>")
        .append(Chart.escaped(title))
        .append("</h1>\n");
    paragraph(
        "%s imagined orders in the world of %s, seed %d; by the policy (staged), and the same orders dispatched to all systems at once and to one after another."
            .formatted(Format.count(findings.orders()), findings.worldFile(), findings.seed()));
    comparison.ifPresent(
        c -> {
          section(c.title(), ComparisonHtml.of(c));
          paragraph("All that follows is about the policy as it is now.");
        });
    section("How orders end", endings());
    section(
        "How long a completed order takes: the share of all orders that is completed by then",
        times());
    section("Calls for orders that failed", wasted());
    section("Recalls", recalls());
    section("Where something was abnormal", nodes());
    load();
    section(
        "All figures",
        "<pre>"
            + Chart.escaped(String.join("\n", TextReport.lines(findings, Ink.BLOCKS)))
            + "</pre>");
    return page.append("</body></html>\n").toString();
  }

  private void paragraph(String text) {
    page.append("<p>").append(Chart.escaped(text)).append("</p>\n");
  }

  private void section(String heading, String content) {
    page.append("<section><h2>")
        .append(Chart.escaped(heading))
        .append("</h2>\n")
        .append(content)
        .append("</section>\n");
  }

  private List<String> wayNames() {
    return ways.stream().map(Way::text).toList();
  }

  private String endings() {
    List<Chart.Group> groups =
        findings.outcomes().stream()
            .map(
                outcome ->
                    new Chart.Group(
                        outcome,
                        ways.stream()
                            .map(w -> (double) findings.count(w, outcome) / findings.orders())
                            .toList()))
            .toList();
    return Chart.bars(wayNames(), groups, Format::percent);
  }

  private String times() {
    double until =
        ways.stream().mapToLong(w -> findings.timesToComplete(w).quantile(0.97)).max().orElse(1);
    List<Chart.Series> series = new ArrayList<>();
    for (Way way : ways) {
      double share = (double) findings.completed(way) / findings.orders();
      series.add(Chart.distribution(way.text(), findings.timesToComplete(way), share, until));
    }
    return Chart.lines(series, "time since the order came", x -> Format.time(x), Format::percent);
  }

  private String wasted() {
    return ofSystems(Figures::wasted);
  }

  private String recalls() {
    return ofSystems(Figures::recalls);
  }

  @FunctionalInterface
  private interface OfSystem {
    long figure(Figures figures, int system);
  }

  private String ofSystems(OfSystem figure) {
    List<Chart.Group> groups =
        findings.systems().stream()
            .map(
                system ->
                    new Chart.Group(
                        system.name(),
                        ways.stream()
                            .map(w -> (double) figure.figure(findings.figures(w), system.index()))
                            .toList()))
            .toList();
    return Chart.bars(wayNames(), groups, value -> Format.count(Math.round(value)));
  }

  private String nodes() {
    List<Chart.Group> groups =
        findings.staged().nodes().entrySet().stream()
            .map(node -> new Chart.Group(node.getKey(), List.of((double) node.getValue())))
            .toList();
    return Chart.bars(List.of("staged"), groups, value -> Format.count(Math.round(value)));
  }

  private void load() {
    String plots =
        findings.systems().stream()
            .filter(system -> findings.staged().calls(system.index()) > 0)
            .map(this::load)
            .collect(Collectors.joining());
    section("Calls per hour, over the days since the first order", plots);
  }

  private String load(Rules.Reporter system) {
    List<Chart.Series> series =
        ways.stream().map(way -> series(way, findings.figures(way).load(system.index()))).toList();
    return "<h3>"
        + Chart.escaped(system.name())
        + "</h3>"
        + Chart.lines(series, "days", x -> Format.number(x, 1), y -> Format.number(y, 0));
  }

  private static Chart.Series series(Way way, Samples load) {
    List<Chart.Point> points = new ArrayList<>();
    for (int hour = 0; hour < Math.min(MOST_HOURS, load.size()); hour++) {
      points.add(new Chart.Point(hour / 24.0, load.get(hour)));
    }
    return new Chart.Series(way.text(), points);
  }
}
