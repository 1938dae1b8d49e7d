package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.RecordedSystems.Answer;
import io.baton.order.OrderEnded;
import io.baton.system.TriggerAnswer;
import io.baton.system.TriggerAnswer.InVain;
import io.baton.system.TriggerAnswer.Later;
import io.baton.system.TriggerAnswer.Taken;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a call is made again, when a system is left alone, and how many calls it gets at once. */
@ExtendWith(OutputCaptureExtension.class)
class CallLimitsTest {

  private static final String[] QUICK_BREAKER = {
    "baton.calls.breaker.window=4",
    "baton.calls.breaker.minimum-calls=4",
    "baton.calls.breaker.pause=PT0.3S",
    "baton.calls.breaker.probes=1"
  };

  @Test
  void triesACallAsOftenAsSetAndThenAsksForAPerson() throws Exception {
    try (CalledSystems called = CalledSystems.start()) {
      called.systems.answer("fraud/trigger", call -> new Answer(503, "no disk"));
      TriggerAnswer first = called.trigger("fraud", "o1");
      assertThat(pause(first)).isEqualTo(Duration.ofSeconds(1));
      assertThat(called.text(first))
          .matches(
              "System fraud answered the call trigger with HTTP 503\\. It answered: no disk This was"
                  + " try 1 of 4\\. The next one is at \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\.");
      assertThat(pause(called.trigger("fraud", "o1"))).isEqualTo(Duration.ofSeconds(2));
      assertThat(pause(called.trigger("fraud", "o1"))).isEqualTo(Duration.ofSeconds(4));
      TriggerAnswer last = called.trigger("fraud", "o1");
      assertThat(last).isInstanceOf(InVain.class);
      assertThat(called.text(last))
          .isEqualTo(
              "System fraud answered the call trigger with HTTP 503. It was tried 4 times. It"
                  + " answered: no disk See that it works again, then give the job retries; the call"
                  + " is repeated with the same key.");
      assertThat(called.text(called.trigger("fraud", "o1"))).contains("try 1 of 4");
    }
  }

  @Test
  void remembersTriesInTheLedgerUntilTheOrderEnds() throws Exception {
    String ledger = "spring.datasource.url=jdbc:h2:mem:tries;DB_CLOSE_DELAY=-1";
    try (CalledSystems called = CalledSystems.start(ledger)) {
      called.systems.answer("fraud/trigger", call -> new Answer(503, ""));
      called.trigger("fraud", "o1");
      called.trigger("fraud", "o2");
    }
    try (CalledSystems called = CalledSystems.start(ledger)) {
      called.systems.answer("fraud/trigger", call -> new Answer(503, ""));
      assertThat(called.text(called.trigger("fraud", "o1"))).contains("try 2 of 4");
      called.context.publishEvent(new OrderEnded("o1", "parcel", "fulfilled"));
      assertThat(
              called
                  .context
                  .getBean(JdbcClient.class)
                  .sql("select call_key from failed_call")
                  .query(String.class)
                  .list())
          .containsExactly("o2:fraud:1");
    }
  }

  @Test
  void leavesAFailingSystemAloneAndCostsNoOrderItsTries(CapturedOutput output) throws Exception {
    try (CalledSystems called = CalledSystems.start(QUICK_BREAKER)) {
      called.systems.answer("fraud/trigger", call -> new Answer(500, ""));
      Stream.of("o1", "o2", "o3", "o4").forEach(order -> called.trigger("fraud", order));
      assertThat(called.text(called.trigger("fraud", "o5")))
          .startsWith("System fraud is left alone since 20")
          .contains("because too many of its calls failed")
          .contains("The next one is at")
          .endsWith("This costs the call none of its tries.");
      assertThat(called.systems.calls("fraud/trigger", "o5")).isEmpty();

      for (int probes = 1; probes <= 4; probes++) {
        int expected = probes;
        await().until(() -> isCalled(called, "o5", expected));
      }
      called.systems.answer("fraud/trigger", call -> new Answer(202, ""));
      await().until(() -> called.trigger("fraud", "o5").equals(new Taken()));
      assertThat(output)
          .containsOnlyOnce("is left alone since")
          .contains("System fraud works again.");

      called.systems.answer("fraud/trigger", "o1", call -> new Answer(500, ""));
      called.systems.answer("fraud/trigger", "o5", call -> new Answer(500, ""));
      assertThat(called.text(called.trigger("fraud", "o1"))).contains("try 2 of 4");
      assertThat(called.text(called.trigger("fraud", "o5"))).contains("try 1 of 4");
    }
  }

  private static boolean isCalled(CalledSystems called, String order, int times) {
    TriggerAnswer answer = called.trigger("fraud", order);
    assertThat(answer).isInstanceOf(Later.class);
    assertThat(called.text(answer)).contains("costs the call none of its tries");
    return called.systems.calls("fraud/trigger", order).size() == times;
  }

