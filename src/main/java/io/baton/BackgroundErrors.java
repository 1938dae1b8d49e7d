package io.baton;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What is said when a task in the background fails. It is tried again in a moment, so an outage of
 * the ledger needs a line now and then, not a stack trace per second.
 */
@Configuration(proxyBeanMethods = false)
class BackgroundErrors {

  private static final Logger log = LoggerFactory.getLogger(BackgroundErrors.class);

  private static final long MILLIS_BETWEEN_MESSAGES = 10_000;

  private final AtomicLong lastMessage = new AtomicLong();

  @Bean
  SimpleAsyncTaskSchedulerCustomizer errorsOfBackgroundTasks(Clock clock) {
    return scheduler -> scheduler.setErrorHandler(error -> tell(error, clock.millis()));
  }

  private void tell(Throwable error, long now) {
    if (!(error instanceof DataAccessException || error instanceof TransactionException)) {
      log.error("A task in the background failed; it is tried again.", error);
      return;
    }
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
