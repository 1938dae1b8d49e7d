package io.baton.generator.plan;

import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of FEEL text; nothing from a policy goes into an expression but through here. */
final class FeelText {
  /** A due date that is never reached: a timer must have a date, and null is an incident. */
  static final String NEVER = "date and time(\"9999-12-31T00:00:00Z\")";

  private FeelText() {}

  /** A string literal. */
  static String text(String value) {
    return '"'
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + '"';
  }

  /** A list of string literals. */
  static String texts(Collection<String> values) {
    return list(values.stream().map(FeelText::text).toList());
  }

  /** A list of expressions. */
  static String list(Collection<String> expressions) {
    return "[" + String.join(", ", expressions) + "]";
  }

  /** The list without its nulls. */
  static String present(Collection<String> expressions) {
    return expressions.isEmpty() ? "[]" : list(expressions) + "[item != null]";
  }

  static String contains(String list, String value) {
    return "list contains(" + list + ", " + text(value) + ")";
  }

  /**
   * {@code context} with some entries replaced.
   *
   * @param entries each as {@code name: expression}. Written as they are, as a context literal, the
   *     later expressions would see the earlier entries: a system whose id is {@code data} could
   *     not be read any more behind an entry of that name
   */
  static String with(String context, List<String> entries) {
    String apart =
        entries.stream()
            .map(
                entry -> {
                  int end = entry.indexOf(": ");
                  String name = text(entry.substring(0, end));
                  return "{key: " + name + ", value: " + entry.substring(end + 2) + "}";
                })
            .collect(Collectors.joining(", "));
    return "context merge([" + context + ", context([" + apart + "])])";
  }

  /**
   * All of them hold; a test that comes out null does not match. Never null itself.
   *
   * @return {@code true} where there is no condition
   */
  static String holds(List<Condition> conditions) {
    return conditions.isEmpty()
        ? "true"
        : conditions.stream().map(FeelText::holds).collect(Collectors.joining(" and "));
  }

  /**
   * A cell as an expression. FEEL's {@code in} does not know a negation of tests, so a cell that is
   * one as a whole is negated outside.
   */
  private static String holds(Condition condition) {
    String tests = condition.tests();
    String negated = negatedTests(tests);
    return negated.isEmpty()
        ? "(" + passes(condition.input(), tests) + ") = true"
        : "not(" + passes(condition.input(), negated) + ") = true";
  }

  /** {@code in} takes a lone {@code true} for a test that holds, whatever the input is. */
  private static String passes(String input, String tests) {
    boolean isBoolean = tests.equals("true") || tests.equals("false");
    return "(" + input + ") " + (isBoolean ? "= " + tests : "in (" + tests + ")");
  }

  /**
   * The {@code T} of {@code not(T)}; empty if the cell is anything else. FEEL's own parser says so:
   * parentheses need not come in pairs, as in {@code not([1..5))}.
   */
  private static String negatedTests(String tests) {
    boolean isNegation =
        Feel.parseTests(tests) instanceof Feel.Understood(FeelExpression parsed)
            && parsed.isNegation();
    return isNegation ? tests.substring(tests.indexOf('(') + 1, tests.lastIndexOf(')')) : "";
  }
}
