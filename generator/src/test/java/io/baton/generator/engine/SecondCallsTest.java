package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Systems that are triggered again, by others or by themselves, each on a small policy. */
class SecondCallsTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  @TempDir Path folder = Path.of(".");

  /** An order that has started. */
  private CheckedOrder started(String businessType, String tables) {
    CheckedOrder order = CompiledPolicy.drawn(ENGINE, folder, businessType, tables).order();
    order.starts(100);
    return order;
  }

  private static final String PRINTING =
      """
      steps
      feedback.system | feedback.status || trigger           | node | proceed
      "request"       | "received"      || ["desk", "print"] |      |
      "desk"          | "edited"        || "print"           |      |
      "print"         | "printed"       || "mail"            |      |
      "print"         | "jammed"        || "print"           |      |
      "desk"          | "closed"        ||                   |      | "end"

      results
      feedback.params.resultCode || result
      null                       || "normal"
      not("0")                   || "abnormal"
                                 || "normal"

      systems
      system  || answers
      "desk"  || "feedback"
      "print" || "feedback"
      "mail"  || "reply"
      """;

  private CheckedOrder printing(String businessType) {
    CheckedOrder order = started(businessType, PRINTING);
    order.takesCall("desk");
    order.takesCall("print");
    return order;
  }

  @Test
  void callsASystemAgainWhileItIsListenedToOnce() {
    CheckedOrder order = printing("print-again");
    assertThat(order.reports("desk", "edited")).containsExactly(order.call("print", 2));
    assertThat(order.reports("print", "printed")).containsExactly(order.call("mail", 1));
    order.replies("mail", "sent");
    assertThat(order.takesCall("print")).isEmpty();
    assertThat(order.reports("print", "printed")).containsExactly(order.call("mail", 2));
  }

  @Test
  void movesCallsAsideAtTheEndWithoutARecordWhereNoneIsOpen() {
    CheckedOrder order = printing("print-and-close");
    int before = ENGINE.records(0).size();
    assertThat(order.reports("desk", "closed")).containsExactly(new Ended("fulfilled"));
    assertThat(ENGINE.records(before))
        .filteredOn(record -> record.getValue() instanceof VariableRecordValue)
        .extracting(record -> ((VariableRecordValue) record.getValue()).getName())
        .contains("desk", "outcome")
        .doesNotContain("print");
  }

  @Test
  void makesTheCallsOfASystemOneAfterAnother() {
    CheckedOrder order = printing("print-in-order");
    assertThat(order.reports("desk", "edited")).containsExactly(order.call("print", 2));
    assertThat(order.reports("desk", "edited")).isEmpty();
    assertThat(order.openCalls()).containsExactly(order.key("print", 2));
    assertThat(order.takesCall("print")).containsExactly(order.call("print", 3));
    assertThat(order.takesCall("print")).isEmpty();
  }

  @Test
  void letsASystemTriggerItself() {
    CheckedOrder order = printing("print-itself");
    assertThat(order.reports("print", "jammed")).containsExactly(order.call("print", 2));
    assertThat(order.reports("print", "printed")).containsExactly(order.call("mail", 1));
  }

  @Test
  void repeatsOnlyTheNewestCallAfterAnException() {
    CheckedOrder order = printing("print-newest");
    order.reports("desk", "edited");
    order.reports("desk", "edited");
    assertThat(order.reports("desk", "torn", "7"))
        .containsExactly(new Paused("desk", "desk", "torn"), new AskPerson("desk"));
    order.decides("resume");
    assertThat(order.goesOn()).containsExactly(order.call("print", 3));
    assertThat(order.takesCall("print")).isEmpty();
    assertThat(order.reports("print", "printed")).containsExactly(order.call("mail", 1));
  }

  @Test
  void finishesTheCallsOfAFeedbackSystemBeforeTheOrderEnds() {
    CheckedOrder order = printing("print-to-the-end");
    order.reports("desk", "edited");
    order.reports("desk", "edited");
    assertThat(order.reports("desk", "closed")).isEmpty();
    assertThat(order.reports("print", "printed")).isEmpty();
    assertThat(order.takesCall("print")).containsExactly(order.call("print", 3));
    assertThat(order.takesCall("print")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void finishesAFirstCallBeforeTheOrderEnds() {
    CheckedOrder order = started("print-first-call", PRINTING);
    order.takesCall("desk");
    assertThat(order.reports("desk", "closed")).isEmpty();
    assertThat(order.takesCall("print")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void callsASystemThatRepliesAgainByItsOwnReply() {
    CheckedOrder order =
        started(
            "weighing",
            """
            steps
            feedback.system | feedback.status || trigger | node | proceed
            "request"       | "received"      || "scale" |      |
            "scale"         | "unsteady"      || "scale" |      |
            "scale"         | "weighed"       ||         |      | "end"

            systems
            system  || answers
            "scale" || "reply"
            """);
    assertThat(order.replies("scale", "unsteady")).containsExactly(order.call("scale", 2));
    assertThat(order.replies("scale", "unsteady")).containsExactly(order.call("scale", 3));
    assertThat(order.replies("scale", "weighed")).containsExactly(new Ended("fulfilled"));
  }
}
