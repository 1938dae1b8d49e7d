package io.baton.worker;

import io.baton.system.FulfillmentSystems;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.spring.event.CamundaClientClosingSpringEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The threads of the job workers: virtual ones, because they wait for systems most of the time. The
 * starter has one thread for all, so that a slow system would hold up every other.
 *
 * <p>At shutdown calls under way are finished before the engine's client is closed; jobs that have
 * not got so far are handed back.
 */
@Configuration(proxyBeanMethods = false)
class WorkerThreads implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WorkerThreads.class);

  /** More than all workers may have under way together, see max-jobs-active. */
  private static final int THREADS = 4096;

  /** After its call a job is noted in the ledger, and the engine is told. */
  private static final Duration AFTER_THE_CALL = Duration.ofSeconds(5);

  private final WorkerExecutor threads = new WorkerExecutor(THREADS);
  private final ObjectProvider<FulfillmentSystems> systems;
  private volatile boolean running;

  WorkerThreads(ObjectProvider<FulfillmentSystems> systems) {
    this.systems = systems;
  }

  @Bean
  CamundaClientExecutorService camundaClientExecutorService() {
    return new CamundaClientExecutorService(threads, false);
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the starter closes its workers. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void endTimedTasks(CamundaClientClosingSpringEvent closing) {
    threads.endTimedTasks();
  }

  /** Called after the starter has closed its workers, which it does first of all. */
  @Override
  public void stop() {
    running = false;
    threads.shutdown();
    Duration atMost = systems.getObject().longestCall().plus(AFTER_THE_CALL);
    try {
      if (!threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Some jobs were not finished in time; the engine gives them out again.");
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
