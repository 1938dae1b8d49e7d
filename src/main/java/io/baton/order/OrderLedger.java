package io.baton.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the application knows of orders: their state and the calls of their systems, learnt from the
 * jobs of their processes and kept in the ledger.
 */
@Repository
public class OrderLedger {

  /** As the column has it. */
  private static final int LONGEST_TROUBLE = 1000;

  private final JdbcClient jdbc;
  private final OrderEvents events;
  private final Clock clock;

  OrderLedger(JdbcClient jdbc, OrderEvents events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A call of a system.
   *
   * @param firstOfOrder whether no job of the order was seen before
   * @param firstSeenAt when its key was seen for the first time; later for no repetition of it
   */
  public record SystemCall(boolean firstOfOrder, Instant firstSeenAt) {}

  /**
   * What is known of an order.
   *
   * @param outcome how it ended, empty for one that has not
   * @param pausedSince empty for one that is not paused
   */
  public record KnownOrder(
      String orderId,
      OrderProcess process,
      OrderState state,
      Optional<String> outcome,
      Optional<Instant> pausedSince) {}

  /** Notes that a system is being called; the same key again is the same call. */
  public SystemCall calling(String orderId, OrderProcess process, OrderEvent.Triggered call) {
    boolean firstOfOrder = addIfUnknown(orderId, process);
    events.add(orderId, call);
    String system = call.system();
    String key = call.key();
    long now = clock.millis();
    int repeated =
        jdbc.sql(
                """
                update triggered_system
                set called_at = case when call_key = ? then called_at else ? end,
                    taken_at = case when call_key = ? then taken_at else null end,
                    call_key = ?
                where order_id = ? and system = ?
                """)
            .params(key, now, key, key, orderId, system)
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

  /** An order, empty for one that no job has told of. */
  public Optional<KnownOrder> find(String orderId) {
    return jdbc.sql("select * from fulfillment_order where order_id = ?")
        .param(orderId)
        .query(OrderLedger::order)
        .optional();
  }

  private static KnownOrder order(ResultSet row, int n) throws SQLException {
    long pausedAt = row.getLong("paused_at");
    Optional<Instant> pausedSince =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(pausedAt));
    return new KnownOrder(
        row.getString("order_id"),
        new OrderProcess(
            row.getString("business_type"),
            Optional.ofNullable(row.getObject("process_version", Integer.class))),
        OrderState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("outcome")),
        pausedSince);
  }

