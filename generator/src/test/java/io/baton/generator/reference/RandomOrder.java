package io.baton.generator.reference;

import static io.baton.generator.reference.PolicyRules.OVERDUE;
import static io.baton.generator.reference.PolicyRules.RECEIVED;
import static io.baton.generator.reference.PolicyRules.REQUEST;

import io.baton.generator.reference.Happening.AtOnce;
import io.baton.generator.reference.Happening.Decides;
import io.baton.generator.reference.Happening.GoesOn;
import io.baton.generator.reference.Happening.Replies;
import io.baton.generator.reference.Happening.Reports;
import io.baton.generator.reference.Happening.Starts;
import io.baton.generator.reference.Happening.TakesCall;
import io.baton.generator.reference.Happening.TimePasses;
import io.baton.generator.reference.OrderState.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The life of one order, chosen turn by turn out of what can happen to it: answers, feedback,
 * trouble, duplicates, early and late reports, silence, persons, several things at once.
 *
 * <p>The same turns give the same life, a smaller number a simpler one, fewer turns a shorter one:
 * so a failing life can be shrunk.
 */
public final class RandomOrder {
  /** The engine's clock also runs while a test works. */
  private static final Duration SAFELY = Duration.ofMinutes(3);

  /** Numbers, 0 to 99, that choose what happens, to whom, with which content, and how. */
  public record Turn(int kind, int who, int what, int how) {
    @Override
    public String toString() {
      return kind + "/" + who + "/" + what + "/" + how;
    }
  }

  private final PolicyRules rules;
  private final Comparison comparison;
  private final List<Reports> reported = new ArrayList<>();
  private int events;

  /** Begins before the order starts. */
  public RandomOrder(PolicyRules rules, DrivenOrder actual) {
    this.rules = rules;
    this.comparison = new Comparison(rules, actual);
  }

  /**
   * Lives through all of it, or until the order is over and something has come too late.
   *
   * @throws AssertionError when an order on the engine differs from every allowed one
   */
  public void lives(String orderId, Map<String, ?> payload, List<Turn> turns) {
    comparison.happens(new Starts(orderId, payload));
    for (Turn turn : turns) {
      boolean late = isOver();
      happening(turn).ifPresent(comparison::happens);
      if (late) {
        return;
      }
    }
  }

  /** Whether the order has ended. */
  public boolean isOver() {
    return state().phase instanceof Phase.Over;
  }

  /** Empty where what the turn wants can't happen now. */
  private Optional<Happening> happening(Turn turn) {
    return switch (state().phase) {
      case Phase.Running running -> whileRunning(turn);
      case Phase.Ending ending -> turn.kind() < 80 ? answer(turn) : report(turn, everyone());
      case Phase.WaitingForPerson waiting ->
          turn.kind() < 60 ? Optional.of(person(turn)) : duringPause(turn);
      case Phase.Resuming resuming ->
          turn.kind() < 60 ? Optional.of(new GoesOn()) : duringPause(turn);
      case Phase.Over over -> report(turn, everyone());
    };
  }

  private Optional<Happening> whileRunning(Turn turn) {
    int kind = turn.kind();
    if (kind < 45) {
      return answer(turn).or(() -> report(turn, listening()));
    } else if (kind < 70) {
      return report(turn, listening());
    } else if (kind < 74) {
      return report(turn, Stream.of(REQUEST).toList());
    } else if (kind < 80) {
      return report(turn, everyone());
    } else if (kind < 86) {
      return repeated(turn);
    } else if (kind < 93) {
      return silence(turn);
    } else {
      return atOnce(turn);
    }
  }

  private Optional<Happening> duringPause(Turn turn) {
    int kind = turn.kind();
    if (kind < 85) {
      return report(turn, everyone());
    } else if (kind < 95) {
      return atOnce(turn);
    }
    return Optional.of(new TimePasses(Duration.ofDays(7)));
  }

  /** Two or three different things, each as it could happen alone. */
  private Optional<Happening> atOnce(Turn turn) {
    Map<String, Happening> apart = new LinkedHashMap<>();
    int count = 2 + turn.how() % 2;
    for (int i = 0; i < count; i++) {
      int who = turn.who() + i;
      Turn part = new Turn(0, who, turn.what() * (i + 1) + turn.how(), turn.how() / (i + 1));
      boolean answers = (turn.what() + i) % 2 == 0;
      Optional<Happening> one = answers ? answer(part) : Optional.empty();
      one.or(() -> report(part, listening()))
          .ifPresent(happening -> apart.putIfAbsent(whose(happening), happening));
    }
    if (turn.how() % 5 == 4) {
      inPause().ifPresent(happening -> apart.put("", happening));
    }
    return apart.size() < 2
        ? Optional.empty()
        : Optional.of(new AtOnce(List.copyOf(apart.values())));
  }

