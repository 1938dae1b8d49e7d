package io.baton.generator;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A policy with as many rows in each table as one wants, and a node in each row. */
record LargePolicy(String xml) {

  /** Systems that trigger each other in a circle. */
  static LargePolicy of(int rules, int systems) {
    List<List<String>> steps = new ArrayList<>();
    List<List<String>> results = new ArrayList<>();
    List<List<String>> exceptions = new ArrayList<>();
    steps.add(List.of("\"request\"", "\"received\"", "\"s0\"", "", ""));
    for (int i = 1; i < rules; i++) {
      String system = "\"s" + i % systems + "\"";
      String next = i == rules - 1 ? "" : "\"s" + (i + 1) % systems + "\"";
      String end = i == rules - 1 ? "\"end\"" : "";
      steps.add(List.of(system, "\"st" + i + "\"", next, "\"n" + i + "\"", end));
      results.add(List.of("\"st" + i + "\"", i % 2 == 0 ? "\"normal\"" : "\"abnormal\""));
      exceptions.add(List.of("\"n" + i + "\"", system, "\"resume\""));
    }
    results.add(List.of("", "\"normal\""));
    List<List<String>> answers =
        IntStream.range(0, systems)
            .mapToObj(i -> List.of("\"s" + i + "\"", "\"feedback\""))
            .toList();
    return new LargePolicy(
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"large\">"
            + table(
                "steps",
                "COLLECT",
                List.of("feedback.system", "feedback.status"),
                List.of("trigger", "node", "proceed"),
                steps)
            + table("results", "FIRST", List.of("feedback.status"), List.of("result"), results)
            + table(
                "exceptions", "COLLECT", List.of("node"), List.of("system", "proceed"), exceptions)
            + table("systems", "UNIQUE", List.of("system"), List.of("answers"), answers)
            + "</definitions>");
  }

  Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve("large.dmn"), xml);
  }

  private static String table(
      String id,
      String hitPolicy,
      List<String> inputs,
      List<String> outputs,
      List<List<String>> rows) {
    Stream<String> columns =
        Stream.concat(
            inputs.stream()
                .map(
                    "<input><inputExpression><text>%s</text></inputExpression></input>"::formatted),
            outputs.stream().map("<output name=\"%s\" />"::formatted));
    return "<decision id=\"%s\"><decisionTable hitPolicy=\"%s\">%s%s</decisionTable></decision>"
        .formatted(
            id,
            hitPolicy,
            columns.collect(joining()),
            rows.stream().map(row -> row(row, inputs.size())).collect(joining()));
  }

  private static String row(List<String> cells, int inputs) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cell(i < inputs ? "inputEntry" : "outputEntry", cells.get(i)))
        .collect(joining("", "<rule>", "</rule>"));
  }

  private static String cell(String element, String text) {
    return "<%s><text>%s</text></%s>".formatted(element, text, element);
  }
}
