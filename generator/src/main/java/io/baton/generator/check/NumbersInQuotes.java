package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A column compares with {@code 500} in one row and with {@code "500"} in another: whatever the
 * value is, one of the two is wrong. The fewer ones are taken for the mistake.
 */
final class NumbersInQuotes implements PolicyChecks.Check {
  private static final Pattern NUMBER = Pattern.compile("\\s*-?\\d+(?:\\.\\d+)?\\s*");

  /** One cell that compares with literals, all of them of one kind. */
  private record Compared(Place place, String input, Object literal) {
    boolean isNumber() {
      return literal instanceof BigDecimal;
    }

    String shown() {
      return isNumber() ? literal.toString() : "\"" + literal + "\"";
    }
  }

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    Map<String, List<Compared>> columns = new LinkedHashMap<>();
    policy.steps().forEach(rule -> read(rule.place(), rule.conditions(), columns));
    policy.results().forEach(rule -> read(rule.place(), rule.conditions(), columns));
    policy.exceptions().forEach(rule -> read(rule.place(), rule.conditions(), columns));
    columns.values().forEach(column -> check(column, places, findings));
  }

  private static void read(
      Place rule, List<Condition> conditions, Map<String, List<Compared>> columns) {
    for (Condition condition : conditions) {
      List<Object> numeric =
          Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression tests)
              ? tests.comparedLiterals().stream().filter(NumbersInQuotes::isNumeric).toList()
              : List.of();
      if (numeric.stream().map(Object::getClass).distinct().count() == 1) {
        columns
            .computeIfAbsent(rule.table() + " " + condition.input(), key -> new ArrayList<>())
            .add(new Compared(rule, condition.input(), numeric.getFirst()));
      }
    }
  }

  private static boolean isNumeric(Object literal) {
    return literal instanceof BigDecimal
        || (literal instanceof String text && NUMBER.matcher(text).matches());
  }

  private static void check(List<Compared> column, Places places, Findings findings) {
    List<Compared> numbers = column.stream().filter(Compared::isNumber).toList();
    List<Compared> texts = column.stream().filter(compared -> !compared.isNumber()).toList();
    if (numbers.isEmpty() || texts.isEmpty()) {
      return;
    }
    boolean areTextsWrong = texts.size() <= numbers.size();
    Compared right = (areTextsWrong ? numbers : texts).getFirst();
    for (Compared wrong : areTextsWrong ? texts : numbers) {
      findings.warning(
          "quoted-number",
          places.input(wrong.place(), wrong.input()),
          "%s is %s here, row %d compares with %s, %s: a text never equals a number."
              .formatted(
                  wrong.shown(), kind(wrong), right.place().row(), right.shown(), kind(right)),
          "Write both in the same way: in quotes if %s is a text, without if it is a number."
              .formatted(wrong.input()));
    }
  }

  private static String kind(Compared compared) {
    return compared.isNumber() ? "a number" : "a text";
  }
}
