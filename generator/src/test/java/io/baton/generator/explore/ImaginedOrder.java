package io.baton.generator.explore;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import io.baton.generator.reference.Action;
import io.baton.generator.reference.Decision;
import io.baton.generator.reference.Happening;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomOrder.Turn;
import io.baton.generator.reference.ReferenceInterpreter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The life of an order in the reference interpreter, chosen turn by turn, within what the
 * exploration takes for granted (ADR 0012): systems say what the tables name of them, calls are
 * taken at once, and a status that only has a node is abnormal if it can be.
 */
final class ImaginedOrder {
  /** Enough to find data that makes a status abnormal, if there is such data. */
  private static final int MOST_TRIED = 60;

  private static final int FEW = 3;

  private final FulfillmentPolicy policy;
  private final Map<String, StepRule> steps;
  private final Map<String, List<String>> vocabulary = new LinkedHashMap<>();
  private final Set<String> replying;
  private final ImaginedData data;
  private final ReferenceInterpreter order;

  private final List<Happening> reported = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private boolean waitsForPerson;
  private boolean isAboutToGoOn;
  private boolean isBeyondWhatIsExplored;
  private int events;

  ImaginedOrder(FulfillmentPolicy policy, PolicyRules rules) {
    this.policy = policy;
    this.steps = policy.steps().stream().collect(Collectors.toMap(StepRule::id, rule -> rule));
    Map<String, Set<String>> said = Vocabulary.of(policy);
    Stream.concat(Stream.of(policy.request()), policy.systems().stream())
        .map(FulfillmentSystem::id)
        .forEach(id -> vocabulary.put(id, List.copyOf(said.getOrDefault(id, Set.of()))));
    this.replying =
        policy.systems().stream()
            .filter(system -> system.answers() == Answers.REPLY)
            .map(FulfillmentSystem::id)
            .collect(Collectors.toSet());
    this.data = new ImaginedData(policy);
    this.order = new ReferenceInterpreter(rules);
  }

  /** What was seen in its life, in the words of {@link Possible}. */
  Set<String> lives(List<Turn> turns) {
    happens(new Happening.Starts("o", data.payload(random(turns.getFirst()))));
    for (Turn turn : turns) {
      if (isBeyondWhatIsExplored || order.isEnding()) {
        break;
      }
      next(turn).ifPresent(this::happens);
    }
    return seen;
  }

  /** What has happened, and what came of it. */
  String story() {
    return String.join("\n", story);
  }

  private static Random random(Turn turn) {
    return new Random(turn.what() * 100L + turn.how());
  }

  private Optional<Happening> next(Turn turn) {
    int kind = turn.kind();
    if ((waitsForPerson || isAboutToGoOn) && kind < 70) {
      return Optional.of(waitsForPerson ? new Happening.Decides("resume") : new Happening.GoesOn());
    }
    if (kind < 35) {
      return reply(turn).or(() -> report(turn, working()));
    } else if (kind < 75) {
      return report(turn, working());
    } else if (kind < 84) {
      return report(turn, List.of(FulfillmentPolicy.REQUEST));
    } else if (kind < 88) {
      return report(turn, List.copyOf(vocabulary.keySet()));
    } else if (kind < 91) {
      return pick(turn.who(), reported);
    }
    return pick(turn.who(), deadlines()).map(Happening.TimePasses::new);
  }

  /** Those that have something to say. */
  private List<String> working() {
    return policy.systems().stream()
        .map(FulfillmentSystem::id)
        .filter(id -> order.knows(id).orElseThrow().get("triggered") instanceof Integer n && n > 0)
        .toList();
  }

  private List<Duration> deadlines() {
    return Stream.concat(Stream.of(policy.request()), policy.systems().stream())
        .flatMap(system -> system.deadline().stream())
        .map(deadline -> Duration.parse(deadline).plusMinutes(1))
        .toList();
  }

  private Optional<Happening> reply(Turn turn) {
    List<String> called =
        order.openCalls().stream()
            .map(ImaginedOrder::called)
            .filter(replying::contains)
            .distinct()
            .toList();
    return pick(turn.who(), called).flatMap(system -> says(system, turn));
  }

  private Optional<Happening> report(Turn turn, List<String> reporters) {
    return pick(turn.who(), reporters.stream().filter(id -> !replying.contains(id)).toList())
        .flatMap(system -> says(system, turn));
  }

