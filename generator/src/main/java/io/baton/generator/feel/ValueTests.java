package io.baton.generator.feel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Unary tests that depend on nothing but the value they are asked about, to be asked very often.
 *
 * <p>Numbers are compared here; about any other value FEEL is asked once. Threads may share it.
 */
public final class ValueTests {
  /** Of values; so many texts in one column are no vocabulary, and are asked about each time. */
  private static final int MOST_KNOWN = 10_000;

  private static final Object ABSENT = new Object();

  private final FeelExpression tests;
  private final Optional<NumberTest> ofNumbers;
  private final Map<Object, Boolean> known = new ConcurrentHashMap<>();

  private ValueTests(FeelExpression tests, Optional<NumberTest> ofNumbers) {
    this.tests = tests;
    this.ofNumbers = ofNumbers;
  }

  /** Empty if their answer depends on more than the value that they are asked about. */
  public static Optional<ValueTests> of(FeelExpression tests) {
    return tests.variables().isEmpty() && tests.isQuick()
        ? Optional.of(new ValueTests(tests, NumberTest.of(tests.root())))
        : Optional.empty();
  }

  /** Whether they hold, as {@link FeelExpression#holds} says with no variable known. */
  public boolean hold(@Nullable Object value) {
    if (value instanceof Number number && ofNumbers.isPresent()) {
      return ofNumbers.get().holds(number);
    }
    boolean isKept = value == null || value instanceof String || value instanceof Boolean;
    return isKept ? known(value) : tests.holds(value, Map.of());
  }

  private boolean known(@Nullable Object value) {
    Object key = value == null ? ABSENT : value;
    Boolean answer = known.get(key);
    if (answer == null) {
      answer = tests.holds(value, Map.of());
      if (known.size() < MOST_KNOWN) {
        known.put(key, answer);
      }
    }
    return answer;
  }
}
