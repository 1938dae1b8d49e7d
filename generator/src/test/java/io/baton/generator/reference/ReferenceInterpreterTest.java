package io.baton.generator.reference;

import static io.baton.generator.reference.SmallPolicy.abnormal;
import static io.baton.generator.reference.SmallPolicy.normal;
import static io.baton.generator.reference.SmallPolicy.order;
import static io.baton.generator.reference.SmallPolicy.packing;
import static io.baton.generator.reference.SmallPolicy.shipping;
import static io.baton.generator.reference.SmallPolicy.started;
import static io.baton.generator.reference.SmallPolicy.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the contract says about statuses, deadlines and the end of an order, on a small policy. */
class ReferenceInterpreterTest {
  // ---- section 3

  @Test
  void endsAnOrderWithoutIdAndCallsNobody() {
    assertThat(order().start(null, Map.of())).containsExactly(new Ended("no order id"));
  }

  // ---- 4.1

  @Test
  void triggersTheFirstSetAtTheStart() {
    assertThat(order().start("o1", Map.of()))
        .containsExactly(trigger("stock", 1), trigger("pay", 1));
  }

  @Test
  void takesALaterReceivedForADuplicate() {
    ReferenceInterpreter order = started();
    assertThat(order.report("request", normal("received"))).isEmpty();
    assertThat(order.state().system("request").times).containsEntry("received", 1);
  }

  // ---- 4.2

  @Test
  void decidesAJoinWhenItsLastStatusArrives() {
    ReferenceInterpreter order = started();
    assertThat(order.reply("pay", normal("paid"))).isEmpty();
    assertThat(order.reply("stock", normal("reserved"))).containsExactly(trigger("pack", 1));
  }

  @Test
  void knowsTheNewResultButTheFormerNodeOfTheReporterInGuards() {
    PolicyRules policy =
        SmallPolicy.read(
            "own-state",
            """
            steps
            feedback.system | feedback.status | pack.result | pack.node || trigger | node    | proceed
            "request"       | "received"      |             |           || "pack"  |         |
            "pack"          | "a"             | "normal"    | null      || "mail"  | "first" |
            "pack"          | "b"             | "normal"    | "first"   || "mail"  |         |

            systems
            system || answers
            "pack" || "feedback"
            "mail" || "reply"
            """);
    ReferenceInterpreter order = new ReferenceInterpreter(policy);
    order.start("o1", Map.of());
    order.callCompleted("pack");
    assertThat(order.report("pack", normal("a"))).containsExactly(trigger("mail", 1));
    order.reply("mail", normal("sent"));
    assertThat(order.report("pack", normal("b"))).containsExactly(trigger("mail", 2));
    assertThat(order.state().system("pack").node).isEqualTo("pack");
  }

  @Test
  void remembersWhatASystemReported() {
    ReferenceInterpreter order = packing();
    Map<String, @Nullable Object> seen = order.state().system("pack").asGuardsSeeIt();
    assertThat(seen)
        .containsEntry("triggered", 1)
        .containsEntry("status", null)
        .containsEntry("params", null)
        .containsEntry("data", Map.of())
        .containsEntry("times", Map.of())
        .containsEntry("seen", List.of());
    order.report("pack", Map.of("eventId", 1, "status", "a", "data", Map.of("x", 1, "y", 1)));
    order.report("pack", Map.of("eventId", 2, "status", "b", "data", Map.of("y", 2)));
    order.report("pack", Map.of("eventId", 3, "status", "a", "params", Map.of("p", 1)));
    assertThat(order.state().system("pack").asGuardsSeeIt())
        .containsEntry("status", "a")
        .containsEntry("result", "normal")
        .containsEntry("node", "pack")
        .containsEntry("params", Map.of("p", 1))
        .containsEntry("data", Map.of("x", 1, "y", 2))
        .containsEntry("times", Map.of("a", 2, "b", 1))
        .containsEntry("seen", List.of("a", "b"));
  }

  // ---- 4.3, 4.4

  @Test
  void triggersAllNextSystemsAndListensOnUnlessDone() {
    ReferenceInterpreter order = packing();
    assertThat(order.report("pack", normal("repacked"))).containsExactly(trigger("mail", 1));
    assertThat(order.state().system("pack").listening).isTrue();
    assertThat(order.report("pack", normal("packed"))).containsExactly(trigger("ship", 1));
    assertThat(order.state().system("pack").listening).isFalse();
  }

  @Test
  void storesAStatusThatNoRuleNames() {
    ReferenceInterpreter order = packing();
    assertThat(order.report("pack", normal("picked"))).isEmpty();
    assertThat(order.state().system("pack").seen).containsExactly("picked");
  }

  // ---- 4.5

  @Test
  void endsTheOrderWithTheOutcomeOfTheRule() {
    assertThat(shipping().report("ship", normal("delivered")))
        .containsExactly(new Ended("fulfilled"));
    assertThat(shipping().report("ship", normal("returned")))
        .containsExactly(new Ended("returned"));
  }

  @Test
  void endWinsOverAbnormalAndTriggers() {
    assertThat(shipping().report("ship", abnormal("returned")))
        .containsExactly(new Ended("returned"));
  }

  @Test
  void finishesOpenCallsBeforeTheEndAndTriggersNothingNew() {
    ReferenceInterpreter order = packing();
    order.report("pack", normal("packed"));
    order.callCompleted("ship");
    assertThat(order.report("ship", normal("delivered"))).isEmpty();
    assertThat(order.openCalls()).containsExactly("o1:mail:1");
    assertThat(order.report("request", normal("cancelled"))).isEmpty();
    assertThat(order.reply("mail", abnormal("bounced"))).containsExactly(new Ended("fulfilled"));
  }

  // ---- deadlines, section 2

  @Test
  void takesASilentSystemForOverdueOnceASilence() {
    ReferenceInterpreter order = shipping();
    assertThat(order.timePasses(Duration.ofHours(71))).isEmpty();
    assertThat(order.state().system("ship").seen).isEmpty();
    order.timePasses(Duration.ofHours(1));
    assertThat(order.state().system("ship").times).containsEntry("overdue", 1);
    order.timePasses(Duration.ofDays(9));
    assertThat(order.state().system("ship").times).containsEntry("overdue", 1);
    order.report("ship", normal("collected"));
    order.timePasses(Duration.ofDays(3));
    assertThat(order.state().system("ship").times).containsEntry("overdue", 2);
  }

  @Test
  void movesADeadlineWithANewStatusButNotWithADuplicate() {
    ReferenceInterpreter order = packing();
    order.timePasses(Duration.ofHours(4));
    order.report("pack", normal("picked"));
    order.timePasses(Duration.ofHours(4));
    order.report("pack", normal("picked"));
    assertThat(order.state().deadlines()).containsEntry("pack", Duration.ofHours(4));
  }

  @Test
  void overdueIsAbnormalUnlessARuleThatNamesItSaysOtherwise() {
    assertThat(packing().timePasses(Duration.ofHours(8)))
        .contains(new Paused("yard", "pack", "overdue"));
    assertThat(shipping().timePasses(Duration.ofDays(3))).isEmpty();
  }

  // ---- 4.14

  @Test
  void isStuckWhenNobodyHasAnythingMoreToSay() {
    ReferenceInterpreter order = started();
    order.reply("stock", normal("reserved"));
    assertThat(order.reply("pay", normal("refused")))
        .containsExactly(new Paused("stuck", "pay", "refused"), new AskPerson("stuck"));
    order.decision("resume");
    assertThat(order.resumed())
        .containsExactly(new Paused("stuck", "request", "received"), new AskPerson("stuck"));
  }
}
