package io.baton.generator.explore;

import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a filled-in cell reads, by the names in its column's expression and in its tests.
 *
 * @param systems ids of the systems whose reports so far it reads, the request's among them
 * @param readsReport who reports what
 * @param readsOrder the order's payload
 * @param readsOther what a report brings, or anything else that is not known before
 */
record Reading(
    Condition condition,
    FeelExpression input,
    FeelExpression tests,
    Set<String> reporters,
    Set<String> systems,
    boolean readsReport,
    boolean readsOrder,
    boolean readsOther) {
  private static final Pattern CLOCK = Pattern.compile("\\b(now|today)\\s*\\(\\s*\\)");
  private static final Set<String> BROUGHT = Set.of("params", "data");

  Reading {
    reporters = Set.copyOf(reporters);
    systems = Set.copyOf(systems);
  }

  static Reading of(Condition condition, Set<String> reporters) {
    FeelExpression input = parsed(Feel.parseExpression(condition.input()));
    FeelExpression tests = parsed(Feel.parseTests(condition.tests()));
    List<List<String>> paths =
        Stream.concat(input.variables().stream(), tests.variables().stream())
            .filter(path -> !path.equals(List.of("businessType")))
            .toList();
    boolean readsClock = CLOCK.matcher(condition.input() + " " + condition.tests()).find();
    return new Reading(
        condition,
        input,
        tests,
        reporters,
        Set.copyOf(
            paths.stream()
                .filter(path -> reporters.contains(path.getFirst()))
                .filter(path -> !isBrought(path))
                .map(List::getFirst)
                .toList()),
        paths.stream().anyMatch(Reading::isOfReport),
        paths.stream().anyMatch(Reading::isOfOrder),
        readsClock
            || !input.isQuick()
            || !tests.isQuick()
            || paths.stream()
                .filter(path -> !isOfReport(path) && !isOfOrder(path))
                .anyMatch(path -> !reporters.contains(path.getFirst()) || isBrought(path)));
  }

  /** Parsed before, when the policy was read. */
  private static FeelExpression parsed(Feel.Parsed parsed) {
    if (parsed instanceof Feel.Understood(FeelExpression expression)) {
      return expression;
    }
    throw new IllegalArgumentException("No FEEL: " + parsed);
  }

  /** Whether the value of the column is unknown before there are real orders and reports. */
  boolean isUnknown() {
    return readsOrder || readsOther;
  }

  /** Whether it is the same in all the order's life. */
  boolean isOfOrder() {
    return readsOrder && !readsOther && !readsReport && systems.isEmpty();
  }

  /** Whether what is tested is the column's value alone. */
  boolean testsItsInputOnly() {
    return tests.isQuick()
        && tests.variables().isEmpty()
        && !CLOCK.matcher(condition.tests()).find();
  }

  /** The path of the input, if it is what the last report of a system has brought. */
  boolean isStored() {
    return input
        .path()
        .filter(path -> path.size() > 2 && reporters.contains(path.getFirst()) && isBrought(path))
        .isPresent();
  }

  /** The attributes of that system that it looks at; all of them where it takes the whole state. */
  Stream<String> attributesOf(String system) {
    return Stream.concat(input.variables().stream(), tests.variables().stream())
        .filter(path -> path.getFirst().equals(system))
        .flatMap(
            path ->
                path.size() > 1
                    ? Stream.of(path.get(1))
                    : Stream.of("triggered", "status", "result", "node", "seen", "times"));
  }

  private static boolean isBrought(List<String> path) {
    return path.size() > 1 && BROUGHT.contains(path.get(1));
  }

  private static boolean isOfReport(List<String> path) {
    return path.getFirst().equals("node")
        || (path.size() > 1
            && path.getFirst().equals("feedback")
            && Set.of("system", "status").contains(path.get(1)));
  }

  private static boolean isOfOrder(List<String> path) {
    return path.getFirst().equals("order") || path.equals(List.of("orderId"));
  }
}
