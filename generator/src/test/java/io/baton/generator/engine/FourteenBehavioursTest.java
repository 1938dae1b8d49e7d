package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action;
import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an order does, told in fourteen small stories, one per paragraph of the contract's section
 * 4. Start here: the tables below are the policy, each test is an order of it on the engine.
 */
class FourteenBehavioursTest {
  private static final String PARCEL =
      """
      steps
      feedback.system | feedback.status     | list contains(stock.seen, "reserved") | list contains(pay.seen, "paid") || trigger          | node   | proceed
      "request"       | "received"          |                                       |                                 || ["stock", "pay"] |        |
      "request"       | "changed"           |                                       |                                 || "pack"           |        |
      "request"       | "withdrawn"         |                                       |                                 ||                  |        | "end withdrawn"
      "stock", "pay"  | "reserved", "paid"  | true                                  | true                            || "pack"           |        |
      "pack"          | "packed"            |                                       |                                 || "ship"           | "yard" |
      "pack"          | "short", "overdue"  |                                       |                                 ||                  | "yard" |
      "ship"          | "collected"         |                                       |                                 || "mail"           | "road" |
      "ship"          | "lost"              |                                       |                                 ||                  | "road" |
      "ship"          | "delivered"         |                                       |                                 ||                  | "road" | "end"

      results
      feedback.status             || result
      "declined", "short", "lost" || "abnormal"
                                  || "normal"

      exceptions
      node    || system  | instruction | proceed
      "pay"   || "stock" | "release"   | "end"
      "yard"  || "pack"  | "recount"   | "resume"
      "yard"  || "stock" | "recheck"   |
      "yard"  || "ship"  | "wait"      |
      "road"  || "ship"  | "trace"     | "manual"
      "stuck" || "pay"   | "refund"    | "end"

      systems
      system  || answers    | deadline | done
      "stock" || "reply"    |          |
      "pay"   || "reply"    |          |
      "pack"  || "feedback" | "PT8H"   | "packed"
      "ship"  || "feedback" |          | "delivered"
      "mail"  || "reply"    |          |
      """;

  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  private static List<CompiledPolicy> deployed = List.of();

  @BeforeAll
  static void deploy(@TempDir Path folder) {
    deployed = List.of(CompiledPolicy.drawn(ENGINE, folder, "parcel", PARCEL));
  }

  // ---- orders that have come so far

  private static CheckedOrder received() {
    CheckedOrder order = deployed.getFirst().order();
    order.starts(100);
    return order;
  }

  private static CheckedOrder packing() {
    CheckedOrder order = received();
    order.replies("stock", "reserved");
    order.replies("pay", "paid");
    order.takesCall("pack");
    return order;
  }

  private static CheckedOrder shipping() {
    CheckedOrder order = packing();
    order.reports("pack", "packed");
    order.takesCall("ship");
    return order;
  }

  // ---- the fourteen

  /** 4.1. */
  @Test
  void theFirstSetIsTriggeredAllOfItInParallel() {
    CheckedOrder order = deployed.getFirst().order();
    assertThat(order.starts(100))
        .containsExactlyInAnyOrder(order.call("stock", 1), order.call("pay", 1));
  }

  /** 4.2. */
  @Test
  void aJoinIsDecidedOnceByTheStatusThatArrivesLast() {
    CheckedOrder order = received();
    assertThat(order.atOnce(order.reply("stock", "reserved"), order.reply("pay", "paid")))
        .containsExactly(order.call("pack", 1));
  }

  /** 4.3. */
  @Test
  void aStatusTriggersTheNextSystemsAndItsReporterIsListenedToFurther() {
    CheckedOrder order = shipping();
    assertThat(order.reports("ship", "collected")).containsExactly(order.call("mail", 1));
    order.replies("mail", "sent");
    assertThat(order.reports("ship", "delivered")).containsExactly(new Ended("fulfilled"));
  }

  /** 4.4. */
  @Test
  void aStatusThatTriggersNothingIsStored() {
    CheckedOrder order = packing();
    assertThat(order.reports("pack", "weighed")).isEmpty();
    assertThat(order.variable("pack")).contains("\"status\":\"weighed\"");
  }

  /** 4.5. */
  @Test
  void anEndWaitsForTheCallsThatWereDecidedBefore() {
    CheckedOrder order = shipping();
    order.reports("ship", "collected");
    assertThat(order.reports("request", "withdrawn")).isEmpty();
    assertThat(order.openCalls()).containsExactly(order.key("mail", 1));
    assertThat(order.replies("mail", "sent")).containsExactly(new Ended("withdrawn"));
  }

