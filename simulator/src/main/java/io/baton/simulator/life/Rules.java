package io.baton.simulator.life;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A policy as its process is made of it, ready to judge reports. Any number of orders and threads
 * may share it.
 */
public final class Rules {
  /** The request's index among the reporters. */
  public static final int REQUEST = 0;

  private final FulfillmentPolicy policy;
  private final List<Reporter> reporters;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<Reported, Candidates> ofReports = new ConcurrentHashMap<>();
  private final Map<String, AtNode> ofNodes = new ConcurrentHashMap<>();
  private final Map<Condition, Question> questions = new ConcurrentHashMap<>();
  private final Paths paths;

  /**
   * Somebody who reports.
   *
   * @param index its place among the reporters
   * @param deadline in milliseconds; {@link SystemLife#NEVER} for none
   */
  public record Reporter(
      int index, String id, String name, boolean answersByReply, Set<String> done, long deadline) {}

  private record Reported(int reporter, String status) {}

  /** A rule that may apply, by its place in its table, and what it depends on then. */
  private record Candidate(int rule, List<Question> questions) {
    boolean holds(Moment moment) {
      for (Question question : questions) {
        if (!question.holds(moment)) {
          return false;
        }
      }
      return true;
    }
  }

  private record Candidates(List<Candidate> steps, List<Candidate> results) {}

  private record AtNode(List<Candidate> rules, Optional<Proceed> proceed) {}

  /** Of a policy without mistakes. */
  public Rules(FulfillmentPolicy policy) {
    this.policy = policy;
    List<FulfillmentSystem> all =
        Stream.concat(Stream.of(policy.request()), policy.systems().stream()).toList();
    this.reporters = IntStream.range(0, all.size()).mapToObj(i -> reporter(i, all.get(i))).toList();
    reporters.forEach(reporter -> indexes.put(reporter.id(), reporter.index()));
    this.paths = new Paths(this);
  }

  private static Reporter reporter(int index, FulfillmentSystem system) {
    return new Reporter(
        index,
        system.id(),
        index == REQUEST ? system.id() : system.name(),
        index != REQUEST && system.answers() == Answers.REPLY,
        Set.copyOf(system.done()),
        system.deadline().map(text -> Duration.parse(text).toMillis()).orElse(SystemLife.NEVER));
  }

  public FulfillmentPolicy policy() {
    return policy;
  }

  /** The request and all systems, in the policy's order. */
  public List<Reporter> reporters() {
    return reporters;
  }

  /** The index of a reporter, by its id; empty for one that the policy does not have. */
  public Optional<Integer> index(String id) {
    return Optional.ofNullable(indexes.get(id));
  }

  /** {@code results}: is that status normal? */
  Verdict.Result result(OrderState order, Report report) {
    Moment moment = new Moment(order, report, "");
    for (Candidate candidate : candidates(report).results()) {
      if (candidate.holds(moment)) {
        return new Verdict.Result(
            policy.results().get(candidate.rule()).normal(), candidate.rule());
      }
    }
    return report.isOverdue() ? Verdict.Result.OVERDUE : Verdict.Result.UNNAMED;
  }

  /** {@code steps}: whom do we trigger? */
  Verdict.Step step(OrderState order, Report report) {
    Moment moment = new Moment(order, report, "");
    List<StepRule> hits = new ArrayList<>(2);
    for (Candidate candidate : candidates(report).steps()) {
      if (candidate.holds(moment)) {
        hits.add(policy.steps().get(candidate.rule()));
      }
    }
    return Verdict.Step.of(hits, this, report);
  }

  /** {@code exceptions}: who is told what, and what then? */
  Handling handling(OrderState order, Report report, String node) {
    AtNode at = ofNodes.computeIfAbsent(node, this::atNode);
    Moment moment = new Moment(order, report, node);
    List<ExceptionRule> hits = new ArrayList<>(4);
    for (Candidate candidate : at.rules()) {
      if (candidate.holds(moment)) {
        hits.add(policy.exceptions().get(candidate.rule()));
      }
    }
    // Section 5: of the rules of a node one may speak for all, unless none of them applies.
    Proceed proceed = hits.isEmpty() ? Proceed.MANUAL : at.proceed().orElse(Proceed.MANUAL);
    return new Handling(node, hits, proceed);
  }

  private Candidates candidates(Report report) {
    return ofReports.computeIfAbsent(
        new Reported(report.reporter(), report.status()),
        key -> new Candidates(stepsOf(key), resultsOf(key)));
  }

  private List<Candidate> stepsOf(Reported reported) {
    return IntStream.range(0, policy.steps().size())
        .filter(i -> policy.steps().get(i).reporters().contains(id(reported)))
        .boxed()
        .flatMap(i -> candidate(i, policy.steps().get(i).conditions(), reported).stream())
        .toList();
  }

  private List<Candidate> resultsOf(Reported reported) {
    boolean isOverdue = reported.status().equals(FulfillmentPolicy.OVERDUE);
    return IntStream.range(0, policy.results().size())
        .filter(
            i -> {
              ResultRule rule = policy.results().get(i);
              return rule.reporters().contains(id(reported)) && (!isOverdue || rule.namesOverdue());
            })
        .boxed()
        .flatMap(i -> candidate(i, policy.results().get(i).conditions(), reported).stream())
        .toList();
  }

  private String id(Reported reported) {
    return reporters.get(reported.reporter()).id();
  }

  /** The rule without what such a report answers; nothing if it cannot apply to it. */
  private Optional<Candidate> candidate(int rule, List<Condition> conditions, Reported reported) {
    List<Question> open = new ArrayList<>();
    Moment moment =
        new Moment(
            new OrderState(this), Report.of(this, reported.reporter(), reported.status()), "");
    for (Condition condition : conditions) {
      if (!Question.isOfReport(condition)) {
        open.add(question(condition));
      } else if (!question(condition).holds(moment)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Candidate(rule, List.copyOf(open)));
  }

  private AtNode atNode(String node) {
    List<Integer> rules =
        IntStream.range(0, policy.exceptions().size())
            .filter(i -> isAt(policy.exceptions().get(i), node))
            .boxed()
            .toList();
    return new AtNode(
        rules.stream()
            .map(i -> new Candidate(i, questions(policy.exceptions().get(i).conditions())))
            .toList(),
        rules.stream().flatMap(i -> policy.exceptions().get(i).proceed().stream()).findFirst());
  }

  private static boolean isAt(ExceptionRule rule, String node) {
    return Feel.parseTests(rule.node()) instanceof Feel.Understood(FeelExpression tests)
        && tests.matches(node);
  }

  private List<Question> questions(List<Condition> conditions) {
    return conditions.stream().map(this::question).toList();
  }

  private Question question(Condition condition) {
    return questions.computeIfAbsent(condition, c -> Question.of(c, paths));
  }
}
