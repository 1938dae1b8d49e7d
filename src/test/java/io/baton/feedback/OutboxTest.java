package io.baton.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.baton.deployment.KnownStatuses;
import io.baton.deployment.KnownSystems;
import io.baton.feedback.FeedbackLedger.Fate;
import io.baton.feedback.FeedbackLedger.Lane;
import io.baton.feedback.Quarantine.Reason;
import io.baton.feedback.StatusMessages.Publication;
import io.baton.observe.LedgerOutage;
import io.baton.order.OrderEvent.Cause;
import io.baton.order.OrderEvent.Paused;
import io.baton.order.OrderEvent.Triggered;
import io.baton.order.OrderEvents;
import io.baton.order.OrderLedger;
import io.baton.order.OrderLedger.KnownOrder;
import io.baton.order.OrderProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;

/** What is published when, on a real ledger and with an engine that answers as told. */
@JdbcTest(properties = "spring.datasource.url=jdbc:h2:mem:outbox")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Import({
  OrderLedger.class,
  OrderEvents.class,
  FeedbackLedger.class,
  Quarantine.class,
  Objections.class,
  JacksonAutoConfiguration.class
})
class OutboxTest {

  private static final Lane FRAUD = new Lane("o1", "fraud");
  private static final OrderProcess RETAIL = OrderProcess.of("retail", 3);

  @MockitoBean private Clock clock;
  @MockitoBean private KnownSystems known;
  @MockitoBean private KnownStatuses statuses;
  @MockitoBean private StatusMessages messages;
  @MockitoBean private Partitions partitions;
  private final OrderLedger orders;
  private final FeedbackLedger ledger;
  private final Quarantine quarantine;
  private final Objections objections;
  private final TransactionTemplate transaction;
  private final FeedbackProperties properties =
      new FeedbackProperties(Duration.ofMinutes(10), Duration.ofDays(3), Duration.ofDays(90));

  private final List<String> published = new ArrayList<>();
  private final List<String> messageIds = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Outbox outbox;

  OutboxTest(
      OrderLedger orders,
      FeedbackLedger ledger,
      Quarantine quarantine,
      Objections objections,
      TransactionTemplate transaction) {
    this.transaction = transaction;
    this.orders = orders;
    this.ledger = ledger;
    this.quarantine = quarantine;
    this.objections = objections;
  }

  private OrderLedger.SystemCall call(String system, String key) {
    return orders.calling(
        "o1", RETAIL, new Triggered(system, key, new Cause("", "", Optional.empty())));
  }

  private void pause() {
    orders.pause("o1", RETAIL, new Paused("outbound", "warehouse", "failed", "1"));
  }

  private Outbox outbox() {
    Clock ticking = Clock.fixed(now, ZoneOffset.UTC);
    return new Outbox(
        ledger,
        objections,
        quarantine,
        messages,
        new EngineBreak(ticking, partitions),
        partitions,
        new LedgerOutage(ticking));
  }

  @BeforeEach
  void engineTakesAll() {
    goTo(Duration.ZERO);
    when(known.reporters()).thenReturn(new TreeSet<>(Set.of("fraud", "warehouse")));
    when(statuses.knows(any(), any())).thenReturn(true);
    doAnswer(
            call -> {
              published.add(call.getArgument(0, Feedback.class).eventId());
              messageIds.add(call.getArgument(1, String.class));
              return new Publication.Taken();
            })
        .when(messages)
        .publish(any(), any());
  }

  @Test
  void publishesOnceAndInOrderWhatCameBeforeTheCall() {
    report("e1");
    report("e2");
    outbox.deliver(FRAUD);
    assertThat(published).isEmpty();
    call("inventory", "k");
    outbox.deliver(FRAUD);
    assertThat(published).isEmpty();
    call("fraud", "k");
    assertThat(ledger.lanes()).containsExactly(FRAUD);
    outbox.deliver(FRAUD);
    outbox.deliver(FRAUD);
    assertThat(published).containsExactly("e1", "e2");
    assertThat(ledger.lanes()).isEmpty();
  }

  @Test
  void publishesNothingToAnOrderThatIsPausedOrHasEnded() {
    call("fraud", "k");
    pause();
    report("e1");
    outbox.deliver(FRAUD);
    assertThat(published).isEmpty();
    outbox.deliverToPaused("o1");
    assertThat(published).containsExactly("e1");
    orders.end("o1", "retail", "fulfilled");
    report("e2");
    outbox.deliver(FRAUD);
    outbox.deliverToPaused("o1");
    assertThat(published).containsExactly("e1");
  }

  @Test
  void leavesTheRestForLaterWhenTheEngineIsAway() {
    call("fraud", "k");
    report("e1");
    report("e2");
    doReturn(new Publication.NotNow("UNAVAILABLE")).when(messages).publish(any(), any());
    assertThat(outbox.deliver(FRAUD)).isFalse();
    engineTakesAll();
    assertThat(outbox.deliver(FRAUD)).isTrue();
    assertThat(published).containsExactly("e1", "e2");
  }

