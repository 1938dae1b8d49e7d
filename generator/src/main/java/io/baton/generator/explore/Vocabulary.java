package io.baton.generator.explore;

import static io.baton.generator.model.FulfillmentPolicy.OVERDUE;
import static io.baton.generator.model.FulfillmentPolicy.RECEIVED;

import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each system can say by the tables, without {@code overdue}, which it never says itself. */
final class Vocabulary {
  /** What a system says of which no table names a status, or of which a row takes any. */
  static final String ANY = "any status";

  private static final Pattern SEEN =
      Pattern.compile(
          "\\b([a-z][A-Za-z0-9]*)\\.(?:seen\\s*,\\s*\"([^\"]*)\"|times\\.([A-Za-z]\\w*))");

  private final FulfillmentPolicy policy;
  private final Map<String, Set<String>> known = new HashMap<>();

  private Vocabulary(FulfillmentPolicy policy) {
    this.policy = policy;
  }

  /** By id, the request among them. */
  static Map<String, Set<String>> of(FulfillmentPolicy policy) {
    Vocabulary vocabulary = new Vocabulary(policy);
    vocabulary.addWhatIsCertain();
    vocabulary.addFromRowsOfSeveral();
    vocabulary.addFromResultsOfSeveral();
    policy.systems().forEach(vocabulary::addAnyWhereNothingIsKnown);
    vocabulary.known.values().forEach(statuses -> statuses.remove(OVERDUE));
    vocabulary.known.computeIfPresent(
        FulfillmentPolicy.REQUEST,
        (request, statuses) -> {
          statuses.remove(RECEIVED);
          return statuses;
        });
    return vocabulary.known;
  }

  /** What is said of one system, and the guards and {@code done} that name it. */
  private void addWhatIsCertain() {
    for (FulfillmentSystem system : policy.systems()) {
      add(system.id(), system.done());
    }
    for (StepRule rule : policy.steps()) {
      if (rule.reporters().size() == 1 || rule.statuses().size() == 1) {
        rule.reporters().forEach(reporter -> add(reporter, rule.statuses()));
      }
      rule.conditions().forEach(this::addFromGuard);
    }
    for (ResultRule rule : policy.results()) {
      if (rule.reporters().size() == 1) {
        add(rule.reporters().getFirst(), statuses(rule.conditions()));
      }
      rule.conditions().forEach(this::addFromGuard);
    }
    policy.exceptions().forEach(rule -> rule.conditions().forEach(this::addFromGuard));
  }

  private void addFromGuard(Condition condition) {
    Matcher matcher = SEEN.matcher(condition.input() + " " + condition.tests());
    while (matcher.find()) {
      add(
          matcher.group(1),
          Stream.of(2, 3).flatMap(group -> Stream.ofNullable(matcher.group(group))).toList());
    }
    for (FulfillmentSystem system : policy.systems()) {
      if (condition.input().equals(system.id() + ".status")) {
        add(system.id(), texts(condition));
      }
    }
  }

  /**
   * In a row with several systems and several statuses, who says what? If something else tells it
   * of a status, that; else each of them may.
   */
  private void addFromRowsOfSeveral() {
    Map<String, Set<String>> certain = new HashMap<>();
    known.forEach((system, statuses) -> certain.put(system, Set.copyOf(statuses)));
    for (StepRule rule : policy.steps()) {
      if (rule.reporters().size() > 1 && rule.statuses().size() > 1) {
        for (String reporter : rule.reporters()) {
          Set<String> own = certain.getOrDefault(reporter, Set.of());
          boolean isToldElsewhere = rule.statuses().stream().anyMatch(own::contains);
          rule.statuses().stream()
              .filter(s -> !isToldElsewhere || isSaidByNobody(s, rule, certain))
              .forEach(status -> add(reporter, List.of(status)));
        }
      }
    }
  }

  /** A status that only a row of results about several systems names: each of them may say it. */
  private void addFromResultsOfSeveral() {
    Set<String> said = known.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    for (ResultRule rule : policy.results()) {
      List<String> others =
          statuses(rule.conditions()).stream().filter(s -> !said.contains(s)).toList();
      rule.reporters().forEach(reporter -> add(reporter, others));
    }
  }

  private static boolean isSaidByNobody(
      String status, StepRule rule, Map<String, Set<String>> certain) {
    return rule.reporters().stream()
        .noneMatch(reporter -> certain.getOrDefault(reporter, Set.of()).contains(status));
  }

  /** A system says something; and a row that takes any status takes those that no row names. */
  private void addAnyWhereNothingIsKnown(FulfillmentSystem system) {
    Set<String> statuses = known.getOrDefault(system.id(), Set.of());
    boolean isAnyTaken =
        policy.steps().stream()
            .anyMatch(
                rule ->
                    rule.reporters().contains(system.id())
                        && rule.statuses().isEmpty()
                        && rule.reporters().size() == 1);
    if (isAnyTaken || statuses.stream().allMatch(OVERDUE::equals)) {
      add(system.id(), List.of(ANY));
    }
  }

  private static List<String> statuses(List<Condition> conditions) {
    return conditions.stream()
        .filter(condition -> condition.input().equals("feedback.status"))
        .flatMap(condition -> texts(condition).stream())
        .toList();
  }

  private static List<String> texts(Condition condition) {
    return Feel.parseTests(condition.tests()) instanceof Feel.Understood(FeelExpression tests)
        ? tests.testedTexts().orElse(List.of())
        : List.of();
  }

  private void add(String system, List<String> statuses) {
    known.computeIfAbsent(system, id -> new LinkedHashSet<>()).addAll(statuses);
  }
}
