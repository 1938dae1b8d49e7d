package io.baton.feedback;

import io.baton.feedback.FeedbackLedger.Due;
import io.baton.feedback.FeedbackLedger.Fate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Feedback that nobody could act upon: it waits until a person has it replayed or dropped. */
@Repository
class Quarantine {

  private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

  private static final String ENTRIES =
      """
      select q.feedback_id, q.reason, q.since, f.order_id, f.system, f.event_id, f.content,
             f.received_at
      from quarantine q join feedback f on f.id = q.feedback_id
      where q.dropped_at is null
      """;

  private final JdbcClient jdbc;
  private final FeedbackLedger ledger;
  private final Clock clock;

  Quarantine(JdbcClient jdbc, FeedbackLedger ledger, Clock clock) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Why nobody can act upon feedback. */
  enum Reason {
    UNKNOWN_SYSTEM(
        "No deployed policy knows the system %1$s.",
        "Deploy a policy that triggers it and replay this, or drop it."),
    UNKNOWN_STATUS(
        "The policy of order %2$s knows no status of this name.",
        "Have system %1$s report the right one (with another event id) and drop this; or add the"
            + " status to the policy and replay this."),
    NEVER_STARTED(
        "No order %2$s has started.", "Replay this once it has, or drop it if the id is wrong."),
    NEVER_CALLED(
        "Order %2$s has never called system %1$s.", "Replay this once it has, or drop it."),
    NOT_TAKEN("The engine does not take it.", "See the log, then replay this or drop it.");

    private final String problem;
    private final String remedy;

    Reason(String problem, String remedy) {
      this.problem = problem;
      this.remedy = remedy;
    }

    /** What is the matter, one sentence. */
    String problem(Feedback feedback) {
      return problem.formatted(feedback.system(), feedback.orderId());
    }

    /** What a person can do, one sentence. */
    String remedy(Feedback feedback) {
      return remedy.formatted(feedback.system(), feedback.orderId());
    }
  }

  /** Feedback in quarantine, known by the id that the ledger gave it. */
  record Entry(long id, Reason reason, Instant since, Instant receivedAt, Feedback feedback) {}

  /**
   * Keeps feedback in quarantine from the first.
   *
   * @throws DuplicateKeyException if its event is known already
   */
  @Transactional
  void add(Feedback feedback, Reason reason) {
    put(ledger.add(feedback, Fate.KEEP), reason);
    tell(feedback, reason);
  }

  private static void tell(Feedback feedback, Reason reason) {
    log.warn(
        "Feedback {} of system {} about order {} is in quarantine: {}",
        feedback.eventId(),
        feedback.system(),
        feedback.orderId(),
        reason.problem(feedback));
  }

  /** Moves feedback that was due into quarantine, unless somebody is publishing it just now. */
  @Transactional
  void move(long feedbackId, Feedback feedback, Reason reason) {
    if (ledger.take(feedbackId)) {
      put(feedbackId, reason);
      tell(feedback, reason);
    }
  }

  /** Moves feedback that this application has claimed into quarantine. */
  @Transactional
  void moveClaimed(Due due, Reason reason) {
    ledger.remove(due);
    put(due.id(), reason);
    tell(due.feedback(), reason);
  }

  /** Those in quarantine after an id, oldest first. */
  List<Entry> list(long after, int limit) {
    return jdbc.sql(ENTRIES + "and q.feedback_id > ? order by q.feedback_id limit ?")
        .params(after, limit)
        .query(Quarantine::entry)
        .list();
  }

  /** Those about an order. */
  List<Entry> about(String orderId) {
    return jdbc.sql(ENTRIES + "and f.order_id = ? order by q.feedback_id")
        .param(orderId)
        .query(Quarantine::entry)
        .list();
  }

  Optional<Entry> find(long id) {
    return jdbc.sql(ENTRIES + "and q.feedback_id = ?")
        .param(id)
        .query(Quarantine::entry)
        .optional();
  }

  /** How many wait for a person. */
  long size() {
    return jdbc.sql("select count(*) from quarantine where dropped_at is null")
        .query(Long.class)
        .single();
  }

  /** Makes it due again; false if somebody else has taken it out meanwhile. */
  @Transactional
  boolean replay(long id) {
    int taken =
        jdbc.sql("delete from quarantine where feedback_id = ? and dropped_at is null")
            .param(id)
            .update();
    if (taken == 1) {
      ledger.deliver(id);
    }
    return taken == 1;
  }

  /** An order calls a system that nobody knew: what it has reported is due after all. */
  @Transactional
  void release(String orderId, String system) {
    jdbc.sql(
            ENTRIES + "and f.order_id = ? and f.system = ? and q.reason = ? order by q.feedback_id")
        .params(orderId, system, Reason.UNKNOWN_SYSTEM.name())
        .query(Quarantine::entry)
        .list()
        .forEach(entry -> replay(entry.id()));
  }

  /** Takes it out for good; its event stays known. False if it is not there. */
  boolean drop(long id) {
    return jdbc.sql(
                "update quarantine set dropped_at = ? where feedback_id = ? and dropped_at is null")
            .params(clock.millis(), id)
            .update()
        == 1;
  }

  private void put(long feedbackId, Reason reason) {
    jdbc.sql("insert into quarantine (feedback_id, reason, since) values (?, ?, ?)")
        .params(feedbackId, reason.name(), clock.millis())
        .update();
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    return new Entry(
        row.getLong("feedback_id"),
        Reason.valueOf(row.getString("reason")),
        Instant.ofEpochMilli(row.getLong("since")),
        Instant.ofEpochMilli(row.getLong("received_at")),
        new Feedback(
            row.getString("order_id"),
            row.getString("system"),
            row.getString("event_id"),
            row.getString("content")));
  }
}
