package io.baton.generator.reference;

import static io.baton.generator.reference.PolicyRules.OVERDUE;
import static io.baton.generator.reference.PolicyRules.RECEIVED;
import static io.baton.generator.reference.PolicyRules.REQUEST;

import io.baton.generator.reference.OrderState.Phase;
import io.baton.generator.reference.Script.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random scripts of what can happen to an order of a policy: answers, feedback, trouble,
 * duplicates, silence, persons, in any interleaving; the same seed gives the same script.
 *
 * <p>Left out is what the contract leaves open: reports of several systems that wait at the same
 * time (whose is heard first?), and deadlines that pass within a minute of each other.
 */
public final class RandomScripts {
  private static final int LONGEST = 60;
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final PolicyRules rules;
  private final Random random;
  private final ReferenceInterpreter order;
  private final List<Step> steps = new ArrayList<>();
  private final List<Map.Entry<String, Map<String, Object>>> reported = new ArrayList<>();
  private int events;

  private RandomScripts(PolicyRules rules, long seed) {
    this.rules = rules;
    this.random = new Random(seed);
    this.order = new ReferenceInterpreter(rules);
  }

  /** The script of that seed for an order of that policy. */
  public static Script script(PolicyRules rules, String orderId, long seed) {
    RandomScripts scripts = new RandomScripts(rules, seed);
    scripts.write(orderId);
    return new Script("Script of seed " + seed + " for order " + orderId, scripts.steps);
  }

  private void write(String orderId) {
    Map<String, Object> payload = Map.of("total", random.nextInt(1000));
    add(new Step("starts with " + payload, driven -> driven.start(orderId, payload)));
    while (!(state().phase instanceof Phase.Over) && steps.size() < LONGEST) {
      next().ifPresent(this::add);
    }
  }

  private void add(Step step) {
    steps.add(step);
    step.happenTo(order);
  }

  /** Empty where what chance wanted can't happen now. */
  private Optional<Step> next() {
    return switch (state().phase) {
      case Phase.Running running -> anyOf(this::answer, this::answer, this::report, this::other);
      case Phase.Ending ending -> answer();
      case Phase.WaitingForPerson waiting -> anyOf(this::person, this::person, this::waits);
      case Phase.Resuming resuming ->
          anyOf(() -> Optional.of(new Step("may go on", DrivenOrder::resumed)), this::waits);
      case Phase.Over over -> Optional.empty();
    };
  }

  /** The rarer things that happen to an order. */
  private Optional<Step> other() {
    return anyOf(this::report, this::report, this::deadline, this::duplicate, this::waits);
  }

  @SafeVarargs
  private Optional<Step> anyOf(Supplier<Optional<Step>>... choices) {
    return choices[random.nextInt(choices.length)].get();
  }

  /** A system answers the call that is open. */
  private Optional<Step> answer() {
    return pick(state().systemsThat(system -> !system.openCalls.isEmpty()))
        .map(
            system -> {
              if (!state().system(system).answersByReply) {
                return new Step(system + " takes the call", order -> order.callCompleted(system));
              }
              Map<String, Object> feedback = feedback(system);
              return new Step(
                  system + " replies " + feedback, driven -> driven.reply(system, feedback));
            });
  }

  /** A system that is listened to feeds back, the request seldom. */
  private Optional<Step> report() {
    boolean fromRequest = random.nextInt(15) == 0 && state().system(REQUEST).listening;
    return fromRequest
        ? Optional.of(report(REQUEST))
        : pick(state().systemsThat(system -> system.listening)).map(this::report);
  }

  private Step report(String system) {
    Map<String, Object> feedback = feedback(system);
    reported.add(Map.entry(system, feedback));
    return report(system, feedback, "reports");
  }

  private static Step report(String system, Map<String, Object> feedback, String how) {
    return new Step(system + " " + how + " " + feedback, driven -> driven.report(system, feedback));
  }

  /** Feedback of somebody who is not listened to. */
  private Optional<Step> waits() {
    return pick(state()
            .systemsThat(
                system -> system.triggered > 0 && !system.answersByReply && !system.listening))
        .filter(
            system -> state().waiting.stream().allMatch(report -> report.system().equals(system)))
        .map(this::report);
  }

  private Optional<Step> duplicate() {
    return pick(reported)
        .filter(event -> state().system(event.getKey()).listening)
        .map(event -> report(event.getKey(), event.getValue(), "repeats"));
  }

  /** The earliest deadline passes. */
  private Optional<Step> deadline() {
    Map<String, Duration> deadlines = state().deadlines();
    List<Duration> earliest = deadlines.values().stream().sorted().limit(2).toList();
    boolean alone =
        earliest.size() == 1
            || (earliest.size() == 2
                && earliest.get(1).minus(earliest.get(0)).compareTo(MARGIN) > 0);
    return alone
        ? Optional.of(timePasses(earliest.get(0).plusSeconds(1), "silence, until a deadline"))
        : Optional.empty();
  }

  private static Step timePasses(Duration duration, String why) {
    return new Step(why + ": " + duration + " pass", driven -> driven.timePasses(duration));
  }

  private Optional<Step> person() {
    return switch (random.nextInt(10)) {
      case 0 -> Optional.of(timePasses(Duration.ofDays(7), "a person takes a week"));
      case 1 -> Optional.of(decision("perhaps"));
      case 2, 3, 4 -> Optional.of(decision("end"));
      default -> Optional.of(decision("resume"));
    };
  }

  private static Step decision(String decision) {
    return new Step("a person says " + decision, driven -> driven.decision(decision));
  }

  /** Mostly good news that the order waits for, with a good result code. */
  private Map<String, Object> feedback(String system) {
    boolean good = random.nextInt(10) > 0;
    Map<String, Object> feedback = new LinkedHashMap<>();
    feedback.put("eventId", "e" + ++events);
    feedback.put("status", status(system, good));
    if (random.nextInt(8) > 0) {
      boolean fits = random.nextInt(20) > 0;
      feedback.put("params", Map.of("resultCode", good == fits ? "0" : "7"));
    }
    if (random.nextInt(3) == 0) {
      feedback.put("data", Map.of("d" + random.nextInt(3), events));
    }
    return feedback;
  }

  /** One that the policy names, seldom another. */
  private String status(String system, boolean good) {
    boolean leadsOn = good && !system.equals(REQUEST);
    return pick(rules.statuses(system, leadsOn).stream()
            .filter(status -> isReported(system, status))
            .toList())
        .filter(status -> random.nextInt(20) > 0)
        .orElse("noted");
  }

  private static boolean isReported(String system, String status) {
    return !status.equals(OVERDUE) && !(system.equals(REQUEST) && status.equals(RECEIVED));
  }

  private <T> Optional<T> pick(List<T> choices) {
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(choices.get(random.nextInt(choices.size())));
  }

  private OrderState state() {
    return order.state();
  }
}
