package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Orders that get stuck and reporters that stay silent, on small policies. */
class StuckAndSilentTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  @TempDir Path folder = Path.of(".");

  /** An order that has started. */
  private CheckedOrder started(String businessType, String tables) {
    CheckedOrder order = CompiledPolicy.drawn(ENGINE, folder, businessType, tables).order();
    order.starts(100);
    return order;
  }

  // ---- stuck

  private static final String STUCK =
      """
      steps
      feedback.system | feedback.status || trigger           | node | proceed
      "request"       | "received"      || ["line", "check"] |      |
      "check"         | "found fault"   || "line"            |      |
      "check"         | "passed"        ||                   |      | "end"

      exceptions
      node    || system | instruction | proceed
      "stuck" || "line" | "clear"     | "end"

      systems
      system  || answers    | done
      "line"  || "feedback" | "finished"
      "check" || "feedback" | ["found fault", "passed", "lost"]
      """;

  @Test
  void handlesAStuckOrderAsThePolicySays() {
    CheckedOrder order = started("stuck-line", STUCK);
    order.takesCall("line");
    order.takesCall("check");
    assertThat(order.reports("line", "finished")).isEmpty();
    assertThat(order.reports("check", "lost"))
        .containsExactly(
            new Paused("stuck", "check", "lost"),
            order.instruct("line", "clear", "stuck", "lost"),
            new Ended("exception: stuck"));
  }

  @Test
  void isStuckOnlyAfterTheSecondCallIsTaken() {
    CheckedOrder order = started("stuck-second-call", STUCK);
    order.takesCall("line");
    order.takesCall("check");
    assertThat(order.reports("check", "found fault")).containsExactly(order.call("line", 2));
    assertThat(order.reports("line", "finished")).isEmpty();
    assertThat(order.takesCall("line"))
        .containsExactly(
            new Paused("stuck", "line", "finished"),
            order.instruct("line", "clear", "stuck", "finished"),
            new Ended("exception: stuck"));
  }

  // ---- deadlines

  @Test
  void takesTheRequestForOverdue() {
    CheckedOrder order =
        started(
            "patience",
            """
            steps
            feedback.system | feedback.status || trigger | node       | proceed
            "request"       | "received"      || "cook"  |            |
            "request"       | "overdue"       ||         | "patience" |
            "cook"          | "served"        ||         |            | "end"

            exceptions
            node       || system | instruction | proceed
            "patience" || "cook" | "hurry"     | "resume"

            systems
            system    || answers    | deadline
            "request" ||            | "PT1H"
            "cook"    || "feedback" |
            """);
    order.takesCall("cook");
    assertThat(order.timePasses(Duration.ofMinutes(59))).isEmpty();
    assertThat(order.timePasses(Duration.ofMinutes(2)))
        .containsExactly(
            new Paused("patience", "request", "overdue"),
            order.instruct("cook", "hurry", "patience", "overdue"),
            new Resumed());
    order.goesOn();
    assertThat(order.timePasses(Duration.ofMinutes(59))).isEmpty();
    assertThat(order.timePasses(Duration.ofMinutes(2)))
        .contains(order.instruct("cook", "hurry", "patience", "overdue", 2));
  }

  @Test
  void isOverdueOnceASilence() {
    CheckedOrder order =
        started(
            "silence",
            """
            steps
            feedback.system | feedback.status || trigger  | node | proceed
            "request"       | "received"      || "ship"   |      |
            "ship"          | "overdue"       || "phone"  |      |
            "ship"          | "landed"        ||          |      | "end"

            results
            feedback.status || result
            "overdue"       || "normal"
                            || "normal"

            systems
            system  || answers    | deadline | done
            "ship"  || "feedback" | "P2D"    | "landed"
            "phone" || "reply"    |          |
            """);
    order.takesCall("ship");
    Map<String, Object> sighted = Map.of("eventId", "s1", "status", "sighted");
    assertThat(order.timePasses(Duration.ofDays(2).plusMinutes(1)))
        .containsExactly(order.call("phone", 1));
    order.replies("phone", "called");
    assertThat(order.timePasses(Duration.ofDays(20))).isEmpty();
    assertThat(order.reports("ship", sighted)).isEmpty();
    order.timePasses(Duration.ofDays(1));
    order.reports("ship", sighted);
    assertThat(order.timePasses(Duration.ofDays(1).plusMinutes(1)))
        .containsExactly(order.call("phone", 2));
  }
}
