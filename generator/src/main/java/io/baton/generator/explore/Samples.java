package io.baton.generator.explore;

import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values that may pass some tests and fail others: what the tests name, and what lies beside and
 * between. A value is taken to be there, unless a test asks whether it is.
 */
final class Samples {
  private static final Pattern TEMPORAL =
      Pattern.compile(
          "(?:date and time|date|time|duration)\\s*\\(\\s*\"[^\"]*\"\\s*\\)|@\"[^\"]*\"");
  private static final Pattern TRUTH = Pattern.compile("\\b(true|false)\\b");
  private static final List<String> STEPS = List.of("P1D", "PT1S", "P1M");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final List<Sample> all = new ArrayList<>();

  /**
   * A value to try.
   *
   * @param text how it is written, empty for the absent one
   */
  record Sample(@Nullable Object value, String text) {}

  private Samples() {}

  /** For these tests, the most telling ones first. */
  static List<Sample> of(List<FeelExpression> tests, List<String> cells) {
    Samples samples = new Samples();
    samples.addTexts(tests);
    samples.addNumbers(tests);
    samples.addTemporal(cells);
    samples.addTruth(cells);
    if (tests.stream().anyMatch(FeelExpression::speaksOfNull)) {
      samples.all.add(new Sample(null, ""));
    }
    return samples.all;
  }

  private void addTruth(List<String> cells) {
    if (all.isEmpty() || cells.stream().anyMatch(cell -> TRUTH.matcher(cell).find())) {
      all.add(new Sample(true, "true"));
      all.add(new Sample(false, "false"));
    }
  }

  private void addTexts(List<FeelExpression> tests) {
    Set<String> texts = new LinkedHashSet<>();
    tests.forEach(test -> texts.addAll(test.literals()));
    texts.forEach(text -> all.add(new Sample(text, "\"" + text + "\"")));
    if (!texts.isEmpty()) {
      all.add(new Sample("something else", "something else"));
      texts.forEach(text -> all.add(new Sample(List.of(text), "[\"" + text + "\"]")));
      all.add(new Sample(List.copyOf(texts), "all of them"));
    }
  }

  private void addNumbers(List<FeelExpression> tests) {
    TreeSet<BigDecimal> bounds = new TreeSet<>();
    tests.forEach(test -> bounds.addAll(test.numbers()));
    TreeSet<BigDecimal> numbers = new TreeSet<>(bounds);
    for (BigDecimal bound : bounds) {
      numbers.add(bound.subtract(BigDecimal.ONE));
      numbers.add(bound.add(BigDecimal.ONE));
      Optional.ofNullable(bounds.higher(bound))
          .ifPresent(next -> numbers.add(bound.add(next).divide(TWO)));
    }
    numbers.forEach(number -> all.add(new Sample(number, number.toString())));
  }

  private void addTemporal(List<String> cells) {
    for (String cell : cells) {
      Matcher matcher = TEMPORAL.matcher(cell);
      while (matcher.find()) {
        String literal = matcher.group();
        Stream.concat(
                Stream.of(literal),
                STEPS.stream()
                    .flatMap(
                        step ->
                            Stream.of(
                                literal + " - duration(\"" + step + "\")",
                                literal + " + duration(\"" + step + "\")")))
            .forEach(this::addValueOf);
      }
    }
  }

  private void addValueOf(String expression) {
    if (Feel.parseExpression(expression) instanceof Feel.Understood(FeelExpression feel)) {
      feel.value(Map.of()).ifPresent(value -> all.add(new Sample(value, expression)));
    }
  }
}
