package io.baton.worker;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Runs the jobs and the timed tasks of Camunda's workers on virtual threads, and can end the timed
 * ones for good.
 *
 * <p>A worker that tries to open its job stream again after it was closed, as it does while the
 * engine is away, never gives back its lock, and the client then waits for that lock for ever when
 * it is closed itself (camunda-client-java 8.8.14). So that no such try runs or comes any more, the
 * timed tasks are ended before the workers are closed.
 */
final class WorkerExecutor extends ScheduledThreadPoolExecutor {

  private final ReadWriteLock timedTasks = new ReentrantReadWriteLock();
  private boolean timedTasksEnded;

  WorkerExecutor(int threads) {
    super(threads, Thread.ofVirtual().name("job-", 1).factory());
    setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    setRemoveOnCancelPolicy(true);
  }

  /** Jobs come here, too, with no delay. */
  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return super.schedule(delay > 0 ? () -> runUnlessEnded(task) : task, delay, unit);
  }

  /** When it returns, no timed task runs, and none will. */
  void endTimedTasks() {
    timedTasks.writeLock().lock();
    try {
      timedTasksEnded = true;
    } finally {
      timedTasks.writeLock().unlock();
    }
  }

  private void runUnlessEnded(Runnable task) {
    timedTasks.readLock().lock();
    try {
      if (!timedTasksEnded) {
        task.run();
      }
    } finally {
      timedTasks.readLock().unlock();
    }
  }
}
