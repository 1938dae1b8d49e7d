package io.baton.benchmark.policy;

import io.baton.benchmark.order.Course;
import io.baton.benchmark.order.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A policy of a given size, in the shape that orders usually have: two systems first, side by side
 * (stock and payment); when both have said yes, one after the other, and every third of them
 * triggers besides another one that nothing follows (a notice, an invoice). The last one ends the
 * order. A policy of two systems is one after the other.
 *
 * <p>Whoever reports later says {@code begun}, which is stored, and {@code finished}, which
 * triggers what follows and after which it is done. Replies say {@code finished}.
 *
 * @param systems 2 or a multiple of 3
 * @param hasDeadlines whether those that report later have one
 */
public record SyntheticPolicy(int systems, Mix mix, boolean hasDeadlines) {
  public static final String FINISHED = "finished";
  private static final String BEGUN = "begun";
  private static final String REQUEST = "request";

  public SyntheticPolicy {
    if (systems != 2 && (systems < 6 || systems % 3 != 0)) {
      throw new IllegalArgumentException("2 systems, or 6, 9, 12...: " + systems);
    }
  }

  /** Those that are measured. */
  public static List<SyntheticPolicy> measured() {
    return Stream.of(2, 6, 12, 30)
        .flatMap(
            systems ->
                Stream.of(
                    new SyntheticPolicy(systems, Mix.REPLY, false),
                    new SyntheticPolicy(systems, Mix.FEEDBACK, false),
                    new SyntheticPolicy(systems, Mix.FEEDBACK, true),
                    new SyntheticPolicy(systems, Mix.MIXED, false),
                    new SyntheticPolicy(systems, Mix.MIXED, true)))
        .toList();
  }

  /** Such as {@code mixed-6-deadlines}. */
  public String businessType() {
    return mix.id() + "-" + systems + (hasDeadlines ? "-deadlines" : "");
  }

  /** The ids of all systems. */
  public List<String> ids() {
    return IntStream.rangeClosed(1, systems).mapToObj(SyntheticPolicy::id).toList();
  }

  private static String id(int number) {
    return "s" + number;
  }

  private static int number(String system) {
    return Integer.parseInt(system.substring(1));
  }

  /** Whether nothing follows on what the system says. */
  public boolean isLeaf(String system) {
    int number = number(system);
    return systems > 2 && number > 3 && number % 3 == 1;
  }

  /** Whether its last word ends the order. */
  public boolean isLast(String system) {
    return number(system) == systems;
  }

  /** Whether it answers in its reply. */
  public boolean replies(String system) {
    return switch (mix) {
      case REPLY -> true;
      case FEEDBACK -> false;
      case MIXED -> first().contains(system) || isLeaf(system);
    };
  }

  /** How long it may be silent, ISO 8601. */
  public Optional<String> deadline(String system) {
    return hasDeadlines && !replies(system) ? Optional.of("PT8H") : Optional.empty();
  }

  /** The systems that the order begins with. */
  public List<String> first() {
    return systems == 2 ? List.of("s1") : List.of("s1", "s2");
  }

  /** Those that must both have finished before {@link #joined()} is triggered; or none. */
  public List<String> joining() {
    return systems == 2 ? List.of() : List.of("s1", "s2");
  }

  /** Whom {@link #joining()} trigger. */
  public String joined() {
    return id(3);
  }

  /** Whom a system that does not join triggers when it has finished. */
  public List<String> next(String system) {
    int number = number(system);
    if (joining().contains(system) || isLeaf(system) || isLast(system)) {
      return List.of();
    }
    boolean hasLeaf = systems > 2 && number % 3 == 0;
    return hasLeaf ? List.of(id(number + 1), id(number + 2)) : List.of(id(number + 1));
  }

  /** The four tables, as an analyst would write them. */
  public String dmn() {
    return DecisionTable.dmn(
        businessType(),
        List.of(steps("", false), results(""), exceptions(), systemsTable("", false)));
  }

