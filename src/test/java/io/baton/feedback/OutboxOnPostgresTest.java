package io.baton.feedback;

import io.baton.PostgresLedger;
import io.baton.order.OrderLedger;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The same on the database of production. */
class OutboxOnPostgresTest extends OutboxTest {

  OutboxOnPostgresTest(
      OrderLedger orders,
      FeedbackLedger ledger,
      Quarantine quarantine,
      Objections objections,
      TransactionTemplate transaction) {
    super(orders, ledger, quarantine, objections, transaction);
  }

  @DynamicPropertySource
  static void ledger(DynamicPropertyRegistry properties) {
    String url = PostgresLedger.newDatabase();
    properties.add("spring.datasource.url", () -> url);
    properties.add("spring.datasource.username", () -> "postgres");
  }
}
