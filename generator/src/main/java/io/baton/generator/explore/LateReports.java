package io.baton.generator.explore;

import io.baton.generator.diagnostic.Place;
import io.baton.generator.explore.Exploration.LateReport;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Joins that miss one of their reports if it comes last: a rule waits for what another system has
 * reported and triggers something; the other way round, nothing does that any more.
 *
 * <p>Nothing is found where the policy shows that it is meant: where another rule applies in the
 * other order, or where what has been missed can still be triggered without saying the same again.
 */
final class LateReports {
  private static final Pattern REPORTED =
      Pattern.compile("\\b([a-z][A-Za-z0-9]*)\\.(?:seen|times|status)\\b");

  /** Of situations in which the same two reports meet. */
  private static final int MOST_TRIED = 5;

  /** Of times that all continuations are looked through. */
  private static final int MOST_SEARCHES = 100;

  private final Ways ways;
  private final Passages passages;

  private final BiPredicate<Integer, String> wasTriggered;

  private final Map<Place, Set<String>> partners = new HashMap<>();
  private final Map<List<Object>, Integer> tried = new HashMap<>();
  private final Map<Place, LateReport> found = new LinkedHashMap<>();
  private int searches;

  /**
   * Begins with what an exploration has found.
   *
   * @param wasTriggered whether in the situation of that number the system was
   */
  LateReports(Ways ways, BiPredicate<Integer, String> wasTriggered) {
    this.ways = ways;
    this.passages = ways.passages();
    this.wasTriggered = wasTriggered;
  }

  /** One for each rule at most. */
  List<LateReport> find() {
    passages
        .all()
        .filter(i -> !passages.event(i).triggered().isEmpty() && passages.goesOn(i))
        .forEach(
            i ->
                passages.event(i).steps().stream()
                    .filter(rule -> !rule.trigger().isEmpty() && !found.containsKey(rule.place()))
                    .forEach(rule -> lookAt(rule, i)));
    return List.copyOf(found.values());
  }

  /** The rule applies in that passage: what if the report before came after it? */
  private void lookAt(StepRule rule, int second) {
    Event other = passages.event(second);
    Set<String> waitedFor = partners.computeIfAbsent(rule.place(), place -> partners(rule));
    if (waitedFor.isEmpty() || other.reporter().equals(FulfillmentPolicy.REQUEST)) {
      return;
    }
    passages
        .arriving(passages.from(second))
        .filter(passages::goesOn)
        .filter(first -> waitedFor.contains(passages.event(first).reporter()))
        .filter(first -> !passages.event(first).reporter().equals(other.reporter()))
        .forEach(first -> lookAt(rule, first, second));
  }

  private static Set<String> partners(StepRule rule) {
    return rule.conditions().stream()
        .flatMap(c -> REPORTED.matcher(c.input() + " " + c.tests()).results())
        .map(found -> found.group(1))
        .filter(system -> !system.equals(FulfillmentPolicy.REQUEST))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void lookAt(StepRule rule, int first, int second) {
    Event one = passages.event(first);
    Event other = passages.event(second);
    List<Object> key =
        List.of(rule.place(), one.reporter(), one.status(), other.reporter(), other.status());
    if (found.containsKey(rule.place()) || tried.merge(key, 1, Integer::sum) > MOST_TRIED) {
      return;
    }
    int before = passages.from(first);
    List<Integer> otherFirst = passages.leaving(before, other);
    if (otherFirst.stream().anyMatch(i -> applies(rule, passages.event(i)))) {
      return;
    }
    Story works = ways.story(before, one, other);
    otherFirst.stream()
        .filter(i -> onlyWhat(passages.event(i), other))
        .flatMap(
            i ->
                oneLast(rule, one, other, passages.to(i)).stream()
                    .map(last -> ways.story(before, passages.event(i), passages.event(last))))
        .findFirst()
        .ifPresent(fails -> found.put(rule.place(), new LateReport(rule, works, fails)));
  }

  /** The first report as the last one, if what the rule triggers is lost then. */
  private Optional<Integer> oneLast(StepRule rule, Event one, Event other, int between) {
    List<Integer> last = passages.leaving(between, one);
    boolean isMeant =
        last.stream().map(passages::event).anyMatch(e -> applies(rule, e) || !onlyWhat(e, one));
    return isMeant
        ? Optional.empty()
        : last.stream().filter(i -> isLost(rule, one, other, passages.to(i))).findFirst();
  }

  private static boolean applies(StepRule rule, Event event) {
    return event.steps().stream().anyMatch(applied -> applied.place().equals(rule.place()));
  }

  /** Whether no rule applies to a report that does not also apply when it comes at another time. */
  private static boolean onlyWhat(Event event, Event atAnotherTime) {
    return event.steps().stream().allMatch(rule -> applies(rule, atAnotherTime));
  }

  /** Whether nothing triggers it any more, unless one of the two says the same again. */
  private boolean isLost(StepRule rule, Event one, Event other, int situation) {
    boolean isOpen = rule.trigger().stream().noneMatch(id -> wasTriggered.test(situation, id));
    if (!isOpen || ++searches > MOST_SEARCHES) {
      return false;
    }
    Set<String> chances = new HashSet<>(rule.trigger());
    chances.add(one.reporter());
    chances.add(other.reporter());
    BitSet reached = new BitSet(ways.situations());
    reached.set(situation);
    Deque<Integer> next = new ArrayDeque<>(List.of(situation));
    while (!next.isEmpty()) {
      for (int passage : passages.leaving(next.remove()).toArray()) {
        Event event = passages.event(passage);
        if (Passages.isAlike(event, one) || Passages.isAlike(event, other)) {
          continue;
        }
        if (event.triggered().stream().anyMatch(chances::contains)) {
          return false;
        }
        if (!reached.get(passages.to(passage))) {
          reached.set(passages.to(passage));
          next.add(passages.to(passage));
        }
      }
    }
    return true;
  }
}
