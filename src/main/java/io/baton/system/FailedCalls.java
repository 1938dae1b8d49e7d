package io.baton.system;

import io.baton.order.OrderEnded;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often calls have failed, in the ledger: the tries of a call survive a restart. */
@Repository
class FailedCalls {

  private final JdbcClient jdbc;

  FailedCalls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes that a call has failed, and returns how often it has by now. */
  int add(FulfillmentCall call) {
    if (increment(call) == 0) {
      try {
        jdbc.sql("insert into failed_call (call_key, order_id, tries) values (?, ?, 1)")
            .params(call.key(), call.orderId())
            .update();
      } catch (DuplicateKeyException theSameJobTwiceAtOnce) {
        increment(call);
      }
    }
    return jdbc.sql("select tries from failed_call where call_key = ?")
        .param(call.key())
        .query(Integer.class)
        .optional()
        .orElse(1);
  }

  /** The next failure is the first of a new round. */
  void forget(FulfillmentCall call) {
    jdbc.sql("delete from failed_call where call_key = ?").param(call.key()).update();
  }

  /**
   * None of its calls is tried any more. A call that succeeded after all is forgotten here, too.
   */
  @EventListener
  void forget(OrderEnded order) {
    jdbc.sql("delete from failed_call where order_id = ?").param(order.orderId()).update();
  }

  private int increment(FulfillmentCall call) {
    return jdbc.sql("update failed_call set tries = tries + 1 where call_key = ?")
        .param(call.key())
        .update();
  }
}
