package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.baton.generator.reference.Cause;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every call tells which report decided on it. */
class ReasonsTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  /** The ids are words that a reason is made of, so that none of them may stand in its way. */
  private static final String REASONS =
      """
      steps
      feedback.system | feedback.status || trigger              | node | proceed
      "request"       | "received"      || ["system", "status"] |      |
      "system"        | "asked"         || "status"             |      |
      "system"        | "begged"        || "status"             |      |
      "status"        | "jammed"        || "status"             |      |
      "system"        | "overdue"       || "cause"              |      |
      "cause"         | "called"        || "eventId"            |      |
      "cause"         | "again"         || "cause"              |      |
      "system"        | "closed"        ||                      |      | "end"

      results
      feedback.status || result
      "overdue"       || "normal"
      "torn"          || "abnormal"
                      || "normal"

      systems
      system    || answers    | deadline
      "system"  || "feedback" | "PT1H"
      "status"  || "feedback" |
      "cause"   || "reply"    |
      "eventId" || "feedback" |
      """;

  private static final Cause RECEIVED = new Cause("request", "received", "");

  @TempDir Path folder = Path.of(".");

  private CheckedOrder started(String businessType) {
    CheckedOrder order = CompiledPolicy.drawn(ENGINE, folder, businessType, REASONS).order();
    order.starts(100);
    return order;
  }

  private CheckedOrder listening(String businessType) {
    CheckedOrder order = started(businessType);
    order.takesCall("system");
    order.takesCall("status");
    return order;
  }

  @Test
  void ofTheFirstSetItIsTheRequest() {
    CheckedOrder order = started("reason-first");
    assertThat(order.calls())
        .containsOnly(
            entry(order.key("system", 1), RECEIVED), entry(order.key("status", 1), RECEIVED));
  }

  @Test
  void ofAJoinItIsTheReportThatCameLast() {
    CheckedOrder order = new RetailOrders(ENGINE).started();
    order.replies("authorize", "authorized");
    order.replies("inventory", "reserved");
    assertThat(order.calls())
        .containsOnly(entry(order.key("warehouse", 1), new Cause("inventory", "reserved", "e2")));
  }

  @Test
  void ofCallsThatWaitForEachOtherEachHasItsOwn() {
    CheckedOrder order = listening("reason-each");
    order.reports("system", "asked");
    order.reports("system", "begged");
    order.reports("status", "jammed");
    assertThat(order.calls())
        .containsOnly(entry(order.key("status", 2), new Cause("system", "asked", "e1")));
    order.takesCall("status");
    assertThat(order.calls())
        .containsOnly(entry(order.key("status", 3), new Cause("system", "begged", "e2")));
    order.takesCall("status");
    assertThat(order.calls())
        .containsOnly(entry(order.key("status", 4), new Cause("status", "jammed", "e3")));
  }

  @Test
  void ofACallBesideTheFirstOneItIsNotThatOfTheFirst() {
    CheckedOrder order = started("reason-beside");
    order.takesCall("system");
    order.reports("system", "asked");
    assertThat(order.calls())
        .containsOnly(
            entry(order.key("status", 1), RECEIVED),
            entry(order.key("status", 2), new Cause("system", "asked", "e1")));
  }

  @Test
  void ofARepeatedCallItIsTheSame() {
    CheckedOrder order = listening("reason-repeated");
    order.reports("system", "asked");
    order.reports("system", "begged");
    order.reports("system", "torn");
    order.decides("resume");
    order.goesOn();
    assertThat(order.calls())
        .containsOnly(entry(order.key("status", 3), new Cause("system", "begged", "e2")));
  }

  @Test
  void ofASilenceItHasNoEvent() {
    CheckedOrder order = listening("reason-silence");
    order.timePasses(Duration.ofHours(2));
    assertThat(order.calls())
        .containsOnly(entry(order.key("cause", 1), new Cause("system", "overdue", "")));
  }

  @Test
  void ofASystemThatTriggersItselfItIsItsReply() {
    CheckedOrder order = listening("reason-itself");
    order.timePasses(Duration.ofHours(2));
    order.replies("cause", "again");
    assertThat(order.calls())
        .containsOnly(entry(order.key("cause", 2), new Cause("cause", "again", "e1")));
    order.replies("cause", "called");
    assertThat(order.calls())
        .containsOnly(entry(order.key("eventId", 1), new Cause("cause", "called", "e2")));
  }

  @Test
  void areForgottenWithTheirCalls() {
    CheckedOrder order = listening("reason-forgotten");
    order.reports("system", "asked");
    order.takesCall("status");
    order.reports("system", "begged");
    order.takesCall("status");
    assertThat(order.variable("status")).contains("\"begged\"").doesNotContain("\"asked\"");
  }
}