  /** One of its statuses; mostly something that gets the order further. */
  private Optional<Happening> says(String system, Turn turn) {
    Random random = random(turn);
    List<String> statuses = new ArrayList<>(vocabulary.getOrDefault(system, List.of()));
    Collections.shuffle(statuses, random);
    events++;
    Optional<Happening> helpful =
        turn.what() % 3 == 0
            ? Optional.empty()
            : statuses.stream()
                .flatMap(status -> Stream.generate(() -> says(system, status, random)).limit(FEW))
                .filter(happening -> comesOf(happening).anyMatch(ImaginedOrder::triggers))
                .findFirst();
    return helpful.or(() -> statuses.stream().findFirst().map(s -> asMeant(system, s, random)));
  }

  /** With data that makes it abnormal, if it only has a node and there is such data. */
  private Happening asMeant(String system, String status, Random random) {
    Happening first = says(system, status, random);
    return isNoticedOnly(first)
        ? Stream.generate(() -> says(system, status, random))
            .limit(MOST_TRIED)
            .filter(other -> !isNoticedOnly(other))
            .findFirst()
            .orElse(first)
        : first;
  }

  private Happening says(String system, String status, Random random) {
    Map<String, Object> feedback = new LinkedHashMap<>(data.of(system, random));
    feedback.put("eventId", "e" + events);
    feedback.put("status", status);
    return replying.contains(system)
        ? new Happening.Replies(system, feedback)
        : new Happening.Reports(system, feedback);
  }

  private Stream<Decision> comesOf(Happening happening) {
    ReferenceInterpreter copy = order.copy();
    copy.happens(happening);
    return copy.decisions().stream();
  }

  private static boolean triggers(Decision decision) {
    return decision instanceof Decision.OnReport report && !report.triggers().isEmpty();
  }

  private boolean isNoticedOnly(Happening happening) {
    return comesOf(happening).anyMatch(this::isNoticedOnly);
  }

  private boolean isNoticedOnly(Decision decision) {
    return decision instanceof Decision.OnReport report
        && report.isNormal()
        && report.rules().stream().anyMatch(rule -> steps.containsKey(rule.rule()))
        && report.rules().stream()
            .filter(rule -> steps.containsKey(rule.rule()))
            .map(rule -> steps.get(rule.rule()))
            .allMatch(rule -> rule.trigger().isEmpty() && rule.outcome().isEmpty());
  }

  private void happens(Happening happening) {
    if (happening instanceof Happening.Reports) {
      reported.add(happening);
    }
    story.add("  " + happening);
    List<Action> actions = order.happens(happening);
    boolean waited =
        order.decisions().stream().filter(Decision.OnReport.class::isInstance).count() > 1
            || happening instanceof Happening.GoesOn
            || happening instanceof Happening.TakesCall;
    order.decisions().forEach(decision -> look(decision, waited));
    actions.forEach(this::look);
    order.openCalls().stream()
        .map(ImaginedOrder::called)
        .filter(system -> !replying.contains(system))
        .findFirst()
        .filter(system -> !isBeyondWhatIsExplored)
        .ifPresent(system -> happens(new Happening.TakesCall(system)));
  }

  private void look(Decision decision, boolean waited) {
    if (isBeyondWhatIsExplored) {
      return;
    }
    story.add("      " + decision);
    for (Decision.Applied rule : decision.rules()) {
      seen.add(Possible.applies(rule.rule()));
      if (rule.tookEffect()) {
        seen.add(Possible.takesEffect(rule.rule()));
      }
    }
    if (decision instanceof Decision.OnException exception) {
      seen.add(Possible.handled(exception.node()));
    }
    // What waited was not asked whether it could be abnormal.
    isBeyondWhatIsExplored = waited && isNoticedOnly(decision) && canBeAbnormal(decision);
  }

  private boolean canBeAbnormal(Decision decision) {
    return decision instanceof Decision.OnReport report
        && policy.results().stream()
            .filter(rule -> !rule.normal())
            .map(ResultRule::reporters)
            .anyMatch(reporters -> reporters.contains(report.reporter()));
  }

  private void look(Action action) {
    if (isBeyondWhatIsExplored) {
      return;
    }
    story.add("      " + action);
    switch (action) {
      case Action.Ended(String outcome) -> seen.add(Possible.ends(outcome));
      case Action.AskPerson(String node) -> {
        waitsForPerson = true;
        seen.add(Possible.asksPerson(node));
      }
      case Action.Resumed resumed -> {
        waitsForPerson = false;
        isAboutToGoOn = true;
      }
      case Action.Paused paused -> isAboutToGoOn = false;
      case Action.Trigger trigger -> {}
      case Action.Instruct instruct -> {}
    }
  }

  private static String called(String key) {
    return key.split(":", -1)[1];
  }

  private static <T> Optional<T> pick(int number, List<T> choices) {
    return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(number % choices.size()));
  }
}
