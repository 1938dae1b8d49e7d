package io.baton.generator.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A policy out of numbers, which stand for systems, statuses, guards and nodes; drawn as in {@link
 * PolicyFile}. It is not always valid: rules may contradict each other.
 */
record RandomPolicy(
    List<Answering> systems, List<Step> steps, List<Result> results, List<Handling> exceptions) {
  private static final List<String> IDS = List.of("stock", "pay", "pack", "ship", "mail");
  private static final List<String> STATUSES = List.of("a", "b", "c");
  private static final List<String> DEADLINES = List.of("", "PT2H", "PT5H", "P1D");

  RandomPolicy {
    systems = List.copyOf(systems);
    steps = List.copyOf(steps);
    results = List.copyOf(results);
    exceptions = List.copyOf(exceptions);
  }

  /** A row of {@code systems}, and the number of the node of its statuses. */
  record Answering(boolean reply, int deadline, Set<Integer> done, int node) {}

  /** One cell of a guard column; {@code of}: the reporter that it asks for. */
  record Guard(int column, int of, int test) {
    /** Input expressions, with the tests that go with each. */
    private static final List<List<String>> COLUMNS =
        List.of(
            List.of("order.total", "< 500", ">= 500", "[100..700]"),
            List.of("%s.status", "\"a\"", "not(\"a\")", "null", "\"b\", \"c\""),
            List.of("%s.result", "\"normal\"", "\"abnormal\"", "not(\"abnormal\")"),
            List.of("%s.triggered", "> 0", "> 1", "0", "[1..2]"),
            List.of("list contains(%s.seen, \"a\")", "true", "false"),
            List.of("list contains(%s.seen, \"b\")", "true", "false"),
            List.of("%s.seen", "list contains(?, \"a\")", "count(?) > 1"),
            List.of("%s.times.a", "> 1", "1", "null"),
            List.of("%s.node", "\"yard\"", "not(\"yard\")", "null"),
            List.of("%s.data.d1", "> 30", "<= 30", "null"),
            List.of("%s.params.resultCode", "\"7\"", "not(\"0\")", "null"),
            List.of("feedback.params.resultCode", "\"7\"", "\"0\", null", "not(\"7\")"),
            List.of("feedback.data.d0", "> 50", "null"),
            List.of("%s.triggered + %1$s.times.b", "> 2", "null"));

    String input(RandomPolicy policy) {
      return COLUMNS.get(column % COLUMNS.size()).getFirst().formatted(policy.reporter(of));
    }

    String cell() {
      List<String> tests = COLUMNS.get(column % COLUMNS.size());
      return tests.get(1 + test % (tests.size() - 1));
    }
  }

  /**
   * A row of {@code steps}.
   *
   * @param join all reporters must have reported their status
   */
  record Step(
      Set<Integer> reporters,
      Set<Integer> statuses,
      boolean join,
      List<Guard> guards,
      Set<Integer> trigger,
      int end) {
    private boolean isOnlyC() {
      return statuses.equals(Set.of(2));
    }

    private boolean isNeverC() {
      return !statuses.isEmpty() && !statuses.contains(2);
    }
  }

  /** A row of {@code results}. */
  record Result(int reporter, int status, List<Guard> guards, boolean normal) {}

  /** A row of {@code exceptions}. */
  record Handling(int node, List<Guard> guards, int proceed) {}

  private static final int EVERY = 6;

  /** A row that matches everything may only be the last. */
  private static boolean isEvery(Result result) {
    boolean isGuarded = result.reporter() % EVERY != 0 || !result.guards().isEmpty();
    return isGuarded && result.status() % EVERY == 0;
  }

  private String system(int number) {
    return IDS.get(number % systems.size());
  }

  private String reporter(int number) {
    return number % (systems.size() + 1) == 0 ? "request" : system(number - 1);
  }

  private static String status(int number) {
    return number % 4 == 3 ? "overdue" : STATUSES.get(number % 4);
  }

  /**
   * The node of a row, empty for the reporter's own: rows that can match together must agree on it.
   * So it belongs to the reporter, or to its status c where no row has that together with others.
   */
  private String node(Step step) {
    if (step.reporters().size() > 1) {
      return "";
    }
    String reporter = reporter(step.reporters().iterator().next());
    List<Step> own =
        steps.stream()
            .skip(1)
            .filter(s -> s.reporters().stream().map(this::reporter).anyMatch(reporter::equals))
            .toList();
    if (reporter.equals("request") || own.stream().anyMatch(s -> s.reporters().size() > 1)) {
      return "";
    }
    int number = systems.get(IDS.indexOf(reporter)).node();
    boolean apart = own.stream().allMatch(s -> s.isOnlyC() || s.isNeverC());
    return List.of("", "yard", "road").get((number + (apart && step.isOnlyC() ? 1 : 0)) % 3);
  }

  /** The tables. */
  String drawn() {
    StringJoiner tables = new StringJoiner("\n\n");
    tables.add(drawnSteps());
    if (!results.isEmpty()) {
      tables.add(drawnResults());
    }
    if (!exceptions.isEmpty()) {
      tables.add(drawnExceptions());
    }
    return tables.add(drawnSystems()).toString();
  }

  private String drawnSteps() {
    List<List<Guard>> joins = steps.stream().map(this::joined).toList();
    List<String> columns =
        columns(
            Stream.concat(
                steps.stream().flatMap(step -> step.guards().stream()),
                joins.stream().flatMap(List::stream)));
    StringJoiner table = new StringJoiner("\n", "steps\n", "");
    table.add(
        "feedback.system | feedback.status" + heads(columns) + " || trigger | node | proceed");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean first = i == 0;
      boolean ends = !first && step.end() % 5 == 4;
      String reporters =
          first ? "\"request\"" : texts(step.reporters().stream().map(this::reporter));
      String statuses =
          first ? "\"received\"" : texts(step.statuses().stream().map(RandomPolicy::status));
      Set<Integer> triggers = first && step.trigger().isEmpty() ? Set.of(0) : step.trigger();
      List<Guard> guards = new ArrayList<>(first ? List.of() : joins.get(i));
      guards.addAll(first ? List.of() : step.guards());
      String node = first ? "" : node(step);
      table.add(
          "%s | %s%s || %s | %s | %s"
              .formatted(
                  reporters,
                  statuses,
                  cells(columns, guards),
                  ends ? "" : "[" + texts(triggers.stream().map(this::system)) + "]",
                  node.isEmpty() ? "" : '"' + node + '"',
                  ends ? (step.end() % 2 == 0 ? "\"end\"" : "\"end returned\"") : ""));
    }
    return table.toString();
  }

  /** A guard per reporter: it has reported the status "a" or "b", whichever its row names first. */
  private List<Guard> joined(Step step) {
    int seen = step.statuses().contains(1) && !step.statuses().contains(0) ? 5 : 4;
    return step.join()
        ? step.reporters().stream().map(reporter -> new Guard(seen, reporter, 0)).toList()
        : List.of();
  }

  private String drawnResults() {
    List<String> columns = columns(results.stream().flatMap(result -> result.guards().stream()));
    StringJoiner table = new StringJoiner("\n", "results\n", "");
    table.add("feedback.system | feedback.status" + heads(columns) + " || result");
    for (Result result : results) {
      table.add(
          "%s | %s%s || %s"
              .formatted(
                  result.reporter() % EVERY == 0 ? "" : '"' + reporter(result.reporter() - 1) + '"',
                  isEvery(result) ? "" : '"' + status(result.status()) + '"',
                  cells(columns, result.guards()),
                  result.normal() ? "\"normal\"" : "\"abnormal\""));
    }
    table.add(" | " + " |".repeat(columns.size()) + " || \"normal\"");
    return table.toString();
  }

  private String drawnExceptions() {
    List<String> columns = columns(exceptions.stream().flatMap(rule -> rule.guards().stream()));
    StringJoiner table = new StringJoiner("\n", "exceptions\n", "");
    table.add("node" + heads(columns) + " || system | instruction | proceed");
    for (Handling rule : exceptions) {
      table.add(handledAt(rule.node()).formatted(cells(columns, rule.guards())));
    }
    return table.toString();
  }

  /** What a row does follows from its node: rows of a node must agree. */
  private String handledAt(int number) {
    List<String> nodes = new ArrayList<>(List.of("", "yard", "road", "stuck", "request"));
    IntStream.range(0, systems.size()).forEach(i -> nodes.add(system(i)));
    int at = number % nodes.size();
    if (at == 0) {
      return "%s ||  |  | ";
    }
    int system = number / nodes.size() % systems.size();
    int chosen = exceptions.getFirst().proceed() + at;
    List<String> proceed = List.of("\"resume\"", "\"end\"", "\"manual\"", "", "\"resume\"");
    boolean isStuck = nodes.get(at).equals("stuck");
    return "\"%s\"%%s || \"%s\" | %s | %s"
        .formatted(
            nodes.get(at),
            system(system),
            List.of("", "\"recall\"", "\"hurry\"").get((at + system) % 3),
            proceed.get(isStuck ? 1 + chosen % 3 : chosen % 5));
  }

  private String drawnSystems() {
    StringJoiner table =
        new StringJoiner("\n", "systems\nsystem || answers | deadline | done\n", "");
    for (int i = 0; i < systems.size(); i++) {
      Answering system = systems.get(i);
      String deadline = DEADLINES.get(system.deadline() % DEADLINES.size());
      table.add(
          "\"%s\" || %s | %s | %s"
              .formatted(
                  IDS.get(i),
                  system.reply() ? "\"reply\"" : "\"feedback\"",
                  system.reply() || deadline.isEmpty() ? "" : '"' + deadline + '"',
                  system.reply() || system.done().isEmpty()
                      ? ""
                      : "[" + texts(system.done().stream().map(RandomPolicy::status)) + "]"));
    }
    return table.toString();
  }

  // ---- guard columns

  private List<String> columns(Stream<Guard> guards) {
    return List.copyOf(
        guards
            .map(guard -> guard.input(this))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private static String heads(List<String> columns) {
    return columns.stream().map(column -> " | " + column).collect(Collectors.joining());
  }

  private String cells(List<String> columns, List<Guard> guards) {
    return columns.stream()
        .map(
            column ->
                " | "
                    + guards.stream()
                        .filter(guard -> guard.input(this).equals(column))
                        .findFirst()
                        .map(Guard::cell)
                        .orElse(""))
        .collect(Collectors.joining());
  }

  private static String texts(Stream<String> texts) {
    return texts.distinct().map(text -> '"' + text + '"').collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "\n" + drawn() + "\n";
  }
}
