package io.baton.generator.explore;

import static io.baton.generator.model.FulfillmentPolicy.RECEIVED;

import io.baton.generator.explore.Event.Result;
import io.baton.generator.explore.Exploration.Circle;
import io.baton.generator.explore.Exploration.LateReport;
import io.baton.generator.model.FulfillmentPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Goes through every situation that an order can come into, the nearest ones first.
 *
 * <p>Each system says, in any order and any number of times, what the tables name of it; calls are
 * taken at once, and reports come one at a time.
 */
public final class PolicyExplorer {
  /** Of reports that are looked at: about a second of work. */
  static final int MAX_REPORTS = 200_000;

  private final int maxReports;
  private final Tables tables;
  private final LocalStates states;
  private final Notes notes;

  private final Ways ways = new Ways();
  private final Deque<Integer> next = new ArrayDeque<>();
  private final Deque<Integer> nextAfterDecision = new ArrayDeque<>();

  private final Edges hope = new Edges();
  private final Edges replies = new Edges();
  private final BitSet leadsOut = new BitSet();

  /** The situations that an order comes into without a person's decision to go on. */
  private final BitSet undecided = new BitSet();

  private final BitSet lookedAt = new BitSet();
  private boolean isAfterDecision;
  private int reports;

  /** What may happen next, and where the order stands then. */
  record Next(Event event, Situation order) {}

  private PolicyExplorer(FulfillmentPolicy policy, int maxReports) {
    this.maxReports = maxReports;
    this.tables = new Tables(policy);
    this.states =
        new LocalStates(
            IntStream.range(0, tables.reporterCount()).mapToObj(tables::observed).toList());
    this.notes = new Notes(tables);
  }

  /** Explores a policy without mistakes. */
  public static Exploration explore(FulfillmentPolicy policy) {
    return explore(policy, MAX_REPORTS);
  }

  /** Explores a policy without mistakes, but gives up after that many reports. */
  static Exploration explore(FulfillmentPolicy policy, int maxReports) {
    return new PolicyExplorer(policy, maxReports).explore();
  }

  private Exploration explore() {
    Optional<String> tooLarge = tables.tooLarge();
    if (tooLarge.isPresent()) {
      return notes.exploration(tooLarge, 0, List.of(), List.of(), List.of());
    }
    Situation start = Situation.initial(states, tables.unknownCount());
    notes.take(
        start, report(start, -1, Tables.REQUEST, RECEIVED), event -> ways.story(-1, event), true);
    boolean isComplete = lookAtAll();
    isAfterDecision = true;
    next.addAll(nextAfterDecision);
    isComplete = isComplete && lookAtAll();
    ways.passages().complete(ways.situations());
    return notes.exploration(
        isComplete ? Optional.empty() : Optional.of(whatMakesItLarge()),
        ways.situations(),
        isComplete ? withoutWayOut() : List.of(),
        circles(),
        isComplete ? lateReports() : List.of());
  }

  /** Whether it came to the end of it. */
  private boolean lookAtAll() {
    while (!next.isEmpty()) {
      if (reports > maxReports) {
        return false;
      }
      int number = next.remove();
      if (!lookedAt.get(number)) {
        lookedAt.set(number);
        lookAt(number);
      }
    }
    return true;
  }

