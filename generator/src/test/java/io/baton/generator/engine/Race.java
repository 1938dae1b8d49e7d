package io.baton.generator.engine;

import io.baton.generator.reference.Action;
import io.baton.generator.reference.Comparison;
import io.baton.generator.reference.DrivenOrder;
import io.baton.generator.reference.Happening;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.ReferenceInterpreter;
import io.baton.generator.reference.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;

/**
 * Many orders of one policy, to each of which the same pair happens. Every step of each order is
 * compared with the reference.
 */
final class Race {
  private static final AtomicInteger RACES = new AtomicInteger();
  private static final Map<String, Object> PAYLOAD = Map.of("total", 100);

  private final Engine engine;
  private final PolicyRules rules;
  private final RacePair pair;
  private final List<RacingOrder> orders;

  /** An order that takes part. */
  private record RacingOrder(String id, EngineDriver driver, Comparison comparison) {

    boolean canHappen(Happening happening) {
      return switch (happening) {
        case Happening.TakesCall(String system) -> hasOpenCallOf(system);
        case Happening.Replies(String system, var feedback) -> hasOpenCallOf(system);
        case Happening.GoesOn goesOn -> driver.isResuming();
        default -> true;
      };
    }

    private boolean hasOpenCallOf(String system) {
      return driver.openCalls().stream().anyMatch(key -> key.startsWith(id + ":" + system + ":"));
    }
  }

  /** A race of that many orders. */
  Race(Engine engine, CompiledPolicy policy, RacePair pair, int orders) {
    this.engine = engine;
    this.rules = policy.rules();
    this.pair = pair;
    String prefix = "race-" + RACES.incrementAndGet() + "-";
    this.orders =
        IntStream.range(0, orders)
            .mapToObj(
                n -> {
                  EngineDriver driver = engine.order(policy.businessType());
                  return new RacingOrder(prefix + n, driver, new Comparison(rules, driver));
                })
            .toList();
  }

  /**
   * Brings all orders to the point, lets the pair happen to them, and lets them go on.
   *
   * @return what came of the pair, without orders' ids, and how often
   * @throws AssertionError when an order does what no allowed one does
   */
  Map<Seen, Integer> run() {
    happens(orders, orders.stream().map(order -> start(order.id())).toList());
    pair.before().forEach(this::happens);
    Map<Seen, Integer> came = race();
    Predicate<RacingOrder> resuming = order -> order.driver().isResuming();
    while (orders.stream().anyMatch(resuming)) {
      happens(new Happening.GoesOn());
    }
    pair.after().forEach(this::happens);
    return came;
  }

  /** Every other order gets the pair in the opposite order. */
  private Map<Seen, Integer> race() {
    Happening one = new Happening.AtOnce(pair.racing());
    Happening other = new Happening.AtOnce(pair.racing().reversed());
    List<List<Action>> done =
        happens(
            orders,
            IntStream.range(0, orders.size()).mapToObj(i -> i % 2 == 0 ? one : other).toList());
    Map<Seen, Integer> came = new HashMap<>();
    for (int i = 0; i < orders.size(); i++) {
      RacingOrder order = orders.get(i);
      came.merge(seen(order.driver(), order.id(), done.get(i)), 1, Integer::sum);
    }
    return came;
  }

  /** To all orders to which it can. */
  private void happens(Happening happening) {
    List<RacingOrder> able = orders.stream().filter(order -> order.canHappen(happening)).toList();
    happens(able, Collections.nCopies(able.size(), happening));
  }

  private List<List<Action>> happens(List<RacingOrder> some, List<Happening> happenings) {
    List<List<Action>> done =
        new Together(engine, some.stream().map(RacingOrder::driver).toList()).happens(happenings);
    for (int i = 0; i < some.size(); i++) {
      RacingOrder order = some.get(i);
      order.comparison().happened(happenings.get(i), done.get(i));
      Assertions.assertThat(order.driver().incidents()).isEmpty();
    }
    return done;
  }

  /** What must come of the pair if its happenings come one after another, in whichever sequence. */
  Set<Seen> ofSequences() {
    Set<Seen> possible = new HashSet<>();
    for (List<Happening> sequence : pair.sequences()) {
      ReferenceInterpreter order = new ReferenceInterpreter(rules);
      order.happens(start(""));
      pair.before().forEach(order::happens);
      List<Action> actions = new ArrayList<>();
      sequence.forEach(happening -> actions.addAll(order.happens(happening)));
      possible.add(seen(order, "", actions));
    }
    return possible;
  }

  private static Happening start(String id) {
    return new Happening.Starts(id, PAYLOAD);
  }

  private Seen seen(DrivenOrder order, String id, List<Action> actions) {
    return Seen.of(order, actions, rules.systemIds()).without(id);
  }
}
