package io.baton.generator.model;

import io.baton.generator.diagnostic.Diagnosed;
import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem.Answers;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Understands a policy file in business terms. */
public final class PolicyModel {

  private static final Pattern BUSINESS_TYPE = Pattern.compile("[a-z][a-z0-9-]*");

  private final PolicyDocument document;
  private final Findings findings = new Findings();
  private final Map<TableKind, PolicyTable> tables = new HashMap<>();

  private PolicyModel(PolicyDocument document) {
    this.document = document;
  }

  /**
   * The policy of a file.
   *
   * @return always a policy; with errors among the diagnostics it lacks the rows that they are
   *     about, fit for finding more mistakes, not for making a process of it
   */
  public static Diagnosed<FulfillmentPolicy> of(PolicyDocument document) {
    PolicyModel model = new PolicyModel(document);
    FulfillmentPolicy policy = model.policy();
    return new Diagnosed<>(Optional.of(policy), model.findings.all());
  }

  /** The file's name without its folders and without {@code .dmn}. */
  public static String baseName(String file) {
    String name = fileName(file);
    return name.endsWith(".dmn") ? name.substring(0, name.length() - ".dmn".length()) : name;
  }

  private static String fileName(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  private FulfillmentPolicy policy() {
    checkIdentity();
    checkDecisions();
    Map<String, FulfillmentSystem> rows =
        document
            .table(TableKind.SYSTEMS.id())
            .map(table -> SystemRows.read(table, findings))
            .orElse(Map.of());
    KnownSystems known = knownSystems(rows);
    KnownNames names = KnownNames.of(known.ids());
    List<StepRule> steps = read(TableKind.STEPS, names, table -> StepRows.read(table, known));
    List<ResultRule> results =
        read(TableKind.RESULTS, names, table -> ResultRows.read(table, known, findings));
    List<ExceptionRule> exceptions =
        read(
            TableKind.EXCEPTIONS,
            KnownNames.of(known.ids(), "node"),
            table -> ExceptionRows.read(table, known));
    return new FulfillmentPolicy(
        document.id(),
        document.name().isEmpty() ? document.id() : document.name(),
        fileName(document.file()),
        system(FulfillmentPolicy.REQUEST, rows),
        known.ids().stream().map(id -> system(id, rows)).toList(),
        steps,
        results,
        exceptions,
        StatusVocabulary.of(tables, rows.values()));
  }

  private <T> List<T> read(TableKind kind, KnownNames names, Function<PolicyTable, List<T>> rules) {
    Optional<PolicyTable> table =
        document.table(kind.id()).map(t -> PolicyTable.of(t, kind, names, findings));
    table.ifPresent(t -> tables.put(kind, t));
    // The rows are read in any case, for their mistakes; without all columns they mean nothing.
    List<T> read = table.map(rules).orElse(List.of());
    return table.filter(t -> t.has(kind)).isPresent() ? read : List.of();
  }

  private static FulfillmentSystem system(String id, Map<String, FulfillmentSystem> rows) {
    String name = id.equals(FulfillmentPolicy.REQUEST) ? "Request" : id;
    FulfillmentSystem unsaid =
        new FulfillmentSystem(id, name, Answers.FEEDBACK, Optional.empty(), List.of());
    return rows.getOrDefault(id, unsaid);
  }

  /**
   * All systems, in the order in which the steps trigger them first. Where the table of systems is
   * missing, what the steps trigger: that table's absence is one mistake, not one per row.
   */
  private KnownSystems knownSystems(Map<String, FulfillmentSystem> rows) {
    Set<String> ids = new LinkedHashSet<>(triggered());
    if (document.table(TableKind.SYSTEMS.id()).isPresent()) {
      ids.retainAll(rows.keySet());
    }
    ids.addAll(rows.keySet());
    ids.remove(FulfillmentPolicy.REQUEST);
    return new KnownSystems(List.copyOf(ids));
  }

  private List<String> triggered() {
    List<String> triggered = new ArrayList<>();
    for (DecisionTable table : document.table(TableKind.STEPS.id()).stream().toList()) {
      for (int i = 0; i < table.outputs().size(); i++) {
        if (table.outputs().get(i).name().equals("trigger")) {
          int column = i;
          table.rules().stream()
              .map(rule -> Feel.parseExpression(rule.outputs().get(column).text()))
              .forEach(parsed -> triggered.addAll(literals(parsed)));
        }
      }
    }
    return triggered;
  }

  private static List<String> literals(Feel.Parsed parsed) {
    return parsed instanceof Feel.Understood(FeelExpression expression)
        ? expression.literals().stream().map(String::strip).toList()
        : List.of();
  }

  private void checkIdentity() {
    Place place = Place.ofFile(document.file());
    String type = document.id();
    if (!BUSINESS_TYPE.matcher(type).matches()) {
      findings.error(
          "bad-business-type",
          place,
          "The id of the diagram, \"" + type + "\", cannot be a business type.",
          "Write a small letter, then small letters, digits and dashes, such as \"cross-border\".");
    }
    String base = baseName(document.file());
    if (!type.isEmpty() && !base.equals(type)) {
      findings.error(
          "file-name",
          place,
          "The file is called " + base + ", but the id of the diagram is \"" + type + "\".",
          "Make them the same: both are the business type.");
    }
  }

  private void checkDecisions() {
    for (DecisionTable table : document.tables()) {
      if (TableKind.of(table.id()).isEmpty()) {
        findings.error(
            "unknown-decision",
            table.place(),
            "A policy has no table with the id \"" + table.id() + "\".",
            Suggestion.sentence(table.id(), TableKind.ids())
                + "Its tables are known by their ids: "
                + String.join(", ", TableKind.ids())
                + ".");
      }
    }
    for (TableKind needed : List.of(TableKind.STEPS, TableKind.SYSTEMS)) {
      if (document.table(needed.id()).isEmpty()) {
        findings.error(
            "missing-table",
            Place.ofFile(document.file()),
            "The policy has no table with the id \"" + needed.id() + "\".",
            "Add the decision, or correct its id in the properties panel; the name doesn't count.");
      }
    }
  }
}
