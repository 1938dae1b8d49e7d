package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Instruct;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import io.baton.generator.reference.Action.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the driver sees and does, on a hand-written process with Baton's job types. */
class EngineDriverTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  @BeforeEach
  void deploy() throws IOException {
    try (InputStream tiny =
        Objects.requireNonNull(getClass().getResourceAsStream("tiny.bpmn"), "tiny.bpmn")) {
      ENGINE.deploy(new String(tiny.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void seesCallsAndTheEnd() {
    EngineDriver order = ENGINE.order("tiny");
    assertThat(order.start("o1", Map.of())).containsExactly(new Trigger("pack", "o1:pack:1"));
    assertThat(order.openCalls()).containsExactly("o1:pack:1");
    assertThat(order.callCompleted("pack")).isEmpty();
    assertThat(order.openCalls()).isEmpty();
    assertThat(order.hasEnded()).isFalse();
    assertThat(order.report("pack", Map.of("eventId", "e1", "status", "packed")))
        .containsExactly(new Ended("fulfilled"));
    assertThat(order.hasEnded()).isTrue();
    assertThat(order.variable("status")).contains("\"packed\"");
    assertThat(order.variable("reply")).contains("\"none\"");
  }

  @Test
  void answersACallWithAStatusAndHasFeedbackWait() {
    EngineDriver order = ENGINE.order("tiny");
    order.start("o2", Map.of());
    assertThat(order.report("pack", Map.of("eventId", "e1", "status", "packed"))).isEmpty();
    assertThat(order.reply("pack", Map.of("eventId", "e2", "status", "accepted")))
        .containsExactly(new Ended("fulfilled"));
    assertThat(order.variable("reply")).contains("\"accepted\"");
  }

  @Test
  void movesTheClockAndDrivesAnExceptionToItsResume() {
    EngineDriver order = ENGINE.order("tiny");
    order.start("o3", Map.of());
    order.callCompleted("pack");
    assertThat(order.timePasses(Duration.ofHours(7))).isEmpty();
    assertThat(order.timePasses(Duration.ofHours(1).plusSeconds(1)))
        .containsExactly(
            new Paused("yard", "pack", "overdue"),
            new Instruct("pack", "hurry", "yard", "overdue", "o3:pack:hurry:1"),
            new AskPerson("yard"));
    assertThat(order.decision("resume")).containsExactly(new Resumed());
    assertThat(order.report("pack", Map.of("eventId", "e1", "status", "packed"))).isEmpty();
    assertThat(order.resumed()).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void countsTheSameRecordsForTheSameOrder() {
    int first = recordsOfAnOrder("o4");
    assertThat(first).isPositive();
    assertThat(recordsOfAnOrder("o5")).isEqualTo(first);
  }

  private static int recordsOfAnOrder(String orderId) {
    EngineDriver order = ENGINE.order("tiny");
    order.start(orderId, Map.of());
    order.callCompleted("pack");
    order.report("pack", Map.of("eventId", "e1", "status", "packed"));
    return order.recordCount();
  }

  @Test
  void tellsIncidents() {
    EngineDriver order = ENGINE.order("tiny");
    order.start(null, Map.of());
    assertThat(order.incidents()).isEmpty();
    order.callCompleted("pack");
    assertThat(order.incidents()).singleElement().asString().startsWith("listen: ");
  }
}
