package io.baton.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Orders that came over HTTP, kept in the ledger until the engine has been seen to work on them.
 */
@Repository
class OrderStarts {

  /** How long the first job of an order may take to be seen, before its start is tried again. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Of these, ten minutes: the jobs of others may be in front. */
  private static final int LONGEST_PATIENCE = 20;

  private final JdbcClient jdbc;
  private final Clock clock;

  OrderStarts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An order as it came.
   *
   * @param content its payload, as JSON
   * @param times how often the engine was asked to start it
   */
  record Start(
      String orderId, String businessType, String content, Instant receivedAt, int times) {}

  /** Keeps an order; false if there is one with this id already. */
  boolean add(String orderId, String businessType, String content) {
    try {
      jdbc.sql(
              """
              insert into order_start (order_id, business_type, content, received_at, next_at)
              values (?, ?, ?, ?, ?)
              """)
          .params(orderId, businessType, content, clock.millis(), clock.millis())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** An order that came over HTTP. */
  Optional<Start> find(String orderId) {
    return jdbc.sql("select * from order_start where order_id = ?")
        .param(orderId)
        .query(OrderStarts::start)
        .optional();
  }

  /** Those that the engine is to be asked for (again). */
  List<Start> due() {
    return jdbc.sql("select * from order_start where next_at <= ? order by next_at limit 1000")
        .param(clock.millis())
        .query(OrderStarts::start)
        .list();
  }

  /** How many orders were accepted and no job of theirs has been seen. */
  int waiting() {
    return jdbc.sql("select count(*) from order_start where next_at is not null")
        .query(Integer.class)
        .single();
  }

  /**
   * Claims the next try for this application, and appoints the one after it.
   *
   * @return false if another application has claimed it
   */
  boolean claim(Start start) {
    long patience = PATIENCE.toMillis() * Math.min(start.times() + 1, LONGEST_PATIENCE);
    return jdbc.sql(
                """
                update order_start set times = times + 1, next_at = ?
                where order_id = ? and times = ? and next_at <= ?
                """)
            .params(clock.millis() + patience, start.orderId(), start.times(), clock.millis())
            .update()
        == 1;
  }

  /** Appoints another try at once: the engine did not take this one. */
  void release(Start start) {
    jdbc.sql("update order_start set times = ?, next_at = ? where order_id = ?")
        .params(start.times(), clock.millis(), start.orderId())
        .update();
  }

  /** Its process was seen at work: nothing more to do. */
  void started(Start start) {
    jdbc.sql("update order_start set next_at = null where order_id = ?")
        .param(start.orderId())
        .update();
  }

  private static Start start(ResultSet row, int n) throws SQLException {
    return new Start(
        row.getString("order_id"),
        row.getString("business_type"),
        row.getString("content"),
        Instant.ofEpochMilli(row.getLong("received_at")),
        row.getInt("times"));
  }
}