  /**
   * The table {@code steps}.
   *
   * @param suffix of its id
   * @param isForEngine whether the engine is to evaluate it, which wants no empty output cell
   */
  public DecisionTable steps(String suffix, boolean isForEngine) {
    String none = isForEngine ? "null" : "";
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(quoted(REQUEST), quoted("received"), "", "", list(first()), none));
    if (!joining().isEmpty()) {
      rows.add(
          List.of(
              "\"s1\", \"s2\"", quoted(FINISHED), "true", "true", list(List.of(joined())), none));
    }
    for (String system : ids()) {
      if (!next(system).isEmpty()) {
        rows.add(List.of(quoted(system), quoted(FINISHED), "", "", list(next(system)), none));
      }
    }
    rows.add(List.of(quoted(id(systems)), quoted(FINISHED), "", "", none, quoted("end")));
    return new DecisionTable(
        "steps" + suffix,
        "COLLECT",
        List.of(
            "feedback.system",
            "feedback.status",
            hasFinished("s1", isForEngine),
            hasFinished("s2", isForEngine)),
        List.of("trigger", "proceed"),
        rows);
  }

  private static String hasFinished(String system, boolean isForEngine) {
    String seen =
        isForEngine ? "get value(fulfilment.seen, \"%s\")".formatted(system) : system + ".seen";
    return "list contains(%s, \"finished\")".formatted(seen);
  }

  /** The table {@code results}: a result code other than 0 is abnormal. */
  public DecisionTable results(String suffix) {
    return new DecisionTable(
        "results" + suffix,
        "FIRST",
        List.of("feedback.params.resultCode"),
        List.of("result"),
        List.of(
            List.of("null", quoted("normal")),
            List.of("not(\"0\")", quoted("abnormal")),
            List.of("", quoted("normal"))));
  }

  private DecisionTable exceptions() {
    String wrong = abnormalSystem();
    Set<String> told = new LinkedHashSet<>(first());
    told.add(wrong);
    return new DecisionTable(
        "exceptions",
        "COLLECT",
        List.of("node"),
        List.of("system", "instruction", "proceed"),
        told.stream()
            .map(system -> List.of(quoted(wrong), quoted(system), quoted("cancel"), quoted("end")))
            .toList());
  }

  /**
   * The table {@code systems}.
   *
   * @param suffix of its id
   * @param isForEngine whether the engine is to evaluate it, which wants no empty output cell
   */
  public DecisionTable systemsTable(String suffix, boolean isForEngine) {
    String none = isForEngine ? "null" : "";
    return new DecisionTable(
        "systems" + suffix,
        "UNIQUE",
        List.of("system"),
        List.of("answers", "deadline", "done"),
        ids().stream()
            .map(
                system ->
                    List.of(
                        quoted(system),
                        quoted(replies(system) ? "reply" : "feedback"),
                        deadline(system).map(SyntheticPolicy::quoted).orElse(none),
                        replies(system) ? none : isForEngine ? "[\"finished\"]" : quoted(FINISHED)))
            .toList());
  }

  /** Which system reports something abnormal on the abnormal path. */
  private String abnormalSystem() {
    return systems == 2 ? "s2" : joined();
  }

  /** An order that goes well. */
  public Course normal() {
    return new Course("normal", Map.of("total", 100), steps(false));
  }

  /** An order at which the first system after the join reports something abnormal. */
  public Course abnormal() {
    return new Course("abnormal", Map.of("total", 100), steps(true));
  }

  private List<Step> steps(boolean goesWrong) {
    List<Step> steps = new ArrayList<>();
    Deque<String> called = new ArrayDeque<>(first());
    while (!called.isEmpty()) {
      String system = called.removeFirst();
      String code = goesWrong && system.equals(abnormalSystem()) ? "7" : "0";
      if (replies(system)) {
        steps.add(new Step.Replies(system, FINISHED, code));
      } else {
        steps.add(Step.takes(system));
        steps.add(Step.reports(system, BEGUN));
        steps.add(new Step.Reports(system, FINISHED, code));
      }
      if (!code.equals("0")) {
        return steps;
      }
      called.addAll(next(system));
      if (!joining().isEmpty() && system.equals(joining().getLast())) {
        called.add(joined());
      }
    }
    return steps;
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String list(List<String> texts) {
    return texts.size() == 1
        ? quoted(texts.getFirst())
        : "[" + String.join(", ", texts.stream().map(SyntheticPolicy::quoted).toList()) + "]";
  }
}
