package io.baton.generator.explore;

import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.explore.Event.Result;
import io.baton.generator.explore.PolicyExplorer.Next;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the story that an order has lived through, from what was reported: {@code request received,
 * inventory reserved}.
 *
 * <p>What is not said is taken so that the next report can come; and for normal, if it may be
 * either and {@code abnormal} is not added. If a person was asked, the order went on.
 */
public final class ReportedPath {
  private static final String ABNORMAL = " abnormal";

  /** A report as it is told. */
  private record Told(int reporter, String status, boolean isAbnormal, String text) {}

  /** What came of it. */
  public sealed interface Found {
    /** The order's story. */
    record Lived(Story story) implements Found {}

    /** There is none: why, and what could be said instead. */
    record Refused(String reason) implements Found {}
  }

  private final Tables tables;
  private final Deque<Event> events = new ArrayDeque<>();
  private List<Told> told = List.of();
  private int reports;

  /** How far it came at best, and where the order stands there. */
  private int reached = -1;

  private Optional<Situation> reachedSituation = Optional.empty();

  private ReportedPath(FulfillmentPolicy policy) {
    this.tables = new Tables(policy);
  }

  /**
   * Finds it.
   *
   * @param text reports with commas between them, each a system (its id or its display name) and a
   *     status; the first one, {@code request received}, may be left out
   */
  public static Found find(FulfillmentPolicy policy, String text) {
    ReportedPath path = new ReportedPath(policy);
    try {
      path.told = path.read(text);
    } catch (Unreadable e) {
      return new Found.Refused(String.valueOf(e.getMessage()));
    }
    return path.find();
  }

  private Found find() {
    Optional<String> tooLarge = tables.tooLarge();
    if (tooLarge.isPresent()) {
      return new Found.Refused("The policy is too large to follow an order: " + tooLarge.get());
    }
    LocalStates states =
        new LocalStates(
            IntStream.range(0, tables.reporterCount()).mapToObj(tables::observed).toList());
    if (search(Situation.initial(states, tables.unknownCount()), 0)) {
      return new Found.Lived(new Story(List.copyOf(events)));
    }
    return new Found.Refused(whyNot());
  }

  /** Whether the rest can be reported, with its events if so. */
  private boolean search(Situation order, int at) {
    if (at > reached) {
      reached = at;
      reachedSituation = Optional.of(order);
    }
    if (at == told.size()) {
      return true;
    }
    Told report = told.get(at);
    boolean canBe =
        at == 0 || Reports.possible(tables, order, report.reporter()).contains(report.status());
    if (!canBe) {
      return false;
    }
    for (Next next : possible(order, report)) {
      events.addLast(at + 1 < told.size() ? decided(next.event()) : next.event());
      if (goOn(next, at + 1)) {
        return true;
      }
      events.removeLast();
    }
    return false;
  }

  /** An order that was stuck goes on when a person has said so. */
  private static Event decided(Event event) {
    return event.result() == Result.IS_STUCK ? event.leadingTo(Result.ASKS_PERSON) : event;
  }

  private boolean goOn(Next next, int at) {
    Result result = next.event().result();
    boolean isOver =
        result == Result.ENDS || result == Result.ENDS_BY_EXCEPTION || result == Result.ENDS_STUCK;
    if (isOver) {
      if (at > reached) {
        reached = at;
        reachedSituation = Optional.empty();
      }
      return at == told.size();
    }
    if (result == Result.ASKS_PERSON || result == Result.IS_STUCK) {
      Report.resume(next.order(), tables);
    }
    return search(next.order(), at);
  }

  private List<Next> possible(Situation order, Told report) {
    List<Next> possible = new ArrayList<>();
    Choices choices = new Choices();
    do {
      Situation after = order.copy();
      possible.add(
          new Next(
              new Report(tables, after, report.reporter(), report.status(), choices).happen(),
              after));
      reports++;
    } while (choices.hasNext() && reports <= PolicyExplorer.MAX_REPORTS);
    return PolicyExplorer.meant(possible).stream()
        .filter(next -> !report.isAbnormal() || !next.event().isNormal())
        .sorted(Comparator.comparing(next -> !next.event().isNormal()))
        .toList();
  }

