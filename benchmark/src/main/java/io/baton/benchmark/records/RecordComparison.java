package io.baton.benchmark.records;

import io.baton.benchmark.order.CountedOrder;
import io.baton.benchmark.order.CountingEngine;
import io.baton.benchmark.policy.SyntheticPolicy;
import io.baton.benchmark.shape.BatonShape;
import io.baton.benchmark.shape.Floor;
import io.baton.benchmark.shape.GenericProcess;
import io.baton.benchmark.shape.Shape;
import io.baton.benchmark.shape.UsualHandMade;
import java.util.List;

/** Counts the records of the same order on Baton's process and on its peers. */
public final class RecordComparison {
  private static final Shape BATON = new BatonShape();
  private static final List<Shape> PEERS =
      List.of(new Floor(), new UsualHandMade(), new GenericProcess());

  private final CountingEngine engine;

  /** Compares on that engine, where every process that is measured stays deployed. */
  public RecordComparison(CountingEngine engine) {
    this.engine = engine;
  }

  /**
   * The records of a policy's orders.
   *
   * @param abnormal of an order that an exception ends; the peers handle none
   */
  public record Row(String policy, int baton, int floor, int usual, int generic, int abnormal) {

    /** How many times as many records as the floor. */
    public double timesFloor(int records) {
      return records / (double) floor;
    }
  }

  /**
   * Lets one order live on each process.
   *
   * @throws IllegalStateException if a peer does anything else than Baton's process at any step:
   *     then their numbers cannot be compared
   */
  public Row compare(SyntheticPolicy policy) {
    CountedOrder baton = fulfilled(BATON, policy);
    List<Integer> records = PEERS.stream().map(peer -> likewise(peer, policy, baton)).toList();
    int abnormal =
        engine.fulfil(BATON.processId(policy), policy.businessType(), policy.abnormal()).records();
    return new Row(
        policy.businessType(),
        baton.records(),
        records.get(0),
        records.get(1),
        records.get(2),
        abnormal);
  }

  /** One order on Baton's process. */
  public CountedOrder baton(SyntheticPolicy policy) {
    return fulfilled(BATON, policy);
  }

  private int likewise(Shape peer, SyntheticPolicy policy, CountedOrder baton) {
    CountedOrder order = fulfilled(peer, policy);
    if (!order.doings().equals(baton.doings())) {
      throw new IllegalStateException(
          "%s, %s does\n%s\nand not as Baton\n%s"
              .formatted(policy.businessType(), peer.name(), order.doings(), baton.doings()));
    }
    return order.records();
  }

  private CountedOrder fulfilled(Shape shape, SyntheticPolicy policy) {
    engine.deploy(shape.files(policy));
    return engine.fulfil(shape.processId(policy), policy.businessType(), policy.normal());
  }
}
