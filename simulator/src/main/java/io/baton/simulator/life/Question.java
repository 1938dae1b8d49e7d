package io.baton.simulator.life;

import io.baton.generator.feel.ContainedText;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.feel.ValueTests;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A filled-in cell, ready to be asked over and over. */
@FunctionalInterface
interface Question {

  boolean holds(Moment moment);

  /**
   * The question of a cell of a valid policy. The common ones are answered in Java: columns that
   * are a path or ask whether a list contains a text, cells that compare with literals. For all
   * others FEEL is asked.
   */
  static Question of(Condition condition, Paths paths) {
    FeelExpression input = understood(Feel.parseExpression(condition.input()), condition.input());
    FeelExpression tests = understood(Feel.parseTests(condition.tests()), condition.tests());
    Optional<ValueTests> quick = ValueTests.of(tests);
    Optional<Paths.Path> path = input.path().flatMap(paths::path);
    if (quick.isPresent() && path.isPresent()) {
      return moment -> quick.get().hold(path.get().of(moment));
    }
    Optional<ContainedText> contained = ContainedText.of(input);
    Optional<Paths.Path> list = contained.flatMap(text -> paths.path(text.path()));
    if (quick.isPresent() && list.isPresent()) {
      String text = contained.orElseThrow().text();
      return moment ->
          list.get().of(moment) instanceof List<?> found
              ? quick.get().hold(found.contains(text))
              : asked(input, tests, moment);
    }
    return moment -> asked(input, tests, moment);
  }

  private static boolean asked(FeelExpression input, FeelExpression tests, Moment moment) {
    Map<String, Object> variables = moment.variables();
    return tests.holds(input.value(variables).orElse(null), variables);
  }

  /** Whether the system and the status of a report, or the node, say all that the cell asks for. */
  static boolean isOfReport(Condition condition) {
    Set<List<String>> known =
        Set.of(
            List.of("feedback", "system"),
            List.of("feedback", "status"),
            List.of("node"),
            List.of("businessType"));
    return known.containsAll(
            understood(Feel.parseExpression(condition.input()), condition.input()).variables())
        && known.containsAll(
            understood(Feel.parseTests(condition.tests()), condition.tests()).variables());
  }

  private static FeelExpression understood(Feel.Parsed parsed, String text) {
    if (parsed instanceof Feel.Understood(FeelExpression expression)) {
      return expression;
    }
    throw new IllegalArgumentException("Not of a valid policy: " + text);
  }
}
