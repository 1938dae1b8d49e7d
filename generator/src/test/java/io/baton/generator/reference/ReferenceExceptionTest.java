package io.baton.generator.reference;

import static io.baton.generator.reference.SmallPolicy.abnormal;
import static io.baton.generator.reference.SmallPolicy.instruct;
import static io.baton.generator.reference.SmallPolicy.normal;
import static io.baton.generator.reference.SmallPolicy.packing;
import static io.baton.generator.reference.SmallPolicy.shipping;
import static io.baton.generator.reference.SmallPolicy.started;
import static io.baton.generator.reference.SmallPolicy.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the contract says about exceptions, resumes and repeated calls, on a small policy. */
class ReferenceExceptionTest {
  // ---- 4.6, 4.7

  @Test
  void instructsOnlyWhoIsTriggeredAndAssociatedWithTheNode() {
    ReferenceInterpreter order = shipping();
    assertThat(order.report("pack", normal("dropped"))).isEmpty();
    assertThat(order.report("request", normal("cancelled")))
        .containsExactly(
            new Paused("change", "request", "cancelled"),
            instruct("stock", "release", "change", "cancelled", 1),
            instruct("pay", "refund", "change", "cancelled", 1),
            new Resumed());
    assertThat(packing().report("pack", abnormal("short")))
        .containsExactly(
            new Paused("yard", "pack", "short"),
            instruct("pack", "hurry", "yard", "short", 1),
            new Resumed());
  }

  @Test
  void instructsASystemWhoseCallIsStillOpenAndEnds() {
    assertThat(started().reply("stock", abnormal("sold out")))
        .containsExactly(
            new Paused("stock", "stock", "sold out"),
            instruct("pay", "cancel", "stock", "sold out", 1),
            new Ended("exception: stock"));
  }

  @Test
  void asksAPersonAtANodeThatNoRuleMatches() {
    ReferenceInterpreter order = shipping();
    assertThat(order.report("ship", abnormal("dented")))
        .containsExactly(new Paused("ship", "ship", "dented"), new AskPerson("ship"));
    assertThat(order.decision("perhaps")).containsExactly(new AskPerson("ship"));
    assertThat(order.decision("resume")).containsExactly(new Resumed());
    assertThat(order.resumed()).isEmpty();
    assertThat(order.report("ship", abnormal("lost")))
        .containsExactly(new Paused("ship", "ship", "lost"), new AskPerson("ship"));
    assertThat(order.decision("end")).containsExactly(new Ended("exception: ship"));
  }

  // ---- 4.8, 4.9

  @Test
  void keepsWhatArrivesDuringAnExceptionUntilTheResume() {
    ReferenceInterpreter order = packing();
    order.report("request", normal("cancelled"));
    assertThat(order.report("pack", normal("packed"))).isEmpty();
    assertThat(order.resumed()).containsExactly(trigger("ship", 1), trigger("mail", 1));
  }

  @Test
  void repeatsACallThatWasCutOffWithItsKey() {
    ReferenceInterpreter order = started();
    order.reply("stock", normal("reserved"));
    order.reply("pay", normal("paid"));
    order.report("request", normal("cancelled"));
    assertThat(order.openCalls()).isEmpty();
    assertThat(order.resumed()).containsExactly(trigger("pack", 1));
    assertThat(order.state().deadlines()).isEmpty();
    order.callCompleted("pack");
    assertThat(order.state().deadlines()).containsOnlyKeys("pack");
  }

  @Test
  void neitherCallsNorTimesAnInstructedSystemUntilItIsTriggeredAgain() {
    ReferenceInterpreter order = packing();
    order.report("pack", normal("relabelled"));
    assertThat(order.openCalls()).containsExactly("o1:pack:2");
    order.report("pack", abnormal("short"));
    assertThat(order.resumed()).isEmpty();
    assertThat(order.openCalls()).isEmpty();
    assertThat(order.state().deadlines()).isEmpty();
    assertThat(order.report("pack", Map.of("eventId", 9, "status", "relabelled")))
        .containsExactly(trigger("pack", 3));
    order.callCompleted("pack");
    assertThat(order.state().deadlines()).containsOnlyKeys("pack");
  }

