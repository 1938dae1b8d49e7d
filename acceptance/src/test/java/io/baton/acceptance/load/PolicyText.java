package io.baton.acceptance.load;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A policy as a file has it, from rows of cells. */
final class PolicyText {
  private final StringBuilder tables = new StringBuilder();
  private final String businessType;

  PolicyText(String businessType) {
    this.businessType = businessType;
  }

  /** A table, for each row a cell per input and output. */
  PolicyText table(
      String id,
      String hitPolicy,
      List<String> inputs,
      List<String> outputs,
      List<List<String>> rows) {
    Stream<String> columns =
        Stream.concat(
            inputs.stream()
                .map(i -> "<input><inputExpression>" + text(i) + "</inputExpression></input>"),
            outputs.stream().map("<output name=\"%s\" />"::formatted));
    tables.append(
        "<decision id=\"%s\"><decisionTable hitPolicy=\"%s\">%s%s</decisionTable></decision>"
            .formatted(
                id,
                hitPolicy,
                columns.collect(joining()),
                rows.stream().map(row -> row(row, inputs.size())).collect(joining())));
    return this;
  }

  String xml() {
    return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"%s\">%s</definitions>"
        .formatted(businessType, tables);
  }

  private static String row(List<String> cells, int inputs) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            i -> {
              String element = i < inputs ? "inputEntry" : "outputEntry";
              return "<%1$s>%2$s</%1$s>".formatted(element, text(cells.get(i)));
            })
        .collect(joining("", "<rule>", "</rule>"));
  }

  private static String text(String content) {
    return "<text>" + content + "</text>";
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  // ---- the policies of this suite

  /** An order that only waits until its carrier, which may report as often as it likes, is done. */
  static PolicyText tracked() {
    return new PolicyText("tracked")
        .table(
            "steps",
            "COLLECT",
            List.of("feedback.system", "feedback.status"),
            List.of("trigger", "proceed"),
            List.of(
                List.of(quoted("request"), quoted("received"), quoted("carrier"), ""),
                List.of(quoted("carrier"), quoted("moving"), "", ""),
                List.of(quoted("carrier"), quoted("delivered"), "", quoted("end"))))
        .table(
            "systems",
            "UNIQUE",
            List.of("system"),
            List.of("answers", "deadline"),
            List.of(List.of(quoted("carrier"), quoted("feedback"), quoted("P300D"))));
  }

  /** Ten systems one after the other, in five lanes; the order ends when all lanes are through. */
  static PolicyText large() {
    String expected =
        IntStream.range(0, LANES)
            .mapToObj(l -> quoted(system(l, LENGTH - 1)))
            .collect(joining(","));
    List<String> joined =
        IntStream.range(0, LANES)
            .mapToObj(
                lane -> "list contains(%s.seen, \"done\")".formatted(system(lane, LENGTH - 1)))
            .toList();
    List<List<String>> steps = new ArrayList<>();
    List<List<String>> systems = new ArrayList<>();
    String first =
        IntStream.range(0, LANES).mapToObj(l -> quoted(system(l, 0))).collect(joining(","));
    steps.add(step(quoted("request"), quoted("received"), "", first, ""));
    for (int lane = 0; lane < LANES; lane++) {
      for (int place = 0; place < LENGTH; place++) {
        String system = quoted(system(lane, place));
        if (place < LENGTH - 1) {
          steps.add(step(system, quoted("done"), "", quoted(system(lane, place + 1)), ""));
        }
        boolean replies = place % 2 == 0;
        systems.add(
            List.of(
                system,
                quoted(replies ? "reply" : "feedback"),
                replies ? "" : quoted("P1D"),
                replies ? "" : quoted("done")));
      }
    }
    steps.add(step(expected, quoted("done"), "true", "", quoted("end")));
    return new PolicyText("large")
        .table(
            "steps",
            "COLLECT",
            Stream.concat(Stream.of("feedback.system", "feedback.status"), joined.stream())
                .toList(),
            List.of("trigger", "proceed"),
            steps)
        .table(
            "exceptions",
            "COLLECT",
            List.of("node"),
            List.of("system", "proceed"),
            List.of(List.of("", first, quoted("end"))))
        .table(
            "systems",
            "UNIQUE",
            List.of("system"),
            List.of("answers", "deadline", "done"),
            systems);
  }

  static final int LANES = 5;
  static final int LENGTH = 10;

  /** Such as {@code lane2step7}. */
  static String system(int lane, int place) {
    return String.format(Locale.ROOT, "lane%dstep%d", lane, place);
  }

  private static List<String> step(
      String system, String status, String joined, String trigger, String proceed) {
    List<String> cells = new ArrayList<>(List.of(system, status));
    cells.addAll(java.util.Collections.nCopies(LANES, joined));
    cells.addAll(List.of(trigger, proceed));
    return cells;
  }
}
