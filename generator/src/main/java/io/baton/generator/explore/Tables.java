package io.baton.generator.explore;

import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The policy, ready to be asked over and over. Reporters are known by their indexes. */
final class Tables {
  /** The request's index. */
  static final int REQUEST = 0;

  private final FulfillmentPolicy policy;
  private final List<FulfillmentSystem> reporters;
  private final List<String> ids;
  private final Questions questions;
  private final List<Observed> observed;
  private final List<List<String>> vocabulary;
  private final List<AskedRule> steps;
  private final List<AskedRule> results;
  private final List<AskedRule> exceptions;
  private final Map<List<Object>, List<Asked>> ofReports = new HashMap<>();
  private final Map<String, List<Asked>> ofNodes = new HashMap<>();
  private final Map<List<Object>, Boolean> answers = new HashMap<>();

  /** A condition of a rule, by its index there. */
  record Cell(int index, Question question) {}

  /** A rule that may apply to some report, and what it depends on then. */
  record Asked(AskedRule rule, List<Cell> cells) {}

  Tables(FulfillmentPolicy policy) {
    this.policy = policy;
    this.reporters = Stream.concat(Stream.of(policy.request()), policy.systems().stream()).toList();
    this.ids = reporters.stream().map(FulfillmentSystem::id).toList();
    this.questions = new Questions(policy, ids);
    this.observed = ids.stream().map(questions::observed).toList();
    Map<String, Set<String>> said = Vocabulary.of(policy);
    this.vocabulary = ids.stream().map(id -> List.copyOf(said.getOrDefault(id, Set.of()))).toList();
    this.steps = asked(policy.steps().stream().map(StepRule::conditions).toList());
    this.results = asked(policy.results().stream().map(ResultRule::conditions).toList());
    this.exceptions = asked(policy.exceptions().stream().map(ExceptionRule::conditions).toList());
  }

  private static List<AskedRule> asked(List<List<Condition>> rules) {
    return IntStream.range(0, rules.size()).mapToObj(i -> new AskedRule(i, rules.get(i))).toList();
  }

  /** What cannot be looked at in bounded time, if there is something. */
  Optional<String> tooLarge() {
    return questions.tooLarge();
  }

  FulfillmentPolicy policy() {
    return policy;
  }

  int reporterCount() {
    return reporters.size();
  }

  int unknownCount() {
    return questions.unknownCount();
  }

  FulfillmentSystem reporter(int index) {
    return reporters.get(index);
  }

  int index(String id) {
    return ids.indexOf(id);
  }

  boolean answersByReply(int reporter) {
    return reporter != REQUEST && reporters.get(reporter).answers() == Answers.REPLY;
  }

  Observed observed(int reporter) {
    return observed.get(reporter);
  }

  /** What a reporter can say of its own accord. */
  List<String> vocabulary(int reporter) {
    return vocabulary.get(reporter);
  }

