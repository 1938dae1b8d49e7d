package io.baton.feedback;

import io.baton.order.OrderProcess;
import io.baton.order.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All feedback ever received, and which of it is still to be published. */
@Repository
class FeedbackLedger {

  /** Longer than the engine may take for one message, see camunda.client.request-timeout. */
  private static final Duration CLAIM = Duration.ofSeconds(30);

  /** Its order has called its system; the request needs no call. */
  private static final String EXPECTED =
      """
      (f.system = 'request' or exists (select 1 from triggered_system t
                                       where t.order_id = f.order_id and t.system = f.system))
      """;

  /** What is due to an order that is not paused, from systems that were called. */
  private static final String DELIVERABLE =
      """
      from outbox o join feedback f on f.id = o.feedback_id
      join fulfillment_order r on r.order_id = f.order_id
      where r.state = :state and
      """
          + EXPECTED;

  private static final String COLUMNS =
      "select f.id, f.order_id, f.system, f.event_id, f.content, f.published_at, r.business_type,"
          + " r.process_version ";

  private final JdbcClient jdbc;
  private final Clock clock;

  FeedbackLedger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All feedback of one system about one order: delivered in the order of its arrival. */
  record Lane(String orderId, String system) {
    /** Its messages have the same. */
    String correlationKey() {
      return orderId + ":" + system;
    }
  }

  /**
   * Feedback that is due.
   *
   * @param publishedAt when the engine took it last, empty if it never did
   */
  record Due(long id, OrderProcess process, Feedback feedback, Optional<Instant> publishedAt) {}

  /**
   * Feedback that nobody waits for yet.
   *
   * @param hasStarted whether its order has, and only the call of its system is missing
   */
  record Early(long id, Feedback feedback, boolean hasStarted) {}

  /**
   * Feedback about an order.
   *
   * @param isReply whether it came as the answer to a trigger call
   * @param isDue whether it is still to be published
   */
  record Arrived(
      Instant at,
      Feedback feedback,
      boolean isReply,
      boolean isDue,
      Optional<Instant> publishedAt) {}

  /** What is done with feedback that is kept. */
  enum Fate {
    /** It is published once its order takes feedback. */
    DELIVER,
    /** It came with the answer to a trigger call, and its process has it from there. */
    REPLY,
    /** It goes nowhere by itself. */
    KEEP
  }

