package io.baton.generator.reference;

import io.baton.generator.reference.RandomOrder.Turn;
import io.baton.generator.reference.RandomPolicy.Answering;
import io.baton.generator.reference.RandomPolicy.Guard;
import io.baton.generator.reference.RandomPolicy.Handling;
import io.baton.generator.reference.RandomPolicy.Result;
import io.baton.generator.reference.RandomPolicy.Step;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * What random policies and the lives of random orders are made of; jqwik knows how to shrink it.
 */
public final class RandomPolicies {
  private RandomPolicies() {}

  /** Tables as text, drawn as in {@link PolicyFile}; not all of them are valid policies. */
  public static Arbitrary<String> tables() {
    return Combinators.combine(
            systems().list().ofMinSize(1).ofMaxSize(5),
            steps().list().ofMinSize(1).ofMaxSize(12),
            results().list().ofMaxSize(4),
            exceptions().list().ofMaxSize(6))
        .as(RandomPolicy::new)
        .map(RandomPolicy::drawn);
  }

  /** What happens to several orders, one after the other; four on average. */
  public static Arbitrary<List<List<Turn>>> orders() {
    return turns()
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  /** What happens to an order, turn by turn. */
  public static Arbitrary<List<Turn>> turns() {
    Arbitrary<Integer> number = upTo(99);
    return Combinators.combine(number, number, number, number)
        .as(Turn::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Integer> number() {
    return upTo(59);
  }

  private static Arbitrary<Integer> upTo(int most) {
    return Arbitraries.integers().between(0, most).withDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Set<Integer>> numbers(int least, int most) {
    return Arbitraries.integers().between(0, 5).set().ofMinSize(least).ofMaxSize(most);
  }

  private static Arbitrary<Boolean> seldom(int outOf) {
    return Arbitraries.integers().between(1, outOf).map(number -> number == outOf);
  }

  private static Arbitrary<List<Guard>> guards(int outOf) {
    Arbitrary<Guard> guard = Combinators.combine(number(), number(), number()).as(Guard::new);
    return seldom(outOf)
        .flatMap(
            guarded ->
                guarded ? guard.list().ofMinSize(1).ofMaxSize(2) : Arbitraries.just(List.of()));
  }

  private static Arbitrary<Answering> systems() {
    Arbitrary<Set<Integer>> done = Arbitraries.integers().between(0, 3).set().ofMaxSize(2);
    return Combinators.combine(seldom(3), number(), done, number()).as(Answering::new);
  }

  private static Arbitrary<Step> steps() {
    Arbitrary<Set<Integer>> reporters =
        seldom(5).flatMap(several -> several ? numbers(2, 3) : numbers(1, 1));
    Arbitrary<Set<Integer>> statuses = Arbitraries.integers().between(0, 3).set().ofMaxSize(2);
    return Combinators.combine(reporters, statuses, seldom(2), guards(3), numbers(0, 2), number())
        .as(Step::new);
  }

  private static Arbitrary<Result> results() {
    return Combinators.combine(number(), number(), guards(2), seldom(2)).as(Result::new);
  }

  private static Arbitrary<Handling> exceptions() {
    return Combinators.combine(number(), guards(4), number()).as(Handling::new);
  }
}