  @Test
  void publishesToTheOtherPartitionsWhileOneIsAway() {
    when(partitions.of("o1:fraud")).thenReturn(1);
    when(partitions.of("o1:warehouse")).thenReturn(2);
    call("fraud", "k");
    call("warehouse", "k");
    report("e1");
    ledger.add(new Feedback("o1", "warehouse", "w1", "{}"), Fate.DELIVER);
    doReturn(new Publication.NotNow("UNAVAILABLE"))
        .when(messages)
        .publish(argThat(feedback -> feedback.system().equals("fraud")), any());
    assertThat(outbox.deliver(FRAUD)).isFalse();
    assertThat(outbox.deliver(FRAUD)).isFalse();
    verify(messages, times(1)).publish(any(), any());
    assertThat(outbox.deliver(new Lane("o1", "warehouse"))).isTrue();
    assertThat(published).containsExactly("w1");
  }

  @Test
  void keepsWhatTheEngineWillNeverTakeAndGoesOn() {
    call("fraud", "k");
    report("e1");
    doReturn(new Publication.Refused("too large")).when(messages).publish(any(), any());
    assertThat(outbox.deliver(FRAUD)).isTrue();
    assertThat(ledger.lanes()).isEmpty();
    assertThat(quarantine.list(0, 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo(Reason.NOT_TAKEN));
  }

  @Test
  void publishesOnceMoreUnderAnotherIdWhatTheEngineMayHaveHandedOverInVain() {
    call("fraud", "k");
    report("e1");
    outbox.deliver(FRAUD);
    goTo(Duration.ofMinutes(1));
    ledger.publishAgain("o1", Optional.empty(), Instant.EPOCH);
    outbox.deliver(FRAUD);
    goTo(Duration.ofMinutes(2));
    ledger.publishAgain("o1", Optional.empty(), Instant.EPOCH);
    outbox.deliver(FRAUD);
    assertThat(published).containsExactly("e1", "e1", "e1");
    assertThat(messageIds).startsWith("e1").doesNotHaveDuplicates();
  }

  @Test
  void doesNotRepeatWhatTheEngineTookWithoutAnswering() {
    call("fraud", "k");
    report("e1");
    doReturn(new Publication.Known()).when(messages).publish(any(), any());
    assertThat(outbox.deliver(FRAUD)).isTrue();
    assertThat(ledger.lanes()).isEmpty();
  }

  @Test
  void publishesAgainOnlyWhatWasPublishedSince() {
    call("fraud", "k");
    call("warehouse", "k");
    report("e1");
    outbox.deliver(FRAUD);
    goTo(Duration.ofMinutes(5));
    report("e2");
    ledger.add(new Feedback("o1", "warehouse", "w1", "{}"), Fate.DELIVER);
    outbox.deliver(FRAUD);
    outbox.deliver(new Lane("o1", "warehouse"));
    ledger.publishAgain("o1", Optional.of("fraud"), now.minusSeconds(1));
    assertThat(ledger.lanes()).containsExactly(FRAUD);
    outbox.deliver(FRAUD);
    assertThat(published).containsExactly("e1", "e2", "w1", "e2");
  }

  @Test
  void knowsAnEventOfASystemAndOrderOnce() {
    report("e1");
    ledger.add(new Feedback("o1", "warehouse", "e1", "{}"), Fate.DELIVER);
    ledger.add(new Feedback("o2", "fraud", "e1", "{}"), Fate.DELIVER);
    assertThatThrownBy(() -> report("e1")).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void remembersWhenACallWasSeenFirstAndThatItIsTheSame() {
    Instant first = call("fraud", "k1").firstSeenAt();
    goTo(Duration.ofMinutes(1));
    assertThat(call("fraud", "k1").firstSeenAt()).isEqualTo(first);
    assertThat(call("fraud", "k2").firstSeenAt()).isEqualTo(now);
  }

  @Test
  void endsAnOrderOnceAndNotesOnlyTheFirstPause() {
    pause();
    Instant first = now;
    goTo(Duration.ofMinutes(1));
    pause();
    assertThat(orders.find("o1").flatMap(KnownOrder::pausedSince)).hasValue(first);
    assertThat(orders.end("o1", "retail", "fulfilled")).isTrue();
    assertThat(orders.end("o1", "retail", "fulfilled")).isFalse();
    assertThat(orders.find("o1").flatMap(KnownOrder::pausedSince)).isEmpty();
  }

  @Test
  void leavesToAnotherApplicationWhatThatHasClaimedUntilItSeemsToHaveCrashed() {
    call("fraud", "k");
    report("e1");
    assertThat(ledger.claim(ledger.next(FRAUD).orElseThrow())).isTrue();
    outbox.wakeAll();
    assertThat(ledger.claim(ledger.next(FRAUD).orElseThrow())).isFalse();
    goTo(Duration.ofSeconds(31));
    assertThat(outbox.deliver(FRAUD)).isTrue();
    assertThat(published).containsExactly("e1");
  }

  @Test
  void putsAStatusThatThePolicyDoesNotKnowIntoQuarantineInsteadOfPublishingIt() {
    report("e1");
    when(statuses.knows(RETAIL, "")).thenReturn(false);
    call("fraud", "k");
    assertThat(outbox.deliver(FRAUD)).isTrue();
    assertThat(published).isEmpty();
    assertThat(quarantine.list(0, 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo(Reason.UNKNOWN_STATUS));
    long id = quarantine.list(0, 10).getFirst().id();

    when(statuses.knows(RETAIL, "")).thenReturn(true);
    assertThat(quarantine.replay(id)).isTrue();
    assertThat(quarantine.replay(id)).isFalse();
    assertThat(outbox.deliver(FRAUD)).isTrue();
    assertThat(published).containsExactly("e1");
  }

  @Test
  void putsIntoQuarantineWhatWaitedTooLongForItsOrderOrItsCall() {
    EarlyFeedback early = new EarlyFeedback(ledger, quarantine, properties, clock);
    report("e1");
    ledger.add(new Feedback("o2", "warehouse", "w1", "{}"), Fate.DELIVER);
    call("warehouse", "k");
    goTo(Duration.ofDays(3));
    early.giveUp();
    assertThat(quarantine.size()).isZero();
    goTo(Duration.ofDays(3).plusSeconds(1));
    report("e2");
    early.giveUp();
    assertThat(quarantine.list(0, 10))
        .extracting(entry -> entry.feedback().eventId() + " " + entry.reason())
        .containsExactly("e1 NEVER_CALLED", "w1 NEVER_STARTED");
    call("fraud", "k");
    outbox.deliver(FRAUD);
    assertThat(published).containsExactly("e2");
    long id = quarantine.list(0, 10).getFirst().id();
    assertThat(quarantine.drop(id)).isTrue();
    assertThat(quarantine.replay(id)).isFalse();
    assertThat(quarantine.size()).isEqualTo(1);
    assertThatThrownBy(() -> report("e1")).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void leavesNothingBehindThatWasBeingKeptWhileItsOrderEnded() {
    call("fraud", "k");
    orders.end("o1", "retail", "fulfilled");
    ledger.forget("o1");
    report("e1");
    ledger.add(new Feedback("o2", "warehouse", "w1", "{}"), Fate.DELIVER);
    new EarlyFeedback(ledger, quarantine, properties, clock).giveUp();
    assertThat(ledger.about("o1")).singleElement().matches(arrived -> !arrived.isDue());
    assertThat(ledger.about("o2")).singleElement().matches(arrived -> arrived.isDue());
  }

  @Test
  void forgetsAnOrderSomeTimeAfterItsEndAndNoOther() {
    Retention retention = new Retention(orders, ledger, properties, transaction, clock);
    call("fraud", "k");
    report("e1");
    report("e2");
    outbox.deliver(FRAUD);
    quarantine.add(new Feedback("o1", "frud", "e3", "{}"), Reason.UNKNOWN_SYSTEM);
    orders.end("o1", "retail", "fulfilled");
    ledger.add(new Feedback("o2", "warehouse", "w1", "{}"), Fate.DELIVER);
    goTo(Duration.ofDays(90));
    retention.forgetWhatEndedLongAgo();
    assertThat(orders.find("o1")).isPresent();
    goTo(Duration.ofDays(90).plusSeconds(1));
    retention.forgetWhatEndedLongAgo();
    assertThat(orders.find("o1")).isEmpty();
    assertThat(ledger.about("o1")).isEmpty();
    assertThat(quarantine.size()).isZero();
    assertThat(ledger.about("o2")).hasSize(1);
  }

  @Test
  void neverPublishesWhatAProcessHasFromTheAnswerToItsCall() {
    call("fraud", "k");
    ledger.add(new Feedback("o1", "fraud", "r1", "{}"), Fate.REPLY);
    ledger.publishAgain("o1", Optional.empty(), Instant.EPOCH);
    outbox.deliver(FRAUD);
    assertThat(published).isEmpty();
    assertThat(ledger.about("o1")).hasSize(1);
  }

  private void report(String eventId) {
    ledger.add(new Feedback("o1", "fraud", eventId, "{}"), Fate.DELIVER);
  }

  /** Sets the clock to so long after the beginning. */
  private void goTo(Duration sinceBeginning) {
    now = Instant.parse("2026-01-01T00:00:00Z").plus(sinceBeginning);
    when(clock.millis()).thenReturn(now.toEpochMilli());
    when(clock.instant()).thenReturn(now);
    outbox = outbox();
  }
}
