package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Trigger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code order-fulfillment} leads an order to the process of its business type. */
class EntryProcessTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  private static final String LETTER =
      """
      steps
      feedback.system | feedback.status || trigger | node | proceed
      "request"       | "received"      || "post"  |      |
      "post"          | "sent"          ||         |      | "end"
      "post"          | "returned"      ||         |      | "end returned to sender"

      systems
      system || answers
      "post" || "reply"
      """;

  @BeforeAll
  static void deploy(@TempDir Path folder) {
    CompiledPolicy.drawn(ENGINE, folder, "letter", LETTER);
  }

  @Test
  void startsAnOrderThatIsCreatedAndTellsItsOutcome() {
    EngineDriver order = ENGINE.order("letter");
    assertThat(order.startAtEntry("l1", Map.of())).containsExactly(call("l1"));
    assertThat(order.reply("post", Map.of("status", "returned")))
        .containsExactly(new Ended("returned to sender"));
    assertThat(order.hasEnded()).isTrue();
    assertThat(order.variable("outcome")).contains("\"returned to sender\"");
    assertThat(order.incidents()).isEmpty();
  }

  @Test
  void startsAnOrderThatComesAsAMessage() {
    EngineDriver order = ENGINE.order("letter");
    assertThat(order.startByMessage("l2", Map.of())).containsExactly(call("l2"));
    assertThat(order.reply("post", Map.of("status", "sent")))
        .containsExactly(new Ended("fulfilled"));
    assertThat(order.hasEnded()).isTrue();
    assertThat(order.variable("outcome")).contains("\"fulfilled\"");
  }

  @Test
  void startsNothingByMessageWhileAnOrderOfThatIdIsActive() {
    EngineDriver order = ENGINE.order("letter");
    order.startByMessage("l3", Map.of());
    EngineDriver again = ENGINE.order("letter");
    assertThat(again.startByMessage("l3", Map.of())).isEmpty();
    assertThat(again.hasStarted()).isFalse();
    order.reply("post", Map.of("status", "sent"));
    EngineDriver later = ENGINE.order("letter");
    assertThat(later.startByMessage("l3", Map.of())).containsExactly(call("l3"));
  }

  @Test
  void endsAnOrderOfAnUnknownBusinessType() {
    EngineDriver created = ENGINE.order("telegram");
    assertThat(created.startAtEntry("t1", Map.of()))
        .containsExactly(new Ended("unknown business type"));
    assertThat(created.variable("outcome")).contains("\"unknown business type\"");
    assertThat(created.hasEnded()).isTrue();
    EngineDriver received = ENGINE.order("telegram");
    assertThat(received.startByMessage("t2", Map.of()))
        .containsExactly(new Ended("unknown business type"));
    assertThat(received.incidents()).isEmpty();
  }

  @Test
  void endsAnOrderWithoutIdAndCallsNobody() {
    EngineDriver order = ENGINE.order("letter");
    List<Action> actions = order.startAtEntry(null, Map.of());
    assertThat(actions).containsExactly(new Ended("no order id"));
    assertThat(order.variable("outcome")).contains("\"no order id\"");
    assertThat(order.incidents()).isEmpty();
  }

  private static Trigger call(String orderId) {
    return new Trigger("post", orderId + ":post:1");
  }
}
