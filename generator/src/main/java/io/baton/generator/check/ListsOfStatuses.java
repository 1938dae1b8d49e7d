package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a system has reported so far is a list: a text is never equal to it. */
final class ListsOfStatuses implements CellCheck {
  private static final Pattern SEEN = Pattern.compile("[A-Za-z][A-Za-z0-9]*\\.seen");

  @Override
  public void check(Condition cell, Supplier<Place> place, Findings findings) {
    List<String> texts = texts(cell);
    if (SEEN.matcher(cell.input()).matches() && !texts.isEmpty()) {
      findings.error(
          "text-for-list",
          place.get(),
          "%s is a list of all statuses so far, and \"%s\" is a text: the row never applies."
              .formatted(cell.input(), texts.getFirst()),
          "Write list contains(?, \"" + texts.getFirst() + "\").");
    }
  }

  private static List<String> texts(Condition condition) {
    return Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression tests)
        ? tests.testedTexts().orElse(List.of())
        : List.of();
  }
}
