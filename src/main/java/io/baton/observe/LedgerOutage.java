package io.baton.observe;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * That the ledger's database does not answer: everything that needs it is tried again, and people
 * need a line now and then, not a stack trace for each thing that waits.
 */
@Component
public class LedgerOutage {

  private static final Logger log = LoggerFactory.getLogger(LedgerOutage.class);

  private static final long MILLIS_BETWEEN_MESSAGES = 10_000;

  private final Clock clock;
  private final AtomicLong lastMessage = new AtomicLong();

  public LedgerOutage(Clock clock) {
    this.clock = clock;
  }

  /** Whether that is what the error says, and not that a statement is wrong. */
  public static boolean is(Throwable error) {
    return switch (error) {
      case NonTransientDataAccessResourceException isAway -> true;
      case NonTransientDataAccessException wrong -> false;
      case DataAccessException isAway -> true;
      case TransactionException isAway -> true;
      default -> false;
    };
  }

  /** Says so, unless it was said just now. */
  public void tell(Throwable error) {
    long now = clock.millis();
    long last = lastMessage.get();
    if (now - last >= MILLIS_BETWEEN_MESSAGES && lastMessage.compareAndSet(last, now)) {
      log.warn("The ledger does not answer: {}. What is due waits for it.", rootOf(error));
    }
  }

  private static String rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
