package io.baton.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerExecutorTest {

  @Test
  void runsJobsButNoTimedTaskOnceThoseWereEnded() throws Exception {
    try (WorkerExecutor executor = new WorkerExecutor(2)) {
      AtomicInteger timed = new AtomicInteger();
      Runnable task = timed::incrementAndGet;
      executor.schedule(task, 1, TimeUnit.MILLISECONDS).get();
      ScheduledFuture<?> waiting = executor.schedule(task, 100, TimeUnit.MILLISECONDS);
      executor.endTimedTasks();
      ScheduledFuture<?> later = executor.schedule(task, 1, TimeUnit.MILLISECONDS);
      waiting.get();
      later.get();
      assertThat(timed).hasValue(1);
      Callable<String> job = () -> "done";
      assertThat(executor.submit(job).get()).isEqualTo("done");
    }
  }

  @Test
  void waitsForTheTimedTaskThatRuns() throws Exception {
    try (WorkerExecutor executor = new WorkerExecutor(2)) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch mayEnd = new CountDownLatch(1);
      AtomicInteger ended = new AtomicInteger();
      Runnable task =
          () -> {
            begun.countDown();
            try {
              mayEnd.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            ended.incrementAndGet();
          };
      ScheduledFuture<?> running = executor.schedule(task, 1, TimeUnit.MILLISECONDS);
      begun.await();
      CompletableFuture<Integer> seen =
          CompletableFuture.supplyAsync(
              () -> {
                executor.endTimedTasks();
                return ended.get();
              });
      mayEnd.countDown();
      assertThat(seen.get()).isEqualTo(1);
      running.get();
    }
  }
}
