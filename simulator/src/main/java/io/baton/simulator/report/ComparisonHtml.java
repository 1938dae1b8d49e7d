package io.baton.simulator.report;

import io.baton.simulator.report.Comparison.Example;
import io.baton.simulator.report.Comparison.Told;
import io.baton.simulator.run.Story;
import java.util.List;
import java.util.stream.Collectors;

/** Two policies on the same orders, as a part of a page. */
final class ComparisonHtml {
  private ComparisonHtml() {}

  static String of(Comparison comparison) {
    StringBuilder html = new StringBuilder();
    html.append("<table>").append(row("th", ChangesText.HEADER));
    comparison.changes().forEach(change -> html.append(row("td", ChangesText.cells(change))));
    html.append("</table>\n<p>With a confidence of 95 %.</p>\n<p>")
        .append(Chart.escaped(comparison.summary()))
        .append("</p>\n");
    for (Example example : comparison.examples()) {
      html.append("<h3>Order ").append(example.order()).append("</h3>\n");
      tell("now", example.before(), html);
      tell("then", example.after(), html);
    }
    return html.toString();
  }

  private static String row(String element, List<String> cells) {
    return cells.stream()
        .map(cell -> "<" + element + ">" + Chart.escaped(cell) + "</" + element + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  private static void tell(String when, Told life, StringBuilder html) {
    html.append("<p>").append(when).append(":</p>\n<table class=\"story\">");
    for (Story.Step step : life.steps()) {
      html.append(row("td", List.of(Format.time(step.at()), step.sentence())));
    }
    html.append(row("td", List.of(Format.time(life.end()), life.outcome()))).append("</table>\n");
  }
}
