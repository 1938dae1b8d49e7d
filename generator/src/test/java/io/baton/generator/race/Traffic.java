package io.baton.generator.race;

import io.camunda.client.api.command.FinalCommandStep;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Commands on their way to the broker. */
final class Traffic {
  private final AtomicInteger underWay = new AtomicInteger();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

  /** Sends without waiting for the answer. */
  <T> void send(FinalCommandStep<T> command, Consumer<T> answered) {
    send(command, answered, () -> {});
  }

  /**
   * Sends without waiting for the answer.
   *
   * @param gone what to do if what the command is about is no more
   */
  <T> void send(FinalCommandStep<T> command, Consumer<T> answered, Runnable gone) {
    underWay.incrementAndGet();
    command
        .send()
        .handle(
            (answer, failure) -> {
              if (failure == null) {
                answered.accept(answer);
              } else if (Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND) {
                gone.run();
              } else {
                failures.add(failure);
              }
              underWay.decrementAndGet();
              return answer;
            });
  }

  /** Does that on a thread of its own. */
  void begin(Work work) {
    underWay.incrementAndGet();
    Thread.startVirtualThread(
        () -> {
          try {
            work.run();
          } catch (Exception | AssertionError e) {
            failures.add(e);
          } finally {
            underWay.decrementAndGet();
          }
        });
  }

  /** Does that after that time. */
  void beginAfter(Duration delay, Runnable work) {
    underWay.incrementAndGet();
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              work.run();
              underWay.decrementAndGet();
            });
  }

  /** What may be interrupted, or fail. */
  interface Work {
    void run() throws Exception;
  }

  /** Whether every command has been answered; throws if one has failed. */
  boolean isQuiet() {
    Throwable failure = failures.peek();
    if (failure != null) {
      throw new AssertionError(failures.size() + " commands failed, such as", failure);
    }
    return underWay.get() == 0;
  }
}
