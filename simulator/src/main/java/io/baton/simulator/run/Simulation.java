package io.baton.simulator.run;

import io.baton.simulator.life.Dispatch;
import io.baton.simulator.life.PlannedCalls;
import io.baton.simulator.life.PlannedCalls.Planned;
import io.baton.simulator.life.Rules;
import io.baton.simulator.world.Chance;
import io.baton.simulator.world.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * The same orders in the same world, dispatched in each way. The seed decides everything; how many
 * threads there are decides nothing.
 */
public final class Simulation {
  private static final int ORDERS_PER_TASK = 500;

  private final Rules rules;
  private final World world;
  private final long seed;

  /** Of orders by this policy in this world. */
  public Simulation(Rules rules, World world, long seed) {
    this.rules = rules;
    this.world = world;
    this.seed = seed;
  }

  /**
   * Lets that many orders live.
   *
   * @param lived is told now and then how many have been through everything
   * @throws InterruptedException when somebody wants it to stop
   */
  public Map<Way, Figures> run(int orders, Set<Way> ways, IntConsumer lived)
      throws InterruptedException {
    Map<Way, Figures> all = figures(orders, ways);
    long[] arrivals = Calendar.arrivals(world.arrivals(), orders, seed);
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Map<Way, Figures>>> parts = new ArrayList<>();
      for (int from = 0; from < orders; from += ORDERS_PER_TASK) {
        int first = from;
        int until = Math.min(orders, from + ORDERS_PER_TASK);
        parts.add(executor.submit(() -> part(all, arrivals, first, until)));
      }
      int done = 0;
      for (Future<Map<Way, Figures>> part : parts) {
        Map<Way, Figures> lives = result(part, executor);
        all.forEach((way, figures) -> figures.add(lives.getOrDefault(way, figures.part())));
        done = Math.min(orders, done + ORDERS_PER_TASK);
        lived.accept(done);
      }
    }
    return all;
  }

  private static <T> T result(Future<T> part, ExecutorService executor)
      throws InterruptedException {
    try {
      return part.get();
    } catch (ExecutionException e) {
      executor.shutdownNow();
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      executor.shutdownNow();
      throw e;
    }
  }

  private Map<Way, Figures> figures(int orders, Set<Way> ways) {
    Map<Way, Figures> figures = new EnumMap<>(Way.class);
    ways.forEach(way -> figures.put(way, new Figures(rules, world, orders)));
    return figures;
  }

  private Map<Way, Figures> part(Map<Way, Figures> all, long[] arrivals, int from, int until) {
    Map<Way, Figures> parts = new EnumMap<>(Way.class);
    all.forEach((way, figures) -> parts.put(way, figures.part()));
    for (int order = from; order < until && !Thread.interrupted(); order++) {
      Trace staged = trace(order);
      List<Planned> plan = parts.size() > 1 ? plan(order, staged) : List.of();
      for (Map.Entry<Way, Figures> part : parts.entrySet()) {
        Trace trace =
            part.getKey() == Way.STAGED ? staged : trace(order, planned(part.getKey(), plan));
        part.getValue().count(order, arrivals[order], trace);
      }
    }
    return parts;
  }

  /** What happens to an order by the policy. */
  public Trace trace(int order) {
    return trace(order, Dispatch.BY_POLICY);
  }

  /** What happens to an order that is dispatched in that way. */
  public Trace trace(int order, Way way) {
    Trace staged = trace(order);
    return way == Way.STAGED ? staged : trace(order, planned(way, plan(order, staged)));
  }

  private Trace trace(int order, Dispatch dispatch) {
    return new OrderRun(rules, world, seed, order, dispatch, false).run();
  }

  private Dispatch planned(Way way, List<Planned> plan) {
    return new PlannedCalls(rules, plan, way == Way.ALL_AT_ONCE);
  }

  /** The calls that the policy makes for an order when nothing goes wrong. */
  private List<Planned> plan(int order, Trace staged) {
    return staged.isUndisturbed
        ? staged.plan()
        : new OrderRun(rules, world, seed, order, Dispatch.BY_POLICY, true).run().plan();
  }

  public Rules rules() {
    return rules;
  }

  public World world() {
    return world;
  }

  /** When orders come. */
  private static final class Calendar {
    private static final long DAY = 86_400_000;
    private static final int HOURS = 24;

    private Calendar() {}

    /** Milliseconds from the first midnight on, in ascending order. */
    static long[] arrivals(World.Arrivals arrivals, int orders, long seed) {
      List<Double> hours = arrivals.hours();
      double[] upTo = new double[HOURS + 1];
      for (int hour = 0; hour < HOURS; hour++) {
        upTo[hour + 1] = upTo[hour] + (hours.isEmpty() ? 1 : hours.get(hour));
      }
      long[] moments = new long[orders];
      double days = 0;
      for (int i = 0; i < orders; i++) {
        // Poisson: the time to the next order is exponential, in days of equally many orders.
        days += Chance.of(seed, i, "arrival", 0).exponential() / arrivals.perDay();
        moments[i] = moment(days, upTo);
      }
      return moments;
    }

    /** When so much of all days' orders has come. */
    private static long moment(double days, double[] upTo) {
      double sought = (days - Math.floor(days)) * upTo[HOURS];
      int hour = 0;
      while (hour < HOURS - 1 && upTo[hour + 1] <= sought) {
        hour++;
      }
      double within = (sought - upTo[hour]) / Math.max(upTo[hour + 1] - upTo[hour], 1e-9);
      return (long) ((Math.floor(days) + (hour + within) / HOURS) * DAY);
    }
  }
}