  /** 4.6: ship is tied to the yard as well, but has not been triggered. */
  @Test
  void anAbnormalStatusInstructsTheTriggeredSystemsOfItsNodeAndNobodyElse() {
    CheckedOrder order = packing();
    assertThat(order.reports("pack", "short"))
        .containsExactlyInAnyOrder(
            new Paused("yard", "pack", "short"),
            order.instruct("pack", "recount", "yard", "short"),
            order.instruct("stock", "recheck", "yard", "short"),
            new Resumed());
  }

  /** 4.7: the stock has its call but has not answered. */
  @Test
  void aSystemIsInstructedEvenIfItsCallIsStillOnTheWay() {
    CheckedOrder order = received();
    assertThat(order.replies("pay", "declined"))
        .containsExactly(
            new Paused("pay", "pay", "declined"),
            order.instruct("stock", "release", "pay", "declined"),
            new Ended("exception: pay"));
  }

  /** 4.8. */
  @Test
  void whatIsReportedDuringAnExceptionIsHeardWhenTheOrderGoesOn() {
    CheckedOrder order = shipping();
    assertThat(order.reports("ship", "lost")).contains(new AskPerson("road"));
    assertThat(order.reports("ship", "collected")).isEmpty();
    order.timePasses(Duration.ofDays(7));
    assertThat(order.decides("resume")).containsExactly(new Resumed());
    assertThat(order.goesOn()).containsExactly(order.call("mail", 1));
  }

  /** 4.9: the mail is not tied to the road, its call was cut off by the exception. */
  @Test
  void aCallThatWasCutOffIsRepeatedWithItsKey() {
    CheckedOrder order = shipping();
    order.reports("ship", "collected");
    order.reports("ship", "lost");
    assertThat(order.openCalls()).isEmpty();
    order.decides("resume");
    assertThat(order.goesOn()).containsExactly(order.call("mail", 1));
  }

  /** 4.10. */
  @Test
  void keysCountTheDecisions() {
    CheckedOrder order = packing();
    order.reports("pack", "short");
    order.goesOn();
    assertThat(order.reports("pack", "short"))
        .contains(order.instruct("pack", "recount", "yard", "short", 2));
    order.goesOn();
    assertThat(order.reports("request", "changed")).containsExactly(order.call("pack", 2));
  }

  /** 4.11. */
  @Test
  void aReportThatComesEarlyWaitsAndOneThatComesTwiceActsOnce() {
    Map<String, Object> collected = Map.of("eventId", "c1", "status", "collected");
    CheckedOrder order = packing();
    assertThat(order.reports("ship", collected)).isEmpty();
    order.reports("pack", "packed");
    assertThat(order.takesCall("ship")).containsExactly(order.call("mail", 1));
    assertThat(order.reports("ship", collected)).isEmpty();
  }

  /** 4.12: packed and changed, the order is packed anew while its parcel is on the road. */
  @Test
  void twoAbnormalStatusesAtOnceAreHandledOneAfterTheOther() {
    CheckedOrder order = shipping();
    order.reports("request", "changed");
    order.takesCall("pack");
    List<Action> actions = new ArrayList<>();
    actions.addAll(order.atOnce(order.report("pack", "short"), order.report("ship", "lost")));
    if (actions.contains(new AskPerson("road"))) {
      actions.addAll(order.decides("resume"));
    }
    actions.addAll(order.goesOn());
    assertThat(actions)
        .containsOnlyOnce(new Paused("yard", "pack", "short"), new Paused("road", "ship", "lost"));
  }

  /** 4.13. */
  @Test
  void aSystemThatIsTriggeredAgainGetsASecondCallAndNoSecondListener() {
    CheckedOrder order = packing();
    assertThat(order.reports("request", "changed")).containsExactly(order.call("pack", 2));
    order.takesCall("pack");
    assertThat(order.reports("pack", "packed")).containsExactly(order.call("ship", 1));
  }

  /** 4.14. */
  @Test
  void anOrderThatNobodyWillMoveOnIsStuckAndSaysSo() {
    CheckedOrder order = received();
    order.replies("stock", "reserved");
    assertThat(order.replies("pay", "postponed"))
        .containsExactly(
            new Paused("stuck", "pay", "postponed"),
            order.instruct("pay", "refund", "stuck", "postponed"),
            new Ended("exception: stuck"));
  }
}
