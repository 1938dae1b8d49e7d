package io.baton;

import io.baton.observe.LedgerOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is said when a task in the background fails. It is tried again in a moment. */
@Configuration(proxyBeanMethods = false)
class BackgroundErrors {

  private static final Logger log = LoggerFactory.getLogger(BackgroundErrors.class);

  @Bean
  SimpleAsyncTaskSchedulerCustomizer errorsOfBackgroundTasks(LedgerOutage outage) {
    return scheduler ->
        scheduler.setErrorHandler(
            error -> {
              if (LedgerOutage.is(error)) {
                outage.tell(error);
              } else {
                log.error("A task in the background failed; it is tried again.", error);
              }
            });
  }
}
