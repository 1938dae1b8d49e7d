package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Exceptions and ends that the retail policy has no use for, on small policies. */
class GuardedExceptionsTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  @TempDir Path folder = Path.of(".");

  /** An order that has started. */
  private CheckedOrder started(String businessType, String tables) {
    CheckedOrder order = CompiledPolicy.drawn(ENGINE, folder, businessType, tables).order();
    order.starts(100);
    return order;
  }

  private static final String RENTAL =
      """
      steps
      feedback.system | feedback.status || trigger            | node     | proceed
      "request"       | "received"      || ["depot", "agent"] |          |
      "depot"         | "damaged"       ||                    | "damage" |
      "depot"         | "returned"      ||                    |          | "end"
      "depot"         | "kept"          ||                    |          | "end kept for good"

      results
      feedback.params.resultCode || result
      null                       || "normal"
      not("0")                   || "abnormal"
                                 || "normal"

      exceptions
      node     | order.total | depot.times.damaged || system  | instruction | proceed
      "damage" | >= 100      | 1                   || "agent" | "inspect"   | "resume"
      "damage" | >= 100      | 1                   || "depot" |             | "resume"
      "agent"  |             |                     || "depot" | "wait"      | "manual"

      systems
      system  || answers
      "depot" || "feedback"
      "agent" || "feedback"
      """;

  private CheckedOrder rented(String businessType) {
    CheckedOrder order = started(businessType, RENTAL);
    order.takesCall("depot");
    order.takesCall("agent");
    return order;
  }

  @Test
  void asksAPersonWhenTheGuardsOfAllRulesOfTheNodeFail() {
    CheckedOrder order = rented("rental-guards");
    assertThat(order.reports("depot", "damaged", "7"))
        .containsExactlyInAnyOrder(
            new Paused("damage", "depot", "damaged"),
            order.instruct("agent", "inspect", "damage", "damaged"),
            order.instruct("depot", "cancel", "damage", "damaged"),
            new Resumed());
    order.goesOn();
    assertThat(order.reports("depot", "damaged", "7"))
        .containsExactly(new Paused("damage", "depot", "damaged"), new AskPerson("damage"));
    order.decides("resume");
    assertThat(order.goesOn()).isEmpty();
    assertThat(order.reports("depot", "returned")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void instructsAndThenAsksAPersonWhereTheRuleSaysManual() {
    CheckedOrder order = rented("rental-manual");
    assertThat(order.reports("agent", "ill", "7"))
        .containsExactly(
            new Paused("agent", "agent", "ill"),
            order.instruct("depot", "wait", "agent", "ill"),
            new AskPerson("agent"));
    assertThat(order.decides("end")).containsExactly(new Ended("exception: agent"));
  }

  @Test
  void handlesTwoAbnormalStatusesThatComeTogetherOneAfterTheOther() {
    CheckedOrder order = rented("rental-two");
    order.reports("agent", "ill", "7");
    assertThat(order.reports("depot", "damaged", "7")).isEmpty();
    assertThat(order.decides("resume")).containsExactly(new Resumed());
    assertThat(order.goesOn())
        .contains(new Paused("damage", "depot", "damaged"))
        .endsWith(new Resumed());
    assertThat(order.goesOn()).isEmpty();
    assertThat(order.reports("depot", "returned")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void endsWithTheOutcomeOfTheRule() {
    CheckedOrder order = rented("rental-outcome");
    assertThat(order.reports("depot", "kept")).containsExactly(new Ended("kept for good"));
    assertThat(order.variable("outcome")).isEqualTo("\"kept for good\"");
  }

  @Test
  void letsTheEndWinOverAnAbnormalStatus() {
    CheckedOrder order = rented("rental-end-wins");
    assertThat(order.reports("depot", "kept", "7")).containsExactly(new Ended("kept for good"));
  }

  @Test
  void showsTheFeedbackToTheGuardsOfExceptions() {
    CheckedOrder order =
        started(
            "feedback-guard",
            """
            steps
            feedback.system | feedback.status || trigger | node | proceed
            "request"       | "received"      || "oven"  |      |
            "oven"          | "baked"         ||         |      | "end"

            results
            feedback.params.resultCode || result
            null                       || "normal"
            not("0")                   || "abnormal"
                                       || "normal"

            exceptions
            node   | feedback.params.resultCode | feedback.status || system | instruction | proceed
            "oven" | "8"                        | "hot"           || "oven" | "cool down" | "resume"

            systems
            system || answers
            "oven" || "feedback"
            """);
    order.takesCall("oven");
    assertThat(order.reports("oven", "hot", "8"))
        .contains(order.instruct("oven", "cool down", "oven", "hot"));
    order.goesOn();
    assertThat(order.reports("oven", "hot", "9"))
        .containsExactly(new Paused("oven", "oven", "hot"), new AskPerson("oven"));
  }
}
