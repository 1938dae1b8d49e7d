package io.baton.generator.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is answered in Java is what FEEL answers. */
class ValueTestsTest {

  @Provide
  Arbitrary<String> cells() {
    Arbitrary<String> numbers = Arbitraries.of("0", "5", "500", "-3", "7.50", ".5");
    Arbitrary<String> comparisons =
        Combinators.combine(Arbitraries.of("", "< ", "<= ", "> ", ">= "), numbers)
            .as((sign, number) -> sign + number);
    Arbitrary<String> ranges =
        Combinators.combine(
                Arbitraries.of("[", "(", "]"), numbers, numbers, Arbitraries.of("]", ")", "["))
            .as((open, from, to, close) -> open + from + ".." + to + close);
    Arbitrary<String> others = Arbitraries.of("\"a\"", "null", "true", "false", "[1, 2]");
    Arbitrary<String> test = Arbitraries.oneOf(comparisons, comparisons, ranges, others);
    Arbitrary<String> several =
        test.list().ofMinSize(1).ofMaxSize(3).map(tests -> String.join(", ", tests));
    return Arbitraries.oneOf(test, several, several.map(tests -> "not(" + tests + ")"));
  }

  @Provide
  Arbitrary<Object> values() {
    return Arbitraries.of(
        0,
        5,
        500L,
        -3,
        7.5,
        7.49,
        0.5,
        new BigDecimal("7.50"),
        501,
        "a",
        "5",
        true,
        false,
        List.of(1, 2),
        Map.of("a", 1));
  }

  @Property(tries = 3000)
  void itIsAnsweredAsFeelAnswers(@ForAll("cells") String cell, @ForAll("values") Object value) {
    assertSame(cell, value);
  }

  @Property(tries = 300)
  void soIsWhatIsNotThere(@ForAll("cells") String cell) {
    assertSame(cell, null);
  }

  @Test
  void whatDependsOnMoreThanTheValueIsLeftToFeel() {
    assertThat(Feel.parseTests("< order.total"))
        .isInstanceOfSatisfying(
            Feel.Understood.class,
            understood -> assertThat(ValueTests.of(understood.expression())).isEmpty());
  }

  private static void assertSame(String cell, @Nullable Object value) {
    if (Feel.parseTests(cell) instanceof Feel.Understood(FeelExpression tests)) {
      ValueTests quick = ValueTests.of(tests).orElseThrow();
      assertThat(quick.hold(value))
          .as("%s on %s", cell, value)
          .isEqualTo(tests.holds(value, Map.of()))
          .isEqualTo(quick.hold(value));
    }
  }
}