  private Optional<Happening> inPause() {
    return switch (state().phase) {
      case Phase.WaitingForPerson waiting -> Optional.of(new Decides("resume"));
      case Phase.Resuming resuming -> Optional.of(new GoesOn());
      default -> Optional.empty();
    };
  }

  private static String whose(Happening happening) {
    return switch (happening) {
      case Reports(String system, var feedback) -> system;
      case TakesCall(String system) -> system;
      case Replies(String system, var feedback) -> system;
      default -> "";
    };
  }

  /** A system answers the call that is open. */
  private Optional<Happening> answer(Turn turn) {
    return pick(turn.who(), state().systemsThat(system -> !state().callsOf(system).isEmpty()))
        .map(
            system ->
                state().system(system).answersByReply
                    ? new Replies(system, feedback(system, turn))
                    : new TakesCall(system));
  }

  private Optional<Happening> report(Turn turn, List<String> reporters) {
    return pick(turn.who(), reporters)
        .map(
            system -> {
              Reports report = new Reports(system, feedback(system, turn));
              reported.add(report);
              return report;
            });
  }

  /** The same event once more, maybe when its system is not listened to any more. */
  private Optional<Happening> repeated(Turn turn) {
    return pick(turn.who(), reported).map(report -> report);
  }

  private List<String> listening() {
    return state().systemsThat(system -> system.listening);
  }

  /** Also those that have not been triggered, and those that are done. */
  private List<String> everyone() {
    return Stream.concat(
            state().systemsThat(system -> !system.answersByReply).stream(), Stream.of(REQUEST))
        .toList();
  }

  /** Until the earliest deadline has passed, or shortly before. */
  private Optional<Happening> silence(Turn turn) {
    List<Duration> deadlines = state().deadlines().values().stream().sorted().toList();
    if (deadlines.isEmpty()) {
      return Optional.empty();
    }
    Duration until =
        turn.how() % 4 == 3
            ? deadlines.getFirst().minus(SAFELY)
            : pick(turn.who() / 10, deadlines).orElseThrow().plus(SAFELY);
    boolean isClear =
        until.compareTo(SAFELY) > 0
            && deadlines.stream()
                .allMatch(due -> due.minus(until).abs().compareTo(SAFELY.dividedBy(2)) > 0);
    return isClear ? Optional.of(new TimePasses(until)) : Optional.empty();
  }

  private static Happening person(Turn turn) {
    return new Decides(
        switch (turn.what() % 10) {
          case 0, 1, 2, 3, 4, 5 -> "resume";
          case 6, 7 -> "end";
          default -> "perhaps";
        });
  }

  /** Mostly what the order waits for, with a good result code. */
  private Map<String, Object> feedback(String system, Turn turn) {
    Map<String, Object> feedback = new LinkedHashMap<>();
    events++;
    feedback.put("eventId", "e" + (turn.how() % 20 == 19 ? 1 : events));
    boolean good = turn.what() % 10 < 8;
    feedback.put("status", status(system, good, turn.what() / 10 + turn.how()));
    switch (turn.how() % 8) {
      case 0, 1, 2, 3 -> feedback.put("params", Map.of("resultCode", good ? "0" : "7"));
      case 4 -> feedback.put("params", Map.of("resultCode", "7", "maxTemperature", 9));
      case 5 -> feedback.put("params", Map.of("maxTemperature", turn.what() % 20));
      default -> {}
    }
    if (turn.how() % 3 == 1) {
      feedback.put("data", Map.of("d" + turn.what() % 2, turn.what()));
    }
    return feedback;
  }

  /** One that the policy names, seldom another. */
  private String status(String system, boolean good, int number) {
    boolean leadsOn = good && !system.equals(REQUEST);
    List<String> named =
        rules.statuses(system, leadsOn).stream()
            .filter(status -> isReported(system, status))
            .toList();
    boolean seldomMatters = system.equals(REQUEST) && number % 3 > 0;
    return seldomMatters || number % 13 == 12 ? "noted" : pick(number, named).orElse("noted");
  }

  private static boolean isReported(String system, String status) {
    return !status.equals(OVERDUE) && !(system.equals(REQUEST) && status.equals(RECEIVED));
  }

  private static <T> Optional<T> pick(int number, List<T> choices) {
    return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(number % choices.size()));
  }

  private OrderState state() {
    return comparison.state();
  }
}
