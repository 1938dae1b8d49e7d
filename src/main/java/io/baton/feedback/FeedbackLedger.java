package io.baton.feedback;

import io.baton.order.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All feedback ever received, and which of it is still to be published. */
@Repository
class FeedbackLedger {

  /** What is due to an order that is not paused, from systems that were called. */
  private static final String DELIVERABLE =
      """
      from outbox o join feedback f on f.id = o.feedback_id
      join fulfillment_order r on r.order_id = f.order_id
      where r.state = :state
      and (f.system = 'request' or exists (select 1 from triggered_system t
                                           where t.order_id = f.order_id and t.system = f.system))
      """;

  private static final String COLUMNS =
      "select f.id, f.order_id, f.system, f.event_id, f.content, f.published_at ";

  private final JdbcClient jdbc;
  private final Clock clock;

  FeedbackLedger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All feedback of one system about one order: delivered in the order of its arrival. */
  record Lane(String orderId, String system) {}

  /**
   * Feedback that is due.
   *
   * @param publishedAt when the engine took it last, empty if it never did
   */
  record Due(long id, Feedback feedback, Optional<Instant> publishedAt) {}

  /**
   * Keeps feedback.
   *
   * @param publish whether it is to be published once its order takes feedback
   * @throws DuplicateKeyException if its event is known already
   */
  @Transactional
  void add(Feedback feedback, boolean publish) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into feedback (order_id, system, event_id, content, received_at)
            values (:orderId, :system, :eventId, :content, :now)
            """)
        .param("orderId", feedback.orderId())
        .param("system", feedback.system())
        .param("eventId", feedback.eventId())
        .param("content", feedback.content())
        .param("now", clock.millis())
        .update(id, "id");
    if (publish) {
      jdbc.sql("insert into outbox (feedback_id) values (?)")
          .param(id.getKeyAs(Long.class))
          .update();
    }
  }

  /** What an event said when it came first, as JSON. */
  Optional<String> content(String orderId, String system, String eventId) {
    return jdbc.sql(
            "select content from feedback where order_id = ? and system = ? and event_id = ?")
        .params(orderId, system, eventId)
        .query(String.class)
        .optional();
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
            insert into outbox (feedback_id)
            select f.id from feedback f
            where f.order_id = :orderId and f.published_at >= :since
            and (:everySystem or f.system = :system)
            and not exists (select 1 from outbox o where o.feedback_id = f.id)
            """)
        .param("orderId", orderId)
        .param("since", since.toEpochMilli())
        .param("everySystem", system.isEmpty())
        .param("system", system.orElse(""))
        .update();
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

  private static Due due(ResultSet row, int n) throws SQLException {
    long publishedAt = row.getLong("published_at");
    Optional<Instant> at =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(publishedAt));
    Feedback feedback =
        new Feedback(
            row.getString("order_id"),
            row.getString("system"),
            row.getString("event_id"),
            row.getString("content"));
    return new Due(row.getLong("id"), feedback, at);
  }
}
