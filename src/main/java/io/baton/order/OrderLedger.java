package io.baton.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the application knows of orders: their state and the calls of their systems, learnt from the
 * jobs of their processes and kept in the ledger.
 */
@Repository
public class OrderLedger {

  private final JdbcClient jdbc;
  private final Clock clock;

  OrderLedger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A call of a system.
   *
   * @param firstOfOrder whether no job of the order was seen before
   * @param firstSeenAt when its key was seen for the first time; later for no repetition of it
   */
  public record SystemCall(boolean firstOfOrder, Instant firstSeenAt) {}

  /** Notes that a system is being called; the same key again is the same call. */
  public SystemCall calling(String orderId, String businessType, String system, String key) {
    boolean firstOfOrder = addIfUnknown(orderId, businessType);
    long now = clock.millis();
    int repeated =
        jdbc.sql(
                """
                update triggered_system
                set called_at = case when call_key = ? then called_at else ? end, call_key = ?
                where order_id = ? and system = ?
                """)
            .params(key, now, key, orderId, system)
            .update();
    if (repeated == 0) {
      addCall(orderId, system, key, now);
    }
    long firstSeenAt =
        jdbc.sql("select called_at from triggered_system where order_id = ? and system = ?")
            .params(orderId, system)
            .query(Long.class)
            .single();
    return new SystemCall(firstOfOrder, Instant.ofEpochMilli(firstSeenAt));
  }

  /** The state of an order, empty for one that no job has told of. */
  public Optional<OrderState> state(String orderId) {
    return jdbc.sql("select state from fulfillment_order where order_id = ?")
        .param(orderId)
        .query(OrderState.class)
        .optional();
  }

  /** Whether a system of that order was ever called. */
  public boolean isTriggered(String orderId, String system) {
    return jdbc.sql("select count(*) from triggered_system where order_id = ? and system = ?")
            .params(orderId, system)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Pauses an order; one that is paused already stays paused since then. */
  public void pause(String orderId, String businessType) {
    addIfUnknown(orderId, businessType);
    jdbc.sql(
            """
            update fulfillment_order set state = 'PAUSED', paused_at = ?
            where order_id = ? and state = 'RUNNING'
            """)
        .params(clock.millis(), orderId)
        .update();
  }

  /** Since when an order is paused, empty if it is not. */
  public Optional<Instant> pausedSince(String orderId) {
    return jdbc.sql(
            "select paused_at from fulfillment_order where order_id = ? and state = 'PAUSED'")
        .param(orderId)
        .query(Long.class)
        .optional()
        .map(Instant::ofEpochMilli);
  }

  /** The order goes on; nothing happens to one that is not paused. */
  public void resume(String orderId) {
    jdbc.sql(
            """
            update fulfillment_order set state = 'RUNNING', paused_at = null
            where order_id = ? and state = 'PAUSED'
            """)
        .param(orderId)
        .update();
  }

  /** Notes the end of an order and returns whether it was not known before. */
  public boolean end(String orderId, String businessType, String outcome) {
    addIfUnknown(orderId, businessType);
    int ended =
        jdbc.sql(
                """
                update fulfillment_order set state = 'ENDED', paused_at = null, outcome = ?
                where order_id = ? and state <> 'ENDED'
                """)
            .params(outcome, orderId)
            .update();
    return ended == 1;
  }

  private boolean addIfUnknown(String orderId, String businessType) {
    if (state(orderId).isPresent()) {
      return false;
    }
    try {
      jdbc.sql(
              """
              insert into fulfillment_order (order_id, business_type, state)
              values (?, ?, 'RUNNING')
              """)
          .params(orderId, businessType)
          .update();
      return true;
    } catch (DuplicateKeyException anotherJobOfTheOrderWasFaster) {
      return false;
    }
  }

  private void addCall(String orderId, String system, String key, long now) {
    try {
      jdbc.sql(
              """
              insert into triggered_system (order_id, system, call_key, called_at)
              values (?, ?, ?, ?)
              """)
          .params(orderId, system, key, now)
          .update();
    } catch (DuplicateKeyException theSameJobTwiceAtOnce) {
      // Its other run has noted the call.
    }
  }
}