  /**
   * Keeps feedback and returns its id.
   *
   * @throws DuplicateKeyException if its event is known already
   */
  @Transactional
  long add(Feedback feedback, Fate fate) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into feedback (order_id, system, event_id, content, received_at, is_reply)
            values (:orderId, :system, :eventId, :content, :now, :isReply)
            """)
        .param("orderId", feedback.orderId())
        .param("system", feedback.system())
        .param("eventId", feedback.eventId())
        .param("content", feedback.content())
        .param("now", clock.millis())
        .param("isReply", fate == Fate.REPLY)
        .update(key, "id");
    long id = Objects.requireNonNull(key.getKeyAs(Long.class));
    if (fate == Fate.DELIVER) {
      deliver(id);
    }
    return id;
  }

  /** Makes kept feedback due. */
  void deliver(long id) {
    jdbc.sql("insert into outbox (feedback_id, waiting_since) values (?, ?)")
        .params(id, clock.millis())
        .update();
  }

  /** What an event said when it came first, as JSON. */
  Optional<String> content(String orderId, String system, String eventId) {
    return jdbc.sql(
            "select content from feedback where order_id = ? and system = ? and event_id = ?")
        .params(orderId, system, eventId)
        .query(String.class)
        .optional();
  }

  /** Whether its event has come before. */
  boolean isKnown(Feedback feedback) {
    return content(feedback.orderId(), feedback.system(), feedback.eventId()).isPresent();
  }

  /** How long all that was reported about an order is, in characters. */
  long lengthOfReports(String orderId) {
    return jdbc.sql(
            "select coalesce(sum(char_length(content)), 0) from feedback where order_id = ?")
        .param(orderId)
        .query(Long.class)
        .single();
  }

  /** The next of a lane, if its order runs and its system was called. */
  Optional<Due> next(Lane lane) {
    return jdbc.sql(
            COLUMNS
                + DELIVERABLE
                + "and f.order_id = :orderId and f.system = :system order by f.id limit 1")
        .param("state", OrderState.RUNNING.name())
        .param("orderId", lane.orderId())
        .param("system", lane.system())
        .query(FeedbackLedger::due)
        .optional();
  }

  /** The next of a paused order, whatever the system. */
  Optional<Due> nextOfPaused(String orderId) {
    return jdbc.sql(COLUMNS + DELIVERABLE + "and f.order_id = :orderId order by f.id limit 1")
        .param("state", OrderState.PAUSED.name())
        .param("orderId", orderId)
        .query(FeedbackLedger::due)
        .optional();
  }

  /** Lanes in which something can be published now. */
  List<Lane> lanes() {
    return jdbc.sql("select distinct f.order_id, f.system " + DELIVERABLE + "limit 1000")
        .param("state", OrderState.RUNNING.name())
        .query((row, n) -> new Lane(row.getString(1), row.getString(2)))
        .list();
  }

  /**
   * Claims what is due, so that nobody else publishes it meanwhile: neither another thread nor
   * another application. A claim ends by itself some time after its owner has crashed.
   *
   * @return false if somebody else has claimed it
   */
  boolean claim(Due due) {
    long now = clock.millis();
    return jdbc.sql(
                "update outbox set claimed_until = ? where feedback_id = ? and claimed_until <= ?")
            .params(now + CLAIM.toMillis(), due.id(), now)
            .update()
        == 1;
  }

  /** Gives up a claim. */
  void release(Due due) {
    jdbc.sql("update outbox set claimed_until = 0 where feedback_id = ?").param(due.id()).update();
  }

  /** Notes that the engine took it. */
  @Transactional
  void published(Due due) {
    jdbc.sql("update feedback set published_at = ? where id = ?")
        .params(clock.millis(), due.id())
        .update();
    remove(due);
  }

  /** Removes it from what is to be published. */
  void remove(Due due) {
    jdbc.sql("delete from outbox where feedback_id = ?").param(due.id()).update();
  }

  /** Makes due again what was published since a time; only one system's, if it is given. */
  void publishAgain(String orderId, Optional<String> system, Instant since) {
    jdbc.sql(
            """
            insert into outbox (feedback_id, waiting_since)
            select f.id, :now from feedback f
            where f.order_id = :orderId and f.published_at >= :since
            and (:everySystem or f.system = :system)
            and not exists (select 1 from outbox o where o.feedback_id = f.id)
            """)
        .param("orderId", orderId)
        .param("now", clock.millis())
        .param("since", since.toEpochMilli())
        .param("everySystem", system.isEmpty())
        .param("system", system.orElse(""))
        .update();
  }

  /** Feedback that has waited since before a time for its order to start, or to call its system. */
  List<Early> earlySince(Instant before) {
    return jdbc.sql(
            """
            select f.id, f.order_id, f.system, f.event_id, f.content,
                   case when r.order_id is null then 0 else 1 end as has_started
            from outbox o join feedback f on f.id = o.feedback_id
            left join fulfillment_order r on r.order_id = f.order_id
            where o.waiting_since < ? and (r.order_id is null or not
            """
                + EXPECTED
                + ") order by f.id limit 1000")
        .param(before.toEpochMilli())
        .query(
            (row, n) -> new Early(row.getLong("id"), feedback(row), row.getInt("has_started") == 1))
        .list();
  }

  /** Takes out what is due and nobody has claimed; false if there is no such. */
  boolean take(long id) {
    return jdbc.sql("delete from outbox where feedback_id = ? and claimed_until <= ?")
            .params(id, clock.millis())
            .update()
        == 1;
  }

  /** All feedback about an order in the order of its arrival, but for what is in quarantine. */
  List<Arrived> about(String orderId) {
    return jdbc.sql(
            """
            select f.*, (select count(*) from outbox o where o.feedback_id = f.id) as is_due
            from feedback f
            where f.order_id = ?
            and not exists (select 1 from quarantine q where q.feedback_id = f.id)
            order by f.id
            """)
        .param(orderId)
        .query(FeedbackLedger::arrived)
        .list();
  }

  /** Nothing is published for an order that has ended. */
  void forget(String orderId) {
    jdbc.sql(
            """
            delete from outbox
            where feedback_id in (select id from feedback where order_id = ?)
            """)
        .param(orderId)
        .update();
  }

  /** The same for what was being kept while its order ended. */
  void forgetEnded() {
    jdbc.sql(
            """
            delete from outbox
            where feedback_id in (select f.id from feedback f
                                  join fulfillment_order r on r.order_id = f.order_id
                                  join outbox o on o.feedback_id = f.id
                                  where r.state = :ended)
            """)
        .param("ended", OrderState.ENDED.name())
        .update();
  }

  /** Forgets all that was reported about an order. */
  void delete(String orderId) {
    for (String table : List.of("outbox", "quarantine")) {
      jdbc.sql(
              "delete from "
                  + table
                  + " where feedback_id in (select id from feedback where order_id = ?)")
          .param(orderId)
          .update();
    }
    jdbc.sql("delete from feedback where order_id = ?").param(orderId).update();
  }

  private static Due due(ResultSet row, int n) throws SQLException {
    return new Due(
        row.getLong("id"),
        new OrderProcess(
            row.getString("business_type"),
            Optional.ofNullable(row.getObject("process_version", Integer.class))),
        feedback(row),
        time(row, "published_at"));
  }

  private static Arrived arrived(ResultSet row, int n) throws SQLException {
    return new Arrived(
        Instant.ofEpochMilli(row.getLong("received_at")),
        feedback(row),
        row.getBoolean("is_reply"),
        row.getInt("is_due") > 0,
        time(row, "published_at"));
  }

  private static Feedback feedback(ResultSet row) throws SQLException {
    return new Feedback(
        row.getString("order_id"),
        row.getString("system"),
        row.getString("event_id"),
        row.getString("content"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
