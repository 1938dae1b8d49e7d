package io.baton.generator.feel;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstRangeBoundary;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/** A unary test of a number against number literals, in Java. */
@FunctionalInterface
interface NumberTest {

  boolean holds(Number number);

  /** Of a test as FEEL has parsed it; empty for one that is more than such a comparison. */
  static Optional<NumberTest> of(Object test) {
    return switch (test) {
      case InputLessThan than -> comparison(than.x(), order -> order < 0);
      case InputLessOrEqual than -> comparison(than.x(), order -> order <= 0);
      case InputGreaterThan than -> comparison(than.x(), order -> order > 0);
      case InputGreaterOrEqual than -> comparison(than.x(), order -> order >= 0);
      case InputEqualTo equal -> comparison(equal.x(), order -> order == 0);
      case ConstNumber number -> comparison(number, order -> order == 0);
      case UnaryTestExpression only -> of(only.exp());
      case Not not -> of(not.x()).map(negated -> number -> !negated.holds(number));
      case InputInRange in -> range(in.range());
      default -> Optional.empty();
    };
  }

  private static Optional<NumberTest> range(ConstRange range) {
    Optional<NumberTest> above = boundary(range.start(), 1);
    Optional<NumberTest> below = boundary(range.end(), -1);
    return above.isPresent() && below.isPresent()
        ? Optional.of(number -> above.get().holds(number) && below.get().holds(number))
        : Optional.empty();
  }

  private static Optional<NumberTest> boundary(ConstRangeBoundary boundary, int side) {
    boolean isClosed = boundary instanceof ClosedConstRangeBoundary;
    return comparison(boundary.value(), order -> order == side || (isClosed && order == 0));
  }

  private static Optional<NumberTest> comparison(Object literal, IntPredicate fits) {
    if (!(literal instanceof ConstNumber number)) {
      return Optional.empty();
    }
    BigDecimal limit = number.value().bigDecimal();
    return Optional.of(given -> fits.test(Integer.signum(exact(given).compareTo(limit))));
  }

  private static BigDecimal exact(Number number) {
    return switch (number) {
      case BigDecimal exact -> exact;
      case Integer whole -> BigDecimal.valueOf(whole);
      case Long whole -> BigDecimal.valueOf(whole);
      default -> new BigDecimal(number.toString());
    };
  }
}
