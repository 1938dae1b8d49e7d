package io.baton.generator.reference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a policy's tables give, each to the question of contract section 2; without
 * state, for any number of orders.
 */
public final class PolicyRules {
  static final String REQUEST = "request";
  static final String RECEIVED = "received";
  static final String OVERDUE = "overdue";

  /** {@code results}: is that status normal? By that rule, or by none. */
  record Result(boolean isNormal, Optional<String> rule) {}

  /** {@code steps}: a system reports a status, whom do we trigger? */
  record Step(Set<String> trigger, String node, Optional<String> outcome, List<StepRow> rows) {}

  /** A rule of {@code steps} that matches. */
  record StepRow(String rule, boolean triggers, Optional<String> outcome) {}

  /** What happens after the systems of a node have been instructed. */
  enum Proceed {
    END,
    RESUME,
    MANUAL
  }

  /** {@code exceptions}: who is told what (instruction by system), and what then? */
  record Handling(Map<String, String> instructions, Proceed proceed, List<ExceptionRow> rows) {}

  /** A rule of {@code exceptions} that matches. */
  record ExceptionRow(String rule, List<String> systems) {}

  private final PolicyTables tables;

  private PolicyRules(PolicyTables tables) {
    this.tables = tables;
  }

  /** Reads a valid policy file. */
  public static PolicyRules read(Path policyFile) {
    return new PolicyRules(PolicyTables.read(policyFile));
  }

  /** Reads a valid policy file's text. */
  public static PolicyRules parse(String xml) {
    return new PolicyRules(PolicyTables.parse(xml));
  }

  String businessType() {
    return tables.businessType();
  }

  /** The statuses that the policy's steps name for that reporter, those that lead on or others. */
  Set<String> statuses(String reporter, boolean leadOn) {
    return tables.statuses(reporter, leadOn);
  }

  /** Every system's state before anything happened, the request's first. */
  List<SystemState> systems() {
    return Stream.concat(Stream.of(REQUEST), tables.systems().stream()).map(this::system).toList();
  }

  /** The request and all fulfillment systems. */
  public List<String> systemIds() {
    return systems().stream().map(system -> system.id).toList();
  }

  /** {@code systems}: how does the system answer? */
  private SystemState system(String id) {
    Map<String, @Nullable Object> asked = new LinkedHashMap<>();
    asked.put("system", id);
    List<Map<String, @Nullable Object>> row = tables.evaluate("systems", asked);
    return new SystemState(
        id,
        texts(row, "answers").anyMatch("reply"::equals),
        texts(row, "done").toList(),
        texts(row, "deadline").findFirst().map(Duration::parse));
  }

  /** {@code results}: is that status normal? */
  Result result(String status, Map<String, @Nullable Object> context) {
    boolean overdue = status.equals(OVERDUE);
    List<Map<String, @Nullable Object>> matching =
        overdue ? tables.overdueResults(context) : tables.evaluate("results", context);
    // No table: all is normal. Overdue, if no rule that names it matches: abnormal.
    return new Result(
        texts(matching, "result").findFirst().map("normal"::equals).orElse(!overdue),
        matching.stream().findFirst().map(PolicyRules::id));
  }

  Step step(String reporter, Map<String, @Nullable Object> context) {
    List<Map<String, @Nullable Object>> matching = tables.evaluate("steps", context);
    return new Step(
        texts(matching, "trigger").collect(Collectors.toCollection(LinkedHashSet::new)),
        texts(matching, "node").findFirst().orElse(reporter),
        texts(matching, "proceed").findFirst().map(PolicyRules::outcome),
        matching.stream()
            .map(
                row ->
                    new StepRow(
                        id(row),
                        texts(List.of(row), "trigger").findFirst().isPresent(),
                        texts(List.of(row), "proceed").findFirst().map(PolicyRules::outcome)))
            .toList());
  }

  private static String id(Map<String, @Nullable Object> row) {
    return String.valueOf(row.get(PolicyTables.RULE));
  }

  /** {@code "end"} is {@code fulfilled}, {@code "end <outcome>"} is that outcome. */
  private static String outcome(String proceed) {
    return proceed.equals("end") ? "fulfilled" : proceed.substring("end".length()).strip();
  }

  Handling handling(String node, Map<String, @Nullable Object> context) {
    Map<String, @Nullable Object> asked = new LinkedHashMap<>(context);
    asked.put("node", node);
    List<Map<String, @Nullable Object>> matching = tables.evaluate("exceptions", asked);
    Map<String, String> instructions = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> rule : matching) {
      String instruction = texts(List.of(rule), "instruction").findFirst().orElse("cancel");
      texts(List.of(rule), "system").forEach(id -> instructions.putIfAbsent(id, instruction));
    }
    // The rules of a node agree: one of them may speak for all. No rule matches, or none says how
    // to go on: a person decides.
    String proceed =
        Stream.concat(matching.stream(), matching.isEmpty() ? Stream.of() : ofNode(node))
            .flatMap(rule -> texts(List.of(rule), "proceed"))
            .findFirst()
            .orElse("manual");
    return new Handling(
        instructions,
        switch (proceed) {
          case "end" -> Proceed.END;
          case "resume" -> Proceed.RESUME;
          default -> Proceed.MANUAL;
        },
        matching.stream()
            .map(row -> new ExceptionRow(id(row), texts(List.of(row), "system").toList()))
            .toList());
  }

  private Stream<Map<String, @Nullable Object>> ofNode(String node) {
    return tables.exceptionsOf(node).stream();
  }

  /** The texts of a column, one by one; a cell is a text, a list of texts or null. */
  private static Stream<String> texts(List<Map<String, @Nullable Object>> rows, String column) {
    return rows.stream()
        .map(row -> row.get(column))
        .flatMap(cell -> cell instanceof Collection<?> list ? list.stream() : Stream.of(cell))
        .filter(Objects::nonNull)
        .map(cell -> String.valueOf(cell).strip());
  }
}
