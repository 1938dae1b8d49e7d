package io.baton.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to stop. A signal begins the JVM's shutdown, which waits here until the demo has told
 * its summary and closed everything; the JVM then exits with the signal's code, 130.
 */
final class CtrlC implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::waitUntilClosed, "ctrl-c");

  CtrlC() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  boolean asked() {
    return asked.getCount() == 0;
  }

  /** Waits that long, or until somebody asks to stop. */
  void await(Duration time) throws InterruptedException {
    asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits until somebody asks to stop. */
  void await() throws InterruptedException {
    asked.await();
  }

  private void waitUntilClosed() {
    asked.countDown();
    try {
      closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (!asked()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // Shutdown has just begun; the hook finds everything closed.
        asked.countDown();
      }
    }
  }
}
