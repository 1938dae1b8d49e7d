package io.baton.generator.explain;

import io.baton.generator.explain.Explanation.Line;
import io.baton.generator.explain.Explanation.Section;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the tables say about a system: when it is triggered, and what comes of what it reports.
 *
 * @param statuses by reporter what it can say
 */
record SystemSentences(Words words, Map<String, List<String>> statuses) {

  /** The parts of a duration such as {@code P1DT12H}. */
  private static final Pattern AMOUNT = Pattern.compile("(\\d+)([DHM])");

  private static final Map<String, String> UNITS = Map.of("D", "day", "H", "hour", "M", "minute");

  Section about(FulfillmentSystem system) {
    List<Line> lines = new ArrayList<>();
    boolean isRequest = system.id().equals(FulfillmentPolicy.REQUEST);
    if (!isRequest) {
      lines.add(new Line(0, triggered(system) + " " + answers(system)));
    }
    statuses.getOrDefault(system.id(), List.of()).stream()
        .sorted(Comparator.comparingInt(status -> firstRow(system, status)))
        .forEach(status -> lines.addAll(reported(system, status)));
    String id = system.id();
    String name = words.name(id);
    return new Section(name.equals(id) ? id : "%s (%s)".formatted(name, id), lines);
  }

  private String triggered(FulfillmentSystem system) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    words.policy().steps().stream()
        .filter(rule -> rule.trigger().contains(system.id()))
        .forEach(
            rule ->
                rows.computeIfAbsent(cause(rule), cause -> new ArrayList<>())
                    .add(rule.place().row()));
    List<String> causes =
        rows.entrySet().stream().map(e -> e.getKey() + Words.rows(e.getValue())).toList();
    return causes.isEmpty() ? "No row triggers it." : "Triggered by " + Words.any(causes) + ".";
  }

  /** In a row of several systems, each with the statuses that are its own. */
  private String cause(StepRule rule) {
    return Words.any(
        rule.reporters().stream()
            .map(reporter -> words.name(reporter) + " " + statusesOf(reporter, rule))
            .toList());
  }

  private String statusesOf(String reporter, StepRule rule) {
    List<String> own = statuses.getOrDefault(reporter, List.of());
    List<String> named = rule.statuses().stream().filter(own::contains).toList();
    return named.isEmpty() ? "any status" : Words.any(named);
  }

  private static String answers(FulfillmentSystem system) {
    return switch (system.answers()) {
      case REPLY -> "It answers the call with its status.";
      case FEEDBACK ->
          "It reports later, any number of times"
              + (system.done().isEmpty() ? "." : ", until " + Words.any(system.done()) + ".")
              + system
                  .deadline()
                  .map(deadline -> " It is overdue after " + duration(deadline) + " of silence.")
                  .orElse(" It is never overdue.");
    };
  }

  /** {@code PT36H} as {@code 36 hours}; as it is written where it has other parts. */
  private static String duration(String iso) {
    if (!iso.matches("P(\\d+D)?(T(\\d+H)?(\\d+M)?)?")) {
      return iso;
    }
    return Words.all(AMOUNT.matcher(iso).results().map(SystemSentences::amount).toList());
  }

  private static String amount(MatchResult part) {
    return part.group(1) + " " + UNITS.get(part.group(2)) + (part.group(1).equals("1") ? "" : "s");
  }

  private int firstRow(FulfillmentSystem system, String status) {
    return rules(system, status).stream()
        .mapToInt(rule -> rule.place().row())
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private List<StepRule> rules(FulfillmentSystem system, String status) {
    return words.policy().steps().stream()
        .filter(rule -> rule.reporters().contains(system.id()))
        .filter(rule -> rule.statuses().isEmpty() || rule.statuses().contains(status))
        .toList();
  }

  /** A line for a status that one row is about, else one for each row. */
  private List<Line> reported(FulfillmentSystem system, String status) {
    List<String> effects = rules(system, status).stream().map(this::effect).toList();
    if (effects.size() <= 1) {
      String effect = effects.isEmpty() ? "nothing follows" : effects.getFirst();
      return List.of(new Line(0, status + ": " + effect));
    }
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(0, status + ":"));
    effects.forEach(effect -> lines.add(new Line(1, effect)));
    return lines;
  }

  private String effect(StepRule rule) {
    String then =
        rule.outcome()
            .map(
                outcome ->
                    outcome.equals(FulfillmentPolicy.FULFILLED)
                        ? "the order is fulfilled"
                        : "the order ends as \"" + outcome + "\"")
            .orElseGet(() -> triggers(rule));
    String node = rule.node().map(n -> "; node \"" + n + "\"").orElse("");
    return words.onlyIf(rule.conditions(), rule.place()) + then + node + Words.row(rule.place());
  }

  private String triggers(StepRule rule) {
    return rule.trigger().isEmpty() ? "triggers nobody" : "triggers " + words.names(rule.trigger());
  }
}
