package io.baton.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the jobs of orders told, in its order. */
@Repository
public class OrderEvents {

  /** As the column has it. A call's key begins with the order's id, which needs no repetition. */
  private static final int LONGEST_REF = 300;

  private final JdbcClient jdbc;
  private final ObjectMapper mapper;
  private final Clock clock;

  OrderEvents(JdbcClient jdbc, ObjectMapper mapper, Clock clock) {
    this.jdbc = jdbc;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** An event and when it was noted. */
  public record Timed(Instant at, OrderEvent event) {}

  /** Notes an event; a job that comes again tells nothing new. */
  void add(String orderId, OrderEvent event) {
    String ref = ref(orderId, event);
    boolean known =
        jdbc.sql("select count(*) from order_event where order_id = ? and kind = ? and ref = ?")
                .params(orderId, kind(event.getClass()), ref)
                .query(Integer.class)
                .single()
            > 0;
    if (known) {
      return;
    }
    try {
      jdbc.sql("insert into order_event (order_id, at, kind, ref, detail) values (?, ?, ?, ?, ?)")
          .params(
              orderId,
              clock.millis(),
              kind(event.getClass()),
              ref,
              mapper.writeValueAsString(event))
          .update();
    } catch (DuplicateKeyException theSameJobTwiceAtOnce) {
      // Its other run has noted it.
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event of an order cannot be written as JSON.", e);
    }
  }

  /** An order's events, in their order. */
  public List<Timed> of(String orderId) {
    return jdbc.sql("select at, kind, detail from order_event where order_id = ? order by id")
        .param(orderId)
        .query(this::timed)
        .list();
  }

  private Timed timed(ResultSet row, int n) throws SQLException {
    try {
      OrderEvent event = mapper.readValue(row.getString("detail"), type(row.getString("kind")));
      return new Timed(Instant.ofEpochMilli(row.getLong("at")), event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The ledger holds an event that cannot be read.", e);
    }
  }

  private static String ref(String orderId, OrderEvent event) {
    String ref = event.ref();
    String shortened = ref.startsWith(orderId + ":") ? ref.substring(orderId.length() + 1) : ref;
    return shortened.substring(0, Math.min(LONGEST_REF, shortened.length()));
  }

  private static String kind(Class<? extends OrderEvent> type) {
    return type.getSimpleName();
  }

  private static Class<? extends OrderEvent> type(String kind) {
    for (Class<?> type : OrderEvent.class.getPermittedSubclasses()) {
      if (type.getSimpleName().equals(kind)) {
        return type.asSubclass(OrderEvent.class);
      }
    }
    throw new IllegalStateException("The ledger holds an event of the unknown kind " + kind + ".");
  }
}
