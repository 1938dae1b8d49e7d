package io.baton.generator.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Columns over {@code order.v}, cells of every form that FEEL has for them, and values of it; the
 * cells also read {@code order.o}, {@code n}, {@code m}, {@code l}, {@code t} and {@code f}.
 */
final class RandomCells {
  private RandomCells() {}

  static Arbitrary<String> columns() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just("order.v")),
        Tuple.of(
            4,
            Arbitraries.of(
                "order.v.w",
                "order.v + 1",
                "order.v * 2 - 1",
                "count(order.v)",
                "list contains(order.v, \"a\")",
                "get value(order.v, \"w\")",
                "date(order.v)",
                "date and time(order.v)",
                "duration(order.v)",
                "string(order.v)",
                "number(order.v)",
                "not(order.v)",
                "order.v[1]",
                "order.v[item > 5]",
                "[order.v]",
                "order.v > 5 or order.v = null",
                "order.v in [1..600]",
                "if order.v = null then \"none\" else order.v",
                "for x in order.v return x",
                "some x in order.v satisfies x = \"a\"",
                "order")));
  }

  static Arbitrary<String> cells() {
    Arbitrary<String> several = tests().list().ofMinSize(1).ofMaxSize(3).map(RandomCells::joined);
    return Arbitraries.frequencyOf(
        Tuple.of(4, tests()),
        Tuple.of(3, several),
        Tuple.of(3, several.map(tests -> "not(" + tests + ")")),
        Tuple.of(1, several.map(tests -> "not ( " + tests + "\n)")),
        Tuple.of(1, tests().map(test -> "not(not(" + negatable(test) + "))")),
        Tuple.of(1, tests().map(test -> test + " // as agreed, not(")),
        Tuple.of(1, tests().map(test -> "not(/* ) */ " + test + ")")),
        Tuple.of(
            1, Arbitraries.of("-", "true", "false", "null", "not()", "not(contains(?, \"a\"))")));
  }

  private static String joined(List<String> tests) {
    return String.join(tests.size() > 2 ? ",\n" : ", ", tests);
  }

  /**
   * Within {@code not(not(...))} FEEL reads an expression, which cannot begin with a comparison.
   */
  private static String negatable(String test) {
    return test.matches("(?s)[<>\\[(\\]].*") ? "? = 5" : test;
  }

  private static Arbitrary<String> tests() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, literals()),
        Tuple.of(3, comparisons()),
        Tuple.of(3, ranges()),
        Tuple.of(4, questions()),
        Tuple.of(2, paths()));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.of(
        "\"a\"",
        "\"b\"",
        "\"\"",
        "\"a)\"",
        "\"// b\"",
        "\"x\\\"y\"",
        "\"not(\"",
        "\"500\"",
        "\"收\"");
  }

  private static Arbitrary<String> numbers() {
    return Arbitraries.of("0", "1", "500", "-3", "7.50", ".5");
  }

  private static Arbitrary<String> dates() {
    return Arbitraries.of("date(\"2026-01-05\")", "@\"2026-01-05\"", "date(2026, 1, 31)");
  }

  private static Arbitrary<String> times() {
    return Arbitraries.of(
        "date and time(\"2026-01-05T10:00:00\")",
        "@\"2026-01-05T10:00:00Z\"",
        "time(\"10:00:00\")");
  }

  private static Arbitrary<String> durations() {
    return Arbitraries.of("duration(\"P3D\")", "@\"PT36H\"", "duration(\"P1Y2M\")");
  }

  private static Arbitrary<String> ordered() {
    return Arbitraries.oneOf(
        numbers(), dates(), times(), durations(), texts(), Arbitraries.of("order.n", "order.m"));
  }

  private static Arbitrary<String> literals() {
    return Arbitraries.oneOf(
        texts(),
        texts(),
        numbers(),
        dates(),
        times(),
        durations(),
        texts().list().ofMaxSize(3).map(texts -> "[" + String.join(", ", texts) + "]"),
        Arbitraries.of("null", "[1, 500]", "[[\"a\"]]", "{a: 1}", "{}", "(\"a\")", "5 + 495"));
  }

  private static Arbitrary<String> comparisons() {
    return Combinators.combine(Arbitraries.of("<", "<=", ">", ">="), ordered())
        .as((operator, value) -> operator + " " + value);
  }

  private static Arbitrary<String> ranges() {
    Arbitrary<List<String>> bounds =
        Arbitraries.oneOf(
            numbers().list().ofSize(2),
            dates().list().ofSize(2),
            durations().list().ofSize(2),
            texts().list().ofSize(2),
            Arbitraries.just(List.of("order.n", "order.m")));
    return Combinators.combine(Arbitraries.of("[", "(", "]"), bounds, Arbitraries.of("]", ")", "["))
        .as((open, two, close) -> open + two.get(0) + ".." + two.get(1) + close);
  }

  private static Arbitrary<String> questions() {
    Arbitrary<String> compared =
        Combinators.combine(Arbitraries.of("=", "!=", "<", "<=", ">", ">="), ordered())
            .as((operator, value) -> "? " + operator + " " + value);
    Arbitrary<String> combined =
        Combinators.combine(compared, Arbitraries.of("and", "or"), compared)
            .as((one, word, other) -> one + " " + word + " " + other);
    return Arbitraries.oneOf(
        compared,
        combined,
        ranges().map(range -> "? in " + range),
        texts().map(text -> "list contains(?, " + text + ")"),
        texts().map(text -> "contains(?, " + text + ")"),
        Arbitraries.of(
            "?",
            "? = null",
            "? != null",
            "? = true",
            "? in (\"a\", \"b\")",
            "? in (< 5, > 400)",
            "? between 1 and 500",
            "count(?) > 1",
            "list contains([\"a\", \"b\"], ?)",
            "starts with(?, \"a\")",
            "matches(?, \"[a-b]\")",
            "? instance of string",
            "? instance of number",
            "is defined(?)",
            "some x in ? satisfies x = \"a\"",
            "every x in ? satisfies x > 1",
            "if ? = \"a\" then true else false",
            "if order.t then \"a\" else \"b\"",
            "get or else(?, \"a\") = \"a\"",
            "\"a\" or \"b\"",
            "?.w = 5",
            "?[1] = \"a\"",
            "{x: ?, y: x = \"a\"}.y",
            "upper case(\"a\")"));
  }

  private static Arbitrary<String> paths() {
    return Arbitraries.of(
        "order.o", "order.n", "order.l", "order.t", "order.f", "order.missing", "order.n + 497");
  }

  /** The entry {@code v} of the order: of any type, null or not there. */
  static Arbitrary<Map<String, Object>> values() {
    Arbitrary<Object> texts =
        Arbitraries.of(
            "a",
            "b",
            "",
            "a)",
            "// b",
            "x\"y",
            "not(",
            "500",
            "收",
            "2026-01-05",
            "P3D",
            "PT36H",
            "2026-01-05T10:00:00",
            "2026-01-05T10:00:00Z");
    Arbitrary<Object> numbers = Arbitraries.of(0, 1, 500, -3, 7.5, 0.5, 501L, 250);
    Arbitrary<Object> others =
        Arbitraries.of(
            true,
            false,
            List.of(),
            List.of("a"),
            List.of("a", "b"),
            List.of(1, 500),
            List.of(true, false),
            List.of(List.of("a")),
            Map.of(),
            Map.of("a", 1),
            Map.of("w", "a"),
            Map.of("w", 5));
    return Arbitraries.oneOf(texts, numbers, others)
        .map(Optional::of)
        .injectNull(0.1)
        .map(
            value -> {
              Map<String, Object> entry = new HashMap<>();
              if (value != null) {
                value.ifPresent(v -> entry.put("v", v));
              }
              return entry;
            });
  }
}
