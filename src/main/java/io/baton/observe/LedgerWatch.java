package io.baton.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gauges of what waits in the ledger. Looked up now and then, so that a scrape never waits for the
 * ledger.
 *
 * <p>What is due in the outbox waits for the engine only; the rest is kept for orders that are
 * paused or not known yet, and may be days old without anything being wrong.
 */
@Component
class LedgerWatch {

  private static final Logger log = LoggerFactory.getLogger(LedgerWatch.class);

  private static final String DUE =
      """
      exists (select 1 from fulfillment_order r where r.order_id = f.order_id and r.state = 'RUNNING')
      and (f.system = 'request' or exists (select 1 from triggered_system t
                                           where t.order_id = f.order_id and t.system = f.system))
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private volatile double inQuarantine = Double.NaN;
  private volatile Waiting orders = Waiting.UNKNOWN;

  LedgerWatch(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.clock = clock;
    Gauge.builder("baton.quarantine", () -> inQuarantine).register(meters);
    Gauge.builder("baton.orders.waiting", () -> orders.depth()).register(meters);
    Gauge.builder("baton.orders.oldest", () -> orders.oldestSeconds())
        .baseUnit("seconds")
        .register(meters);
    for (String state : new String[] {"due", "kept"}) {
      gauge(meters, state, "baton.outbox.depth", Waiting::depth);
      gauge(meters, state, "baton.outbox.oldest", Waiting::oldestSeconds);
    }
  }

  /** How many, and how long the oldest has been waiting; NaN while the ledger does not tell. */
  private record Waiting(double depth, double oldestSeconds) {
    static final Waiting UNKNOWN = new Waiting(Double.NaN, Double.NaN);
  }

  @Scheduled(fixedDelayString = "PT5S")
  void look() {
    try {
      waiting.put("due", waiting(DUE));
      waiting.put("kept", waiting("not (" + DUE + ")"));
      orders =
          jdbc.sql("select count(*), min(received_at) from order_start where next_at is not null")
              .query(this::read)
              .single();
      inQuarantine =
          jdbc.sql("select count(*) from quarantine where dropped_at is null")
              .query(Long.class)
              .single();
    } catch (DataAccessException e) {
      waiting.clear();
      inQuarantine = Double.NaN;
      orders = Waiting.UNKNOWN;
      log.warn("What waits in the ledger is not known just now: {}", e.getClass().getSimpleName());
    }
  }

  private Waiting waiting(String which) {
    return jdbc.sql(
            "select count(*), min(o.waiting_since) from outbox o join feedback f on f.id = o.feedback_id"
                + " where "
                + which)
        .query(this::read)
        .single();
  }

  private Waiting read(ResultSet row, int n) throws SQLException {
    long depth = row.getLong(1);
    return new Waiting(depth, depth == 0 ? 0 : (clock.millis() - row.getLong(2)) / 1000.0);
  }

  private void gauge(
      MeterRegistry meters, String state, String name, ToDoubleFunction<Waiting> value) {
    Gauge.builder(name, () -> value.applyAsDouble(waiting.getOrDefault(state, Waiting.UNKNOWN)))
        .tag("state", state)
        .baseUnit(name.endsWith("oldest") ? "seconds" : null)
        .register(meters);
  }
}