  @Test
  void tellsPeopleOfASystemThatStaysAway() throws Exception {
    String[] impatient =
        Stream.concat(Stream.of(QUICK_BREAKER), Stream.of("baton.calls.breaker.patience=PT0.2S"))
            .toArray(String[]::new);
    try (CalledSystems called = CalledSystems.start(impatient)) {
      called.systems.answer("fraud/trigger", call -> new Answer(500, ""));
      Stream.of("o1", "o2", "o3", "o4").forEach(order -> called.trigger("fraud", order));
      await().until(() -> called.trigger("fraud", "o5") instanceof InVain);
      assertThat(called.systems.calls("fraud/trigger", "o5")).hasSize(4);
    }
  }

  @Test
  void takesAnObjectionForNoFailureOfTheSystem() throws Exception {
    try (CalledSystems called = CalledSystems.start(QUICK_BREAKER)) {
      called.systems.answer("fraud/trigger", call -> new Answer(422, ""));
      for (String order : List.of("o1", "o2", "o3", "o4", "o5")) {
        assertThat(called.trigger("fraud", order)).isInstanceOf(InVain.class);
      }
      assertThat(called.systems.calls("fraud/trigger", "o5")).hasSize(1);
    }
  }

  @Test
  void waitsAsLongAsTheSystemAsks() throws Exception {
    try (CalledSystems called = CalledSystems.start("baton.calls.retry.longest-wait=PT2M")) {
      String inAMinute =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1));
      assertThat(pauseAfter(called, 429, "7")).isEqualTo(Duration.ofSeconds(7));
      assertThat(pauseAfter(called, 503, inAMinute))
          .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
      assertThat(pauseAfter(called, 429, "86400")).isEqualTo(Duration.ofMinutes(2));
      assertThat(pauseAfter(called, 429, "soon")).isEqualTo(Duration.ofSeconds(1));
    }
  }

  private static Duration pauseAfter(CalledSystems called, int status, String retryAfter) {
    String order = "o" + retryAfter.hashCode();
    called.systems.answer(
        "fraud/trigger", order, call -> new Answer(status, "", Map.of("Retry-After", retryAfter)));
    return pause(called.trigger("fraud", order));
  }

  @Test
  void handsBackCallsThatFindNoPlaceBesideSlowOnes() throws Exception {
    CountDownLatch answering = new CountDownLatch(1);
    try (CalledSystems called = CalledSystems.start("baton.systems.fraud.max-concurrent-calls=2")) {
      called.systems.answer(
          "fraud/trigger",
          call -> {
            await().until(() -> answering.getCount() == 0);
            return new Answer(202, "");
          });
      List<CompletableFuture<TriggerAnswer>> slow = inParallel(called, "slow", 2);
      await().until(() -> called.systems.calls(call -> true).size() == 2);

      List<CompletableFuture<TriggerAnswer>> others = inParallel(called, "other", 6);
      for (CompletableFuture<TriggerAnswer> other : others) {
        assertThat(called.text(other.get()))
            .startsWith("System fraud has as many calls under way as it may have at once");
      }
      assertThat(called.trigger("inventory", "o1")).isInstanceOf(TriggerAnswer.Reported.class);
      answering.countDown();
      for (CompletableFuture<TriggerAnswer> call : slow) {
        assertThat(call.get()).isEqualTo(new Taken());
      }
    }
  }

  @Test
  void keepsToTheRateOfASystemAndHasTheOthersComeBackOneAfterTheOther() throws Exception {
    try (CalledSystems called = CalledSystems.start("baton.systems.fraud.calls-per-second=1")) {
      List<TriggerAnswer> answers =
          inParallel(called, "o", 8).stream().map(CompletableFuture::join).toList();
      List<Duration> pauses =
          answers.stream()
              .filter(Later.class::isInstance)
              .map(CallLimitsTest::pause)
              .sorted()
              .toList();
      assertThat(called.systems.calls(call -> true)).hasSizeBetween(2, 4);
      assertThat(pauses).hasSize(8 - called.systems.calls(call -> true).size());
      assertThat(pauses.getLast().minus(pauses.getFirst()))
          .isGreaterThan(Duration.ofMillis(900L * (pauses.size() - 1)));
    }
  }

  private static List<CompletableFuture<TriggerAnswer>> inParallel(
      CalledSystems called, String order, int calls) {
    return IntStream.range(0, calls)
        .mapToObj(
            n ->
                CompletableFuture.supplyAsync(
                    () -> called.trigger("fraud", order + n),
                    task -> Thread.ofVirtual().start(task)))
        .toList();
  }

  private static Duration pause(TriggerAnswer answer) {
    assertThat(answer).isInstanceOf(Later.class);
    return ((Later) answer).pause();
  }
}