  @Test
  void countsDeadlinesAnewAfterAResume() {
    ReferenceInterpreter order = packing();
    order.timePasses(Duration.ofHours(5));
    order.report("request", normal("cancelled"));
    order.timePasses(Duration.ofHours(50));
    order.resumed();
    assertThat(order.state().deadlines()).containsEntry("pack", Duration.ofHours(8));
  }

  // ---- 4.10, 4.11, 4.12, 4.13

  @Test
  void repeatsOnlyTheNewestOfSeveralOpenCalls() {
    ReferenceInterpreter order = packing();
    order.report("pack", normal("repacked"));
    order.report("pack", Map.of("eventId", "r2", "status", "repacked"));
    assertThat(order.openCalls()).containsExactly("o1:mail:1");
    order.report("request", normal("cancelled"));
    assertThat(order.resumed()).containsExactly(trigger("mail", 2));
  }

  @Test
  void makesTheCallsOfOneSystemOneAfterAnother() {
    ReferenceInterpreter order = packing();
    order.report("pack", normal("repacked"));
    assertThat(order.report("pack", Map.of("eventId", "r2", "status", "repacked"))).isEmpty();
    assertThat(order.reply("mail", normal("sent"))).containsExactly(trigger("mail", 2));
  }

  @Test
  void countsInstructionsOfAKindInTheirKeys() {
    ReferenceInterpreter order = packing();
    order.report("pack", abnormal("short"));
    order.resumed();
    assertThat(
            order.report(
                "pack",
                Map.of("eventId", "s2", "status", "x", "params", Map.of("resultCode", "7"))))
        .contains(new Paused("pack", "pack", "x"));
    order.decision("resume");
    order.resumed();
    assertThat(
            order.report(
                "pack",
                Map.of("eventId", "s3", "status", "short", "params", Map.of("resultCode", "7"))))
        .contains(instruct("pack", "hurry", "yard", "short", 2));
  }

  @Test
  void actsOnAnEventIdOnceInTheOrdersLife() {
    ReferenceInterpreter order = packing();
    order.report("pack", normal("repacked"));
    order.reply("mail", normal("sent"));
    order.report("request", normal("cancelled"));
    order.resumed();
    assertThat(order.report("pack", normal("repacked"))).isEmpty();
    assertThat(order.state().system("pack").times).containsEntry("repacked", 1);
  }

  @Test
  void letsFeedbackWaitUntilWeListen() {
    ReferenceInterpreter order = started();
    order.report("pack", normal("repacked"));
    order.report("pack", normal("packed"));
    order.reply("stock", normal("reserved"));
    assertThat(order.reply("pay", normal("paid"))).containsExactly(trigger("pack", 1));
    assertThat(order.callCompleted("pack")).containsExactly(trigger("mail", 1), trigger("ship", 1));
  }

  @Test
  void handlesTwoAbnormalStatusesOneAfterTheOther() {
    ReferenceInterpreter order = shipping();
    assertThat(order.report("request", normal("cancelled"))).contains(new Resumed());
    assertThat(order.report("ship", abnormal("late"))).isEmpty();
    assertThat(order.resumed())
        .containsExactly(
            new Paused("road", "ship", "late"),
            instruct("ship", "trace", "road", "late", 1),
            instruct("mail", "apologise", "road", "late", 1),
            new AskPerson("road"));
  }

  @Test
  void callsASystemAgainWhileItIsListenedTo() {
    ReferenceInterpreter order = packing();
    assertThat(order.report("pack", normal("relabelled"))).containsExactly(trigger("pack", 2));
    assertThat(order.report("pack", normal("repacked"))).containsExactly(trigger("mail", 1));
    assertThat(order.callCompleted("pack")).isEmpty();
    assertThat(order.state().system("pack").listening).isTrue();
  }

  @Test
  void doneStopsTheListeningEvenWhileASecondCallIsOpen() {
    ReferenceInterpreter order = packing();
    order.report("pack", normal("relabelled"));
    order.report("pack", normal("packed"));
    order.callCompleted("pack");
    assertThat(order.state().system("pack").listening).isFalse();
  }
}
