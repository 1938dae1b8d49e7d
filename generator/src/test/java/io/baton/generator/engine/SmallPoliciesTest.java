package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the retail policy has no use for, each on a policy as small as it can be. */
class SmallPoliciesTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  @TempDir Path folder = Path.of(".");

  /** An order that has started. */
  private CheckedOrder started(String businessType, String tables) {
    CheckedOrder order = CompiledPolicy.drawn(ENGINE, folder, businessType, tables).order();
    order.starts(100);
    return order;
  }

  // ---- a system is triggered again

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

  // ---- exceptions

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
