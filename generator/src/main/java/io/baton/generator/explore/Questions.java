package io.baton.generator.explore;

import io.baton.generator.explore.Samples.Sample;
import io.baton.generator.explore.Unknown.Value;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The policy's cells as questions. What only real data can answer becomes an {@link Unknown}: cells
 * about the same thing share one, so that {@code < 500} and {@code >= 500} are never both false.
 */
final class Questions {
  private static final Pattern SEEN =
      Pattern.compile(
          "\\s*list contains\\(\\s*([a-z][A-Za-z0-9]*)\\.seen\\s*,\\s*\"([^\"]*)\"\\s*\\)\\s*");
  private static final Pattern DATA = Pattern.compile("feedback\\.(?:params|data)\\.");

  /** Of different cells about the same thing: each is tried with what all the others name. */
  private static final int MAX_TESTS = 50;

  private final List<String> ids;
  private final Optional<String> tooLarge;
  private final Map<Condition, Reading> readings = new HashMap<>();
  private final Map<About, List<Reading>> cells = new LinkedHashMap<>();
  private final Map<About, Known> unknowns = new LinkedHashMap<>();
  private final Map<Reading, Question.OfState> ofState = new HashMap<>();

  /** Cells of which no sample says whether they can pass: they may, and they may not. */
  private final Set<Reading> open = new HashSet<>();

  /**
   * What cells are about.
   *
   * @param reporter whose report brings it; empty if it is the order's
   */
  private record About(String reporter, String input) {}

  /** An unknown, with a value that passes the tests of each class of values. */
  private record Known(Unknown unknown, List<Sample> samples) {}

  /**
   * Takes in all cells of the policy.
   *
   * @param ids of the reporters, whose places are their indexes
   */
  Questions(FulfillmentPolicy policy, List<String> ids) {
    this.ids = ids;
    takeIn(policy);
    this.tooLarge =
        cells.entrySet().stream()
            .filter(entry -> entry.getValue().size() > MAX_TESTS)
            .findFirst()
            .map(
                entry ->
                    "%s is tested in %d ways, more than %d"
                        .formatted(entry.getKey().input(), entry.getValue().size(), MAX_TESTS));
    if (tooLarge.isEmpty()) {
      // Only now is it known what a column's cells say together, and which of them no sample
      // passes.
      cells
          .values()
          .forEach(tested -> tested.stream().filter(r -> !canPass(r, tested)).forEach(open::add));
      cells.clear();
      takeIn(policy);
      cells.forEach((about, tested) -> unknowns.put(about, known(about, tested)));
    }
  }

  /** A column whose cells are so many that they are not looked at; mostly there is none. */
  Optional<String> tooLarge() {
    return tooLarge;
  }

  private void takeIn(FulfillmentPolicy policy) {
    policy.steps().forEach(rule -> takeIn(rule.conditions(), rule.reporters()));
    policy.results().forEach(rule -> takeIn(rule.conditions(), rule.reporters()));
    policy.exceptions().forEach(rule -> takeIn(rule.conditions(), ids));
  }

  private void takeIn(List<Condition> conditions, List<String> reporters) {
    for (Condition condition : conditions) {
      Reading reading =
          readings.computeIfAbsent(condition, c -> Reading.of(c, new LinkedHashSet<>(ids)));
      if (reading.isUnknown()) {
        for (String reporter : reporters) {
          List<Reading> alike =
              cells.computeIfAbsent(about(reading, reporter), about -> new ArrayList<>());
          if (!alike.contains(reading)) {
            alike.add(reading);
          }
        }
      }
    }
  }

  private boolean isOpen(Reading reading) {
    return open.contains(reading) || !reading.testsItsInputOnly();
  }

  private About about(Reading reading, String reporter) {
    String input = reading.condition().input();
    if (reading.isStored() && !isOpen(reading)) {
      int dot = input.indexOf('.');
      return new About(input.substring(0, dot), "feedback" + input.substring(dot));
    }
    return new About(
        reading.isOfOrder() ? "" : reporter,
        isOpen(reading) ? input + " " + reading.condition().tests() : input);
  }

  private boolean canPass(Reading reading, List<Reading> tested) {
    return isOpen(reading)
        || samples(tested).stream().anyMatch(s -> reading.tests().holds(s.value(), Map.of()));
  }

  private List<Sample> samples(List<Reading> tested) {
    return tested.stream().anyMatch(this::isOpen)
        ? List.of()
        : Samples.of(
            tested.stream().map(Reading::tests).toList(),
            tested.stream().map(reading -> reading.condition().tests()).toList());
  }