  /** What each reporter can say, by its id. */
  Map<String, List<String>> statuses() {
    Map<String, List<String>> statuses = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      List<String> own = new ArrayList<>(vocabulary.get(i));
      if (i == REQUEST) {
        own.addFirst(FulfillmentPolicy.RECEIVED);
      }
      if (reporters.get(i).deadline().isPresent()) {
        own.add(FulfillmentPolicy.OVERDUE);
      }
      statuses.put(ids.get(i), List.copyOf(own));
    }
    return statuses;
  }

  /** The unknown whose value such a report brings. */
  Unknown unknown(int reporter, String input) {
    return questions.unknown(ids.get(reporter), input);
  }

  List<AskedRule> steps() {
    return steps;
  }

  List<AskedRule> results() {
    return results;
  }

  List<AskedRule> exceptions() {
    return exceptions;
  }

  /** The rules of {@code steps} that may apply when a system reports a status. */
  List<Asked> stepsOf(int reporter, String status) {
    return ofReports.computeIfAbsent(
        List.of("steps", reporter, status),
        key -> {
          List<Asked> asked = new ArrayList<>();
          for (AskedRule rule : steps) {
            StepRule step = policy.steps().get(rule.index);
            if (step.reporters().contains(ids.get(reporter))) {
              ask(rule, step.conditions(), reporter, status, "").ifPresent(asked::add);
            }
          }
          return asked;
        });
  }

  /** The rules of {@code results} that may apply when a system reports a status, in their order. */
  List<Asked> resultsOf(int reporter, String status) {
    return ofReports.computeIfAbsent(
        List.of("results", reporter, status),
        key -> {
          List<Asked> asked = new ArrayList<>();
          for (AskedRule rule : results) {
            ResultRule result = policy.results().get(rule.index);
            boolean counts = !status.equals(FulfillmentPolicy.OVERDUE) || result.namesOverdue();
            if (counts && result.reporters().contains(ids.get(reporter))) {
              ask(rule, result.conditions(), reporter, status, "").ifPresent(asked::add);
            }
          }
          return asked;
        });
  }

  /** The rules of {@code exceptions} that may apply at a node after such a report. */
  List<Asked> exceptionsAt(String node, int reporter, String status) {
    return ofReports.computeIfAbsent(
        List.of("exceptions", reporter, status, node),
        key ->
            rulesAt(node).stream()
                .flatMap(
                    rule ->
                        ask(
                            rule,
                            policy.exceptions().get(rule.index).conditions(),
                            reporter,
                            status,
                            node)
                            .stream())
                .toList());
  }

  /** The rules of {@code exceptions} that are about a node, whatever their guards. */
  List<AskedRule> rulesAt(String node) {
    return ofNodes
        .computeIfAbsent(
            node,
            at ->
                exceptions.stream()
                    .filter(rule -> isAt(policy.exceptions().get(rule.index), at))
                    .map(rule -> new Asked(rule, List.of()))
                    .toList())
        .stream()
        .map(Asked::rule)
        .toList();
  }

  /** These rules of {@code exceptions} as the policy has them. */
  List<ExceptionRule> exceptionRules(List<AskedRule> rules) {
    return rules.stream().map(rule -> policy.exceptions().get(rule.index)).toList();
  }

  /** Section 5: of the rules of a node one may speak for all, unless none of them applies. */
  Proceed proceed(String node, List<ExceptionRule> applying) {
    List<ExceptionRule> speaking = new ArrayList<>(applying);
    if (!speaking.isEmpty()) {
      speaking.addAll(exceptionRules(rulesAt(node)));
    }
    return speaking.stream()
        .flatMap(rule -> rule.proceed().stream())
        .findFirst()
        .orElse(Proceed.MANUAL);
  }

  /** A rule that instructs a system does something only if that was triggered (contract 4.6). */
  void markEffects(List<AskedRule> exceptionsThatApply, Situation order) {
    for (AskedRule asked : exceptionsThatApply) {
      ExceptionRule rule = policy.exceptions().get(asked.index);
      if (rule.system().map(id -> order.of(index(id)).triggered() > 0).orElse(true)) {
        asked.tookEffect();
      }
    }
  }

  private static boolean isAt(ExceptionRule rule, String node) {
    return Feel.parseTests(rule.node()) instanceof Feel.Understood(FeelExpression tests)
        && tests.matches(node);
  }

  /** The rule without what such a report answers; nothing if it cannot apply to it. */
  private Optional<Asked> ask(
      AskedRule rule, List<Condition> conditions, int reporter, String status, String node) {
    List<Cell> cells = new ArrayList<>();
    Map<String, Object> known = report(reporter, status, node);
    boolean isPossible = true;
    for (int i = 0; i < conditions.size(); i++) {
      Question question = questions.question(conditions.get(i), ids.get(reporter));
      if (question instanceof Question.OfReport(FeelExpression input, FeelExpression tests)) {
        boolean holds = tests.holds(input.value(known).orElse(null), known);
        isPossible &= rule.answered(i, holds);
      } else {
        cells.add(new Cell(i, question));
      }
    }
    return isPossible ? Optional.of(new Asked(rule, cells)) : Optional.empty();
  }

  private Map<String, Object> report(int reporter, String status, String node) {
    return Map.of(
        "feedback",
        Map.of("system", ids.get(reporter), "status", status),
        "node",
        node,
        "businessType",
        policy.businessType());
  }

  /** Whether a condition on the states of systems holds. */
  boolean holds(
      Question.OfState question, Situation situation, int reporter, String status, String node) {
    List<Object> key = new ArrayList<>();
    key.add(question.id());
    question.systems().forEach(system -> key.add(situation.number(system)));
    if (question.readsReport()) {
      key.addAll(List.of(reporter, status, node));
    }
    return answers.computeIfAbsent(
        key,
        k -> {
          Map<String, Object> known = new HashMap<>(report(reporter, status, node));
          question
              .systems()
              .forEach(system -> known.put(ids.get(system), situation.of(system).asGuardsSeeIt()));
          return question.tests().holds(question.input().value(known).orElse(null), known);
        });
  }
}
