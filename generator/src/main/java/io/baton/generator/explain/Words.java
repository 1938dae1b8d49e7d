package io.baton.generator.explain;

import io.baton.generator.diagnostic.Place;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.policy.PolicyDocument;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The analyst's own words: the names of systems and the labels of columns. */
record Words(FulfillmentPolicy policy, PolicyDocument document) {

  /** A system's display name. */
  String name(String id) {
    return Stream.concat(Stream.of(policy.request()), policy.systems().stream())
        .filter(system -> system.id().equals(id))
        .findFirst()
        .map(this::name)
        .orElse(id);
  }

  /** Its display name; the request stays what the tables call it. */
  String name(FulfillmentSystem system) {
    return system.id().equals(FulfillmentPolicy.REQUEST) ? system.id() : system.name();
  }

  String names(Collection<String> ids) {
    return all(ids.stream().map(this::name).toList());
  }

  /**
   * The guards of a rule, without the cell of the status: {@code if the order total is < 500 and
   * stock is reserved, }.
   *
   * @return empty if there is none
   */
  String onlyIf(List<Condition> conditions, Place row) {
    String guards =
        conditions.stream()
            .filter(condition -> !condition.input().equals("feedback.status"))
            .map(condition -> guard(condition, row.table()))
            .collect(Collectors.joining(" and "));
    return guards.isEmpty() ? "" : "if " + guards + ", ";
  }

  /** A guard: the label of its column and what the cell asks for. */
  String guard(Condition condition, String table) {
    Optional<String> label = label(condition.input(), table);
    return switch (condition.tests()) {
      case "true" -> label.orElseGet(() -> condition.input() + " is true");
      case "false" -> "not " + label.orElse(condition.input());
      case "null" -> without(label.orElse(condition.input())) + " is missing";
      default -> asked(label.orElse(condition.input()), tests(condition.tests()));
    };
  }

  private static String asked(String column, String tests) {
    boolean isComparison = tests.startsWith("<") || tests.startsWith(">");
    boolean isSaid = column.endsWith(" is") || column.endsWith(" are") || isComparison;
    return column + (isSaid ? " " : " is ") + tests;
  }

  private static String without(String label) {
    return label.endsWith(" is") ? label.substring(0, label.length() - " is".length()) : label;
  }

  /** The tests of a cell as one reads them: {@code "a" or "b"}. */
  static String tests(String tests) {
    if (Feel.parseTests(tests) instanceof Feel.Understood(FeelExpression parsed)) {
      Optional<List<String>> texts = parsed.testedTexts();
      if (texts.isPresent()) {
        return any(texts.get().stream().map(text -> '"' + text + '"').toList());
      }
      if (parsed.isNegation()) {
        return "not " + tests.substring(tests.indexOf('(') + 1, tests.lastIndexOf(')')).strip();
      }
    }
    return tests;
  }

  /** The label of the column with that expression, if the analyst gave it one. */
  private Optional<String> label(String expression, String table) {
    return document.table(table).stream()
        .flatMap(t -> t.inputs().stream())
        .filter(column -> Feel.withoutComments(column.expression()).equals(expression))
        .map(column -> column.place().column())
        .filter(label -> !label.equals(expression))
        .findFirst();
  }

  static String all(List<String> words) {
    return joined(words, " and ");
  }

  static String any(List<String> words) {
    return joined(words, " or ");
  }

  private static String joined(List<String> words, String last) {
    int size = words.size();
    return size < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, size - 1)) + last + words.getLast();
  }

  static String row(Place row) {
    return rows(List.of(row.row()));
  }

  static String rows(List<Integer> rows) {
    String numbers = all(rows.stream().map(String::valueOf).toList());
    return (rows.size() == 1 ? " (row " : " (rows ") + numbers + ")";
  }
}