  private String whatMakesItLarge() {
    return IntStream.range(1, tables.reporterCount())
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(states::count).reversed())
        .limit(3)
        .map(i -> "%s stands in %d ways".formatted(tables.reporter(i).id(), states.count(i)))
        .collect(
            Collectors.joining(
                ", ", "after %,d reports there were still others; ".formatted(reports), ""));
  }

  private void lookAt(int number) {
    Situation order = ways.situation(number);
    List<Event> events = new ArrayList<>();
    for (int reporter = 0; reporter < tables.reporterCount(); reporter++) {
      for (String status : Reports.possible(tables, order, reporter)) {
        events.addAll(report(order, number, reporter, status));
      }
    }
    boolean isStuckAgain = Reports.nobodyHasMoreToSay(tables, order);
    // That nothing was left to happen there is told already.
    notes.take(
        order, events, event -> ways.story(number, event), !isAfterDecision && !isStuckAgain);
    if (isStuckAgain) {
      getStuckAgain(order, ways.to(number));
    }
  }

  /** It has gone on, and nothing that the request has reported meanwhile came of it. */
  private void getStuckAgain(Situation order, Ways.Way way) {
    Choices choices = new Choices();
    do {
      Situation copy = order.copy();
      Stuck stuck = Stuck.at(tables, copy, Circumstances.ofResume(tables, copy, choices));
      notes.take(
          order, List.of(way.event().stuck(stuck)), event -> ways.story(way.from(), event), false);
      reports++;
    } while (choices.hasNext());
  }

  private List<Event> report(Situation order, int number, int reporter, String status) {
    List<Next> possible = new ArrayList<>();
    Choices choices = new Choices();
    do {
      Situation after = order.copy();
      possible.add(new Next(new Report(tables, after, reporter, status, choices).happen(), after));
      reports++;
    } while (choices.hasNext() && reports <= maxReports);
    List<Next> meant = meant(possible);
    meant.forEach(one -> follow(one.order(), number, reporter, one.event()));
    return meant.stream().map(Next::event).toList();
  }

  /**
   * A status that has a row of steps which neither triggers nor ends anything, and that a result
   * code or the like makes abnormal for the same order, is taken to come with one that does.
   */
  static List<Next> meant(List<Next> possible) {
    List<Next> abnormal = possible.stream().filter(one -> !one.event().isNormal()).toList();
    return possible.stream()
        .filter(
            one ->
                !one.event().isOnlyNoticed()
                    || abnormal.stream().noneMatch(other -> other.order().isKnownOf(one.order())))
        .toList();
  }

  private void follow(Situation after, int from, int reporter, Event event) {
    boolean isHope = isHope(reporter, event);
    switch (event.result()) {
      case GOES_ON, RESUMES -> {
        int to = number(after, from, event, !isAfterDecision);
        if (isHope && from >= 0) {
          hope.add(from, to);
        }
        if (tables.answersByReply(reporter)) {
          replies.add(from, to);
        }
      }
      case ASKS_PERSON -> {
        leadsOut(isHope, from);
        followDecision(after, from, event);
      }
      case IS_STUCK, ENDS_STUCK -> {
        leadsOut(isHope, from);
        followStuck(after, from, event);
      }
      case ENDS, ENDS_BY_EXCEPTION -> leadsOut(isHope, from);
    }
  }

  /** A person lets it go on. */
  private void followDecision(Situation after, int from, Event event) {
    Report.resume(after, tables);
    int to = number(after, from, event.leadingTo(Result.ASKS_PERSON), false);
    if (Reports.nobodyHasMoreToSay(tables, after)) {
      leadsOut.set(to);
    }
  }

  /**
   * Contract section 5: an order that has gone on and at which nothing is open listens to the
   * request for a moment.
   */
  private void followStuck(Situation after, int from, Event event) {
    boolean goesOn = !event.isNormal();
    boolean isHeardFurther = from >= 0 && Reports.nobodyHasMoreToSay(tables, ways.situation(from));
    if (goesOn || isHeardFurther) {
      Result result = goesOn ? Result.RESUMES : Result.GOES_ON;
      leadsOut.set(number(after, from, event.leadingTo(result), !isAfterDecision));
    }
    if (event.result() == Result.IS_STUCK) {
      followDecision(after.copy(), from, event);
    }
  }

  private void leadsOut(boolean isHope, int from) {
    if (isHope && from >= 0) {
      leadsOut.set(from);
    }
  }

  /**
   * Whether an order may count on it: a reply, silence that is noticed, a status that is normal.
   */
  private boolean isHope(int reporter, Event event) {
    return tables.answersByReply(reporter)
        || event.isNormal()
        || event.status().equals(FulfillmentPolicy.OVERDUE);
  }

  /**
   * The number of a situation, which is looked at later unless it was before; anew if it turns out
   * that no person's decision is needed to come there.
   */
  private int number(Situation situation, int from, Event event, boolean isUndecided) {
    Deque<Integer> queue = isUndecided || isAfterDecision ? next : nextAfterDecision;
    Optional<Integer> known = ways.number(situation);
    int number = known.orElseGet(() -> ways.begin(situation, from, event));
    if (known.isEmpty()) {
      queue.add(number);
    } else if (isUndecided && !undecided.get(number)) {
      ways.replace(number, from, event);
      queue.add(number);
    }
    undecided.set(number, isUndecided || undecided.get(number));
    ways.passages().add(from, number, event);
    return number;
  }

  private List<LateReport> lateReports() {
    return new LateReports(
            ways, (number, id) -> ways.situation(number).of(tables.index(id)).triggered() > 0)
        .find();
  }

  /** Of situations from which no end can be hoped for, those that were reached from better ones. */
  private List<Story> withoutWayOut() {
    BitSet hopeful = hope.leadingTo(leadsOut, ways.situations());
    return undecided.stream()
        .filter(number -> !hopeful.get(number))
        .filter(number -> ways.to(number).from() < 0 || hopeful.get(ways.to(number).from()))
        .mapToObj(ways::story)
        .toList();
  }

  /** The nearest circle of replies, if there is one. */
  private List<Circle> circles() {
    BitSet circles = replies.circles(ways.situations());
    return circles.stream()
        .limit(1)
        .mapToObj(number -> new Circle(ways.story(number), around(number, circles)))
        .toList();
  }

  /** What happens on the way around, from the first situation that comes again. */
  private List<Event> around(int start, BitSet circles) {
    Passages passages = ways.passages();
    List<Integer> passed = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    int at = start;
    while (!passed.contains(at)) {
      passed.add(at);
      int onward =
          passages
              .leaving(at)
              .filter(i -> circles.get(passages.to(i)) && isAnsweredAtOnce(passages.event(i)))
              .findFirst()
              .orElseThrow();
      events.add(passages.event(onward));
      at = passages.to(onward);
    }
    return events.subList(passed.indexOf(at), events.size());
  }

  private boolean isAnsweredAtOnce(Event event) {
    boolean goesOn = event.result() == Result.GOES_ON || event.result() == Result.RESUMES;
    return goesOn && tables.answersByReply(tables.index(event.reporter()));
  }
}