  /** Whether a system of that order was ever called. */
  public boolean isTriggered(String orderId, String system) {
    return jdbc.sql("select count(*) from triggered_system where order_id = ? and system = ?")
            .params(orderId, system)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Notes that a system has taken its call. */
  public void taken(String orderId, String system) {
    jdbc.sql(
            """
            update triggered_system set taken_at = ?, trouble = null
            where order_id = ? and system = ?
            """)
        .params(clock.millis(), orderId, system)
        .update();
  }

  /** Notes what keeps a system from taking a call or an instruction; empty for nothing any more. */
  public void troubled(String orderId, String system, String problem) {
    jdbc.sql("update triggered_system set trouble = ? where order_id = ? and system = ?")
        .params(problem.substring(0, Math.min(LONGEST_TROUBLE, problem.length())), orderId, system)
        .update();
  }

  /**
   * The newest call of a system.
   *
   * @param isTaken whether the system has taken it
   * @param trouble what keeps the system from taking a call or an instruction, empty for nothing
   */
  public record LastCall(String system, Instant at, boolean isTaken, String trouble) {}

  /** The newest call of each system of an order, oldest first. */
  public List<LastCall> lastCalls(String orderId) {
    return jdbc.sql(
            """
            select system, called_at, taken_at, trouble from triggered_system
            where order_id = ? order by called_at, system
            """)
        .param(orderId)
        .query(
            (row, n) ->
                new LastCall(
                    row.getString("system"),
                    Instant.ofEpochMilli(row.getLong("called_at")),
                    row.getObject("taken_at") != null,
                    Objects.requireNonNullElse(row.getString("trouble"), "")))
        .list();
  }

  /** Orders that ended before a time, at most so many. */
  public List<String> endedBefore(Instant time, int limit) {
    return jdbc.sql(
            "select order_id from order_event where kind = 'Ended' and at < ? order by id limit ?")
        .params(time.toEpochMilli(), limit)
        .query(String.class)
        .list();
  }

  /** Forgets all about an order. */
  public void forget(String orderId) {
    for (String table :
        List.of("triggered_system", "order_event", "order_start", "fulfillment_order")) {
      jdbc.sql("delete from " + table + " where order_id = ?").param(orderId).update();
    }
  }

  /** Pauses an order; one that is paused already stays paused since then. */
  public void pause(String orderId, OrderProcess process, OrderEvent.Paused why) {
    addIfUnknown(orderId, process);
    events.add(orderId, why);
    jdbc.sql(
            """
            update fulfillment_order set state = 'PAUSED', paused_at = ?
            where order_id = ? and state = 'RUNNING'
            """)
        .params(clock.millis(), orderId)
        .update();
  }

  /** Notes what a system answered to an instruction. */
  public void instructed(String orderId, OrderEvent.Instructed instruction) {
    events.add(orderId, instruction);
  }

  /** Notes that a person has settled an instruction; who said so first counts. */
  public void settle(String orderId, OrderEvent.Settled settled) {
    events.add(orderId, settled);
  }

  /** What a person said when settling an instruction, empty if nobody has. */
  public Optional<OrderEvent.Settled> settled(String orderId, String key) {
    return events(orderId, OrderEvent.Settled.class)
        .filter(settled -> settled.key().equals(key))
        .findFirst();
  }

  /** Keys of the instructions of an order that have got an answer, or none when asked. */
  public SortedSet<String> instructions(String orderId) {
    return events(orderId, OrderEvent.Instructed.class)
        .map(OrderEvent.Instructed::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private <T extends OrderEvent> Stream<T> events(String orderId, Class<T> kind) {
    return events.of(orderId).stream()
        .map(OrderEvents.Timed::event)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** The order goes on; nothing happens to one that is not paused. */
  public void resume(String orderId, OrderEvent.Resumed resumed) {
    int wasPaused =
        jdbc.sql(
                """
                update fulfillment_order set state = 'RUNNING', paused_at = null
                where order_id = ? and state = 'PAUSED'
                """)
            .param(orderId)
            .update();
    if (wasPaused == 1) {
      events.add(orderId, resumed);
    }
  }

  /** Notes the end of an order and returns whether it was not known before. */
  public boolean end(String orderId, String businessType, String outcome) {
    addIfUnknown(orderId, new OrderProcess(businessType, Optional.empty()));
    events.add(orderId, new OrderEvent.Ended(outcome));
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

  private boolean addIfUnknown(String orderId, OrderProcess process) {
    Optional<KnownOrder> known = find(orderId);
    if (known.isPresent()) {
      noteVersion(known.get(), process.version());
      return false;
    }
    try {
      jdbc.sql(
              """
              insert into fulfillment_order (order_id, business_type, process_version, state)
              values (?, ?, ?, 'RUNNING')
              """)
          .params(orderId, process.businessType(), process.version().orElse(null))
          .update();
      // Of an order that came over HTTP: the engine need not be asked for it again.
      jdbc.sql("update order_start set next_at = null where order_id = ?").param(orderId).update();
      return true;
    } catch (DuplicateKeyException anotherJobOfTheOrderWasFaster) {
      return false;
    }
  }

  /** It is another one after somebody has migrated the process instance. */
  private void noteVersion(KnownOrder order, Optional<Integer> version) {
    if (version.isPresent() && !version.equals(order.process().version())) {
      jdbc.sql("update fulfillment_order set process_version = ? where order_id = ?")
          .params(version.get(), order.orderId())
          .update();
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