  /** Values that pass the same tests are one. */
  private Known known(About about, List<Reading> tested) {
    Map<List<Boolean>, Sample> classes = new LinkedHashMap<>();
    for (Sample sample : samples(tested)) {
      classes.putIfAbsent(
          tested.stream().map(reading -> reading.tests().holds(sample.value(), Map.of())).toList(),
          sample);
    }
    List<Sample> kept = List.copyOf(classes.values());
    List<Value> values =
        kept.isEmpty()
            ? List.of(new Value(about.input()), new Value("not: " + about.input()))
            : kept.stream().map(sample -> label(about.input(), sample)).toList();
    boolean isOfOrder = about.reporter().isEmpty();
    return new Known(new Unknown(unknowns.size(), isOfOrder, about.input(), values), kept);
  }

  private static Value label(String input, Sample sample) {
    String name = DATA.matcher(input).replaceFirst("");
    return new Value(sample.value() == null ? "no " + name : name + " " + sample.text());
  }

  /** What the cell asks when that reporter reports. */
  Question question(Condition condition, String reporter) {
    Reading reading = Objects.requireNonNull(readings.get(condition));
    if (reading.isUnknown()) {
      About about = about(reading, reporter);
      Known known = Objects.requireNonNull(unknowns.get(about));
      return reading.isStored() && !isOpen(reading)
          ? stored(reading, about, known)
          : new Question.OfData(known.unknown(), passes(reading, known), passesAbsent(reading));
    }
    if (reading.systems().isEmpty()) {
      return new Question.OfReport(reading.input(), reading.tests());
    }
    return ofState.computeIfAbsent(
        reading,
        r ->
            new Question.OfState(
                ofState.size(),
                r.input(),
                r.tests(),
                r.systems().stream().map(ids::indexOf).sorted().toList(),
                r.readsReport()));
  }

  private Question stored(Reading reading, About about, Known known) {
    int slot = storedBy(about.reporter()).indexOf(about.input());
    return new Question.OfStored(
        ids.indexOf(about.reporter()), slot, passes(reading, known), passesAbsent(reading));
  }

  private boolean passesAbsent(Reading reading) {
    return !isOpen(reading) && reading.tests().holds(null, Map.of());
  }

  private BitSet passes(Reading reading, Known known) {
    BitSet passes = new BitSet();
    if (isOpen(reading)) {
      passes.set(0);
      return passes;
    }
    FeelExpression tests = reading.tests();
    IntStream.range(0, known.samples().size())
        .filter(i -> tests.holds(known.samples().get(i).value(), Map.of()))
        .forEach(passes::set);
    return passes;
  }

  /** What the reports of a system bring that later guards look at. */
  private List<String> storedBy(String system) {
    return readings.values().stream()
        .filter(reading -> reading.isStored() && !isOpen(reading))
        .map(reading -> about(reading, system))
        .filter(about -> about.reporter().equals(system))
        .map(About::input)
        .distinct()
        .sorted()
        .toList();
  }

  /** The unknown that such a value is one of. */
  Unknown unknown(String system, String input) {
    return Objects.requireNonNull(unknowns.get(new About(system, input))).unknown();
  }

  /** How many unknowns there are; their ids are below it. */
  int unknownCount() {
    return unknowns.size();
  }

  /** What all guards together look at of a system. */
  Observed observed(String system) {
    List<Reading> reading =
        readings.values().stream().filter(r -> r.systems().contains(system)).toList();
    Set<String> attributes = new LinkedHashSet<>();
    reading.forEach(r -> r.attributesOf(system).forEach(attributes::add));
    int maxCount =
        reading.stream()
            .flatMap(r -> Stream.of(r.input(), r.tests()))
            .flatMap(feel -> feel.numbers().stream())
            .mapToInt(number -> number.intValue() + 1)
            .max()
            .orElse(1);
    return new Observed(
        attributes, seenOnly(system, reading), Math.max(1, maxCount), storedBy(system));
  }

  /** The statuses that are looked for, if guards do nothing else with the list. */
  private static Optional<Set<String>> seenOnly(String system, List<Reading> reading) {
    Set<String> statuses = new LinkedHashSet<>();
    for (Reading r : reading) {
      Matcher seen = SEEN.matcher(r.condition().input());
      boolean looksForOne =
          seen.matches() && seen.group(1).equals(system) && r.tests().variables().isEmpty();
      if (looksForOne) {
        statuses.add(seen.group(2));
      } else if (r.attributesOf(system).anyMatch("seen"::equals)) {
        return Optional.empty();
      }
    }
    return Optional.of(statuses);
  }
}
