package io.baton.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Instruct;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import io.baton.generator.reference.Action.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract's sentences, one by one, on a small policy. */
class ReferenceInterpreterTest {
  private static final String POLICY =
      """
      steps
      feedback.system   | feedback.status    | stock.seen                 | pay.seen                  || trigger          | node     | proceed
      "request"         | "received"         |                            |                           || ["stock", "pay"] | "intake" |
      "stock", "pay"    | "reserved", "paid" | list contains(?,"reserved")| list contains(?, "paid")  || "pack"           |          |
      "pack"            | "packed"           |                            |                           || ["ship", "mail"] | "yard"   |
      "pack"            | "repacked"         |                            |                           || "mail"           | "yard"   |
      "pack"            | "relabelled"       |                            |                           || "pack"           | "yard"   |
      "ship"            | "delivered"        |                            |                           ||                  |          | "end"
      "ship"            | "returned"         |                            |                           || "mail"           |          | "end returned"
      "pack"            | "short", "overdue" |                            |                           ||                  | "yard"   |
      "ship"            | "overdue", "late"  |                            |                           ||                  | "road"   |
      "request"         | "cancelled"        |                            |                           ||                  | "change" |

      results
      feedback.system | feedback.status      | feedback.params.resultCode || result
      "request"       | "cancelled"          |                            || "abnormal"
      "ship"          | "overdue", "waiting" |                            || "normal"
                      |                      | null                       || "normal"
                      |                      | not("0")                   || "abnormal"
                      |                      |                            || "normal"

      exceptions
      node     || system  | instruction | proceed
      "stock"  || "pay"   |             | "end"
      "yard"   || "pack"  | "hurry"     | "resume"
      "road"   || "ship"  | "trace"     | "manual"
      "road"   || "mail"  | "apologise" |
      "change" || "stock" | "release"   | "resume"
      "change" || "pay"   | "refund"    | "resume"

      systems
      system  || answers    | deadline | done
      "stock" || "reply"    |          |
      "pay"   || "reply"    |          |
      "pack"  || "feedback" | "PT8H"   | ["packed", "dropped"]
      "ship"  || "feedback" | "P3D"    |
      "mail"  || "reply"    |          |
      """;

  @TempDir private Path folder;

  /** An order of that policy that has not started. */
  private ReferenceInterpreter order() {
    return ReferenceInterpreter.of(PolicyFile.write(folder, "small", POLICY));
  }

  private ReferenceInterpreter started() {
    ReferenceInterpreter order = order();
    order.start("o1", Map.of());
    return order;
  }

  /** Stock and pay have replied, the goods are being packed and we listen to the packers. */
  private ReferenceInterpreter packing() {
    ReferenceInterpreter order = started();
    order.reply("stock", normal("reserved"));
    order.reply("pay", normal("paid"));
    order.callCompleted("pack");
    return order;
  }

  private ReferenceInterpreter shipping() {
    ReferenceInterpreter order = packing();
    order.report("pack", normal("packed"));
    order.reply("mail", normal("sent"));
    order.callCompleted("ship");
    return order;
  }

  private static Map<String, Object> normal(String status) {
    return Map.of("eventId", status, "status", status);
  }

  private static Map<String, Object> abnormal(String status) {
    return Map.of("eventId", status, "status", status, "params", Map.of("resultCode", "7"));
  }

  private static Trigger trigger(String system, int n) {
    return new Trigger(system, "o1:" + system + ":" + n);
  }

  private static Instruct instruct(
      String system, String instruction, String node, String status, int n) {
    return new Instruct(
        system, instruction, node, status, "o1:" + system + ":" + instruction + ":" + n);
  }

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
    Path policy =
        PolicyFile.write(
            folder,
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
    ReferenceInterpreter order = ReferenceInterpreter.of(policy);
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
