package io.baton.generator.check;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.List;
import java.util.function.Supplier;

/** {@code "picked "} looks like {@code "picked"}, and is never equal to it. */
final class OuterBlanks implements CellCheck {

  @Override
  public void check(Condition cell, Supplier<Place> place, Findings findings) {
    List<Object> literals =
        Feel.parseTests(cell.tests()) instanceof Feel.Understood(FeelExpression tests)
            ? tests.comparedLiterals()
            : List.of();
    for (Object literal : literals) {
      if (literal instanceof String text && !text.strip().equals(text)) {
        findings.warning(
            "outer-blanks",
            place.get(),
            "The text \"" + text + "\" begins or ends with a blank.",
            "Take the blank out: texts are compared exactly.");
      }
    }
  }
}
