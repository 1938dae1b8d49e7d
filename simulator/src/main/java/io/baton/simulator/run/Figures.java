package io.baton.simulator.run;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.simulator.life.Rules;
import io.baton.simulator.life.Silence;
import io.baton.simulator.world.World;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is counted of many orders that were dispatched in one way. Rows of tables count from 1, as
 * people see them; systems are indexes in {@link Rules#reporters()}.
 */
public final class Figures {
  private static final long HOUR = 3_600_000;

  private final Rules rules;
  private final World world;

  private final OrderFigures ofOrders;
  private final long[] callsOf;
  private final long[] wastedOf;
  private final long[] recallsOf;
  private final long[] refusedOf;
  private final long[] overdueOf;
  private final Samples[] startsOf;
  private final Samples[] worksOf;
  private final Samples[] loadOf;
  private final Map<Said, Long> statuses = new TreeMap<>();
  private final Map<String, Long> nodes = new TreeMap<>();
  private final Map<Row, Long> rows = new TreeMap<>();
  private final Map<Silence, Long> silences = new TreeMap<>();
  private long decisions;

  /** A status of a system. */
  public record Said(int system, String status) implements Comparable<Said> {
    @Override
    public int compareTo(Said other) {
      int bySystem = Integer.compare(system, other.system);
      return bySystem != 0 ? bySystem : status.compareTo(other.status);
    }
  }

  /** A row of a table. */
  public record Row(String table, int row) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      int byTable = table.compareTo(other.table);
      return byTable != 0 ? byTable : Integer.compare(row, other.row);
    }
  }

  Figures(Rules rules, World world, int orders) {
    this(rules, world, new OrderFigures(orders));
  }

  private Figures(Rules rules, World world, OrderFigures ofOrders) {
    this.rules = rules;
    this.world = world;
    this.ofOrders = ofOrders;
    int systems = rules.reporters().size();
    this.callsOf = new long[systems];
    this.wastedOf = new long[systems];
    this.recallsOf = new long[systems];
    this.refusedOf = new long[systems];
    this.overdueOf = new long[systems];
    this.startsOf = Samples.array(systems);
    this.worksOf = Samples.array(systems);
    this.loadOf = Samples.array(systems);
  }

  /** For some of the orders, to be counted by another thread: they share what is per order. */
  Figures part() {
    return new Figures(rules, world, ofOrders);
  }

  /**
   * Counts an order.
   *
   * @param arrival when it came, in milliseconds from the first
   */
  void count(int order, long arrival, Trace trace) {
    decisions += trace.decisions;
    double cost = 0;
    for (Trace.Call call : trace.calls) {
      callsOf[call.system]++;
      wastedOf[call.system] += trace.isEndedByException() ? 1 : 0;
      startsOf[call.system].add(call.at);
      worksOf[call.system].add(call.until - call.at);
      loadOf[call.system].count((int) ((arrival + call.at) / HOUR));
      cost += behaviour(call.system).cost();
    }
    for (Trace.Told told : trace.told) {
      recallsOf[told.system()]++;
      refusedOf[told.system()] += told.isRefused() ? 1 : 0;
      cost += behaviour(told.system()).recallCost();
    }
    ofOrders.count(order, trace, cost);
    trace.waitsFor.forEach(silence -> silences.merge(silence, 1L, Long::sum));
    trace.decided.forEach(this::count);
    for (Trace.Handled handled : trace.handled) {
      nodes.merge(handled.handling().node(), 1L, Long::sum);
      for (ExceptionRule rule : handled.handling().rules()) {
        rows.merge(new Row("exceptions", rule.place().row()), 1L, Long::sum);
      }
    }
  }

  private void count(Trace.Decided decided) {
    int system = decided.report().reporter();
    String status = decided.report().status();
    statuses.merge(new Said(system, status), 1L, Long::sum);
    overdueOf[system] += status.equals(FulfillmentPolicy.OVERDUE) ? 1 : 0;
    int result = decided.verdict().result().rule();
    if (result >= 0) {
      int row = rules.policy().results().get(result).place().row();
      rows.merge(new Row("results", row), 1L, Long::sum);
    }
    for (StepRule rule : decided.verdict().step().hits()) {
      rows.merge(new Row("steps", rule.place().row()), 1L, Long::sum);
    }
  }

  private World.Behaviour behaviour(int system) {
    return world.system(rules.reporters().get(system).id()).orElseThrow();
  }

  /** Takes over what a part has counted; parts come in the order of their orders. */
  void add(Figures part) {
    for (int i = 0; i < callsOf.length; i++) {
      callsOf[i] += part.callsOf[i];
      wastedOf[i] += part.wastedOf[i];
      recallsOf[i] += part.recallsOf[i];
      refusedOf[i] += part.refusedOf[i];
      overdueOf[i] += part.overdueOf[i];
      startsOf[i].addAll(part.startsOf[i]);
      worksOf[i].addAll(part.worksOf[i]);
      loadOf[i].addCounts(part.loadOf[i]);
    }
    part.statuses.forEach((said, times) -> statuses.merge(said, times, Long::sum));
    part.nodes.forEach((node, times) -> nodes.merge(node, times, Long::sum));
    part.silences.forEach((silence, times) -> silences.merge(silence, times, Long::sum));
    part.rows.forEach((row, times) -> rows.merge(row, times, Long::sum));
    decisions += part.decisions;
  }

  // ---- what there is to tell

  public int orders() {
    return ofOrders.orders();
  }

  /** What came of each of the orders. */
  public OrderFigures ofOrders() {
    return ofOrders;
  }

  /** Trigger calls of a system. */
  public long calls(int system) {
    return callsOf[system];
  }

  /** Trigger calls of a system for orders that ended by an exception. */
  public long wasted(int system) {
    return wastedOf[system];
  }

  /** Instructions to a system. */
  public long recalls(int system) {
    return recallsOf[system];
  }

  /** Instructions that a system did not know what to do with. */
  public long refused(int system) {
    return refusedOf[system];
  }

  /** How often a system's deadline passed. */
  public long overdue(int system) {
    return overdueOf[system];
  }

  /** When a system was called, in milliseconds from the start of its order. */
  public Samples starts(int system) {
    return startsOf[system];
  }

  /** How long it was from a call to the system's last word, in milliseconds. */
  public Samples works(int system) {
    return worksOf[system];
  }

  /** Calls of a system in each hour from the first order on. */
  public Samples load(int system) {
    return loadOf[system];
  }

  /** How often a status was reported that an order decided on. */
  public long reported(int system, String status) {
    return statuses.getOrDefault(new Said(system, status), 0L);
  }

  /** Every status that came, and how often. */
  public Map<Said, Long> statuses() {
    return Map.copyOf(statuses);
  }

  /** How often orders were interrupted at each node. */
  public Map<String, Long> nodes() {
    return new TreeMap<>(nodes);
  }

  /** How often a row applied. */
  public long applied(String table, int row) {
    return rows.getOrDefault(new Row(table, row), 0L);
  }

  /** How often a person had to decide. */
  public long decisions() {
    return decisions;
  }

  /** For whom orders wait for ever, and how many. */
  public Map<Silence, Long> silences() {
    return new TreeMap<>(silences);
  }
}
