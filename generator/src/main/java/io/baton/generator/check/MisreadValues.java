package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that FEEL reads, but as something else than people who do not know it mean. */
final class MisreadValues implements CellCheck {
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  private static final List<Misread> ALL =
      List.of(
          new Misread(
              "[<>]=?\\s*-?[\\d.]*\\d,\\d+",
              "the comma begins another condition, which fits the number behind it",
              "Write a point before the decimals, as in < 499.99, and nothing between thousands."),
          new Misread(
              "(?<![\\d-])\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)",
              "that is a subtraction, not a date", "Write the date as date(\"2026-01-31\")."),
          new Misread(
              "(?:^|[(,])\\s*(?:\"\"|-?[\\d.]+)\\s+(?:or|and)\\s+[\"\\d]",
              "or and and stand between questions, such as ? > 5, not between values",
              "Write a comma for \"or\", as in \"a\", \"b\", and a range for \"and\", as in [100..500)."));

  private record Misread(Pattern pattern, String what, String remedy) {
    Misread(String pattern, String what, String remedy) {
      this(Pattern.compile(pattern), what, remedy);
    }
  }

  @Override
  public void check(Condition cell, Supplier<Place> place, Findings findings) {
    // What stands in a text is nobody's punctuation.
    String bare = TEXT.matcher(cell.tests()).replaceAll("\"\"");
    for (Misread misread : ALL) {
      Matcher found = misread.pattern().matcher(bare);
      if (found.find()) {
        findings.warning(
            "misread-value",
            place.get(),
            "FEEL does not read %s as it looks: %s.".formatted(cell.tests(), misread.what()),
            misread.remedy());
      }
    }
  }
}
