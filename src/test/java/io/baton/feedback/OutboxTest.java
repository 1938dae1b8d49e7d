package io.baton.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.when;

import io.baton.feedback.FeedbackLedger.Lane;
import io.baton.feedback.StatusMessages.Publication;
import io.baton.order.OrderLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** What is published when, on a real ledger and with an engine that answers as told. */
@JdbcTest(properties = "spring.datasource.url=jdbc:h2:mem:outbox")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Import({OrderLedger.class, FeedbackLedger.class})
class OutboxTest {

  private static final Lane FRAUD = new Lane("o1", "fraud");

  @MockitoBean private Clock clock;
  @MockitoBean private StatusMessages messages;
  private final OrderLedger orders;
  private final FeedbackLedger ledger;

  private final List<String> published = new ArrayList<>();
  private final List<String> messageIds = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Outbox outbox;

  OutboxTest(OrderLedger orders, FeedbackLedger ledger) {
    this.orders = orders;
    this.ledger = ledger;
  }

  private Outbox outbox() {
    Clock ticking = Clock.fixed(now, ZoneOffset.UTC);
    return new Outbox(ledger, messages, new EngineBreak(ticking));
  }

  @BeforeEach
  void engineTakesAll() {
    goTo(Duration.ZERO);
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
    orders.calling("o1", "retail", "inventory", "k");
    outbox.deliver(FRAUD);
    assertThat(published).isEmpty();
    orders.calling("o1", "retail", "fraud", "k");
    assertThat(ledger.lanes()).containsExactly(FRAUD);
    outbox.deliver(FRAUD);
    outbox.deliver(FRAUD);
    assertThat(published).containsExactly("e1", "e2");
    assertThat(ledger.lanes()).isEmpty();
  }

  @Test
  void publishesNothingToAnOrderThatIsPausedOrHasEnded() {
    orders.calling("o1", "retail", "fraud", "k");
    orders.pause("o1", "retail");
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
    orders.calling("o1", "retail", "fraud", "k");
    report("e1");
    report("e2");
    doReturn(new Publication.NotNow("UNAVAILABLE")).when(messages).publish(any(), any());
    assertThat(outbox.deliver(FRAUD)).isFalse();
    engineTakesAll();
    assertThat(outbox.deliver(FRAUD)).isTrue();
    assertThat(published).containsExactly("e1", "e2");
  }

  @Test
  void keepsWhatTheEngineWillNeverTakeAndGoesOn() {
    orders.calling("o1", "retail", "fraud", "k");
    report("e1");
    doReturn(new Publication.Refused("too large")).when(messages).publish(any(), any());
    assertThat(outbox.deliver(FRAUD)).isTrue();
    assertThat(ledger.lanes()).isEmpty();
    assertThat(ledger.content("o1", "fraud", "e1")).isPresent();
  }

  @Test
  void publishesOnceMoreUnderAnotherIdWhatTheEngineMayHaveHandedOverInVain() {
    orders.calling("o1", "retail", "fraud", "k");
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
    orders.calling("o1", "retail", "fraud", "k");
    report("e1");
    doReturn(new Publication.Known()).when(messages).publish(any(), any());
    assertThat(outbox.deliver(FRAUD)).isTrue();
    assertThat(ledger.lanes()).isEmpty();
  }

  @Test
  void publishesAgainOnlyWhatWasPublishedSince() {
    orders.calling("o1", "retail", "fraud", "k");
    orders.calling("o1", "retail", "warehouse", "k");
    report("e1");
    outbox.deliver(FRAUD);
    goTo(Duration.ofMinutes(5));
    report("e2");
    ledger.add(new Feedback("o1", "warehouse", "w1", "{}"), true);
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
    assertThatThrownBy(() -> report("e1")).isInstanceOf(DuplicateKeyException.class);
    ledger.add(new Feedback("o1", "warehouse", "e1", "{}"), true);
    ledger.add(new Feedback("o2", "fraud", "e1", "{}"), true);
  }

  @Test
  void remembersWhenACallWasSeenFirstAndThatItIsTheSame() {
    Instant first = orders.calling("o1", "retail", "fraud", "k1").firstSeenAt();
    goTo(Duration.ofMinutes(1));
    assertThat(orders.calling("o1", "retail", "fraud", "k1").firstSeenAt()).isEqualTo(first);
    assertThat(orders.calling("o1", "retail", "fraud", "k2").firstSeenAt()).isEqualTo(now);
  }

  @Test
  void endsAnOrderOnceAndNotesOnlyTheFirstPause() {
    orders.pause("o1", "retail");
    Instant first = now;
    goTo(Duration.ofMinutes(1));
    orders.pause("o1", "retail");
    assertThat(orders.pausedSince("o1")).hasValue(first);
    assertThat(orders.end("o1", "retail", "fulfilled")).isTrue();
    assertThat(orders.end("o1", "retail", "fulfilled")).isFalse();
    assertThat(orders.pausedSince("o1")).isEmpty();
  }

  private void report(String eventId) {
    ledger.add(new Feedback("o1", "fraud", eventId, "{}"), true);
  }

  /** Sets the clock to so long after the beginning. */
  private void goTo(Duration sinceBeginning) {
    now = Instant.parse("2026-01-01T00:00:00Z").plus(sinceBeginning);
    when(clock.millis()).thenReturn(now.toEpochMilli());
    outbox = outbox();
  }
}