  private String whyNot() {
    Told report = told.get(reached);
    String before =
        told.subList(0, reached).stream().map(Told::text).collect(Collectors.joining(", "));
    String reason = "\"%s\" cannot come after %s. ".formatted(report.text(), before);
    return reachedSituation
        .map(order -> reason + canBe(order))
        .orElse(reason + "The order is over then.");
  }

  private String canBe(Situation order) {
    return IntStream.range(0, tables.reporterCount())
        .boxed()
        .flatMap(
            reporter ->
                Reports.possible(tables, order, reporter).stream()
                    .map(status -> tables.reporter(reporter).id() + " " + status))
        .collect(Collectors.joining(", ", "What can come: ", "."));
  }

  // ---- reading

  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  private List<Told> read(String text) throws Unreadable {
    List<Told> read = new ArrayList<>();
    for (String part : text.split("[,，]", -1)) {
      if (!part.isBlank()) {
        read.add(readOne(part.strip()));
      }
    }
    boolean hasStart =
        !read.isEmpty()
            && read.getFirst().reporter() == Tables.REQUEST
            && read.getFirst().status().equals(FulfillmentPolicy.RECEIVED);
    if (!hasStart) {
      String start = FulfillmentPolicy.REQUEST + " " + FulfillmentPolicy.RECEIVED;
      read.addFirst(new Told(Tables.REQUEST, FulfillmentPolicy.RECEIVED, false, start));
    }
    return read;
  }

  private Told readOne(String text) throws Unreadable {
    int reporter = -1;
    String name = "";
    for (int i = 0; i < tables.reporterCount(); i++) {
      for (String known : names(i)) {
        if (begins(text, known) && known.length() > name.length()) {
          reporter = i;
          name = known;
        }
      }
    }
    if (reporter < 0) {
      throw new Unreadable(unknownSystem(text));
    }
    String rest = text.substring(name.length()).strip();
    List<String> statuses =
        tables.statuses().getOrDefault(tables.reporter(reporter).id(), List.of());
    boolean isAbnormal = !statuses.contains(rest) && rest.endsWith(ABNORMAL);
    String status =
        isAbnormal ? rest.substring(0, rest.length() - ABNORMAL.length()).strip() : rest;
    if (!statuses.contains(status)) {
      throw new Unreadable(
          "By the policy %s has no status \"%s\". %sIt has: %s."
              .formatted(
                  name,
                  status,
                  Suggestion.sentence(status, statuses),
                  String.join(", ", statuses)));
    }
    return new Told(reporter, status, isAbnormal, text);
  }

  private static boolean begins(String text, String name) {
    return text.startsWith(name)
        && (text.length() == name.length() || Character.isWhitespace(text.charAt(name.length())));
  }

  private List<String> names(int reporter) {
    FulfillmentSystem system = tables.reporter(reporter);
    return List.of(system.id(), system.name());
  }

  private String unknownSystem(String text) {
    List<String> ids =
        IntStream.range(0, tables.reporterCount()).mapToObj(i -> tables.reporter(i).id()).toList();
    List<String> all =
        IntStream.range(0, tables.reporterCount())
            .mapToObj(this::names)
            .flatMap(List::stream)
            .toList();
    // The status is not part of the name: as many words are compared as the name may have.
    List<String> words = List.of(text.split("\\s+", -1));
    String suggestion =
        IntStream.rangeClosed(1, words.size())
            .mapToObj(n -> Suggestion.sentence(String.join(" ", words.subList(0, n)), all))
            .filter(sentence -> !sentence.isEmpty())
            .findFirst()
            .orElse("");
    return "\"%s\" begins with no system of the policy. %sThey are: %s."
        .formatted(text, suggestion, String.join(", ", ids));
  }
}
