package io.baton.acceptance.operate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.acceptance.operate.PlayedSystems.Answer;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator does in a day, in a real Operate and Tasklist, with pictures of it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OperatorsDayIT {
  private static final String NORMAL = "0";

  private static OperatorsBrowser browser;
  private static Workplace work;
  private static Operate operate;

  @BeforeAll
  static void begin() {
    browser = OperatorsBrowser.start();
    work = new Workplace();
    operate = new Operate(browser.newPage(), work.web());
    operate.logIn();
  }

  @AfterAll
  static void end() {
    if (work != null) {
      work.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void findsAnOrderByItsId() {
    work.start("4711", "retail", "{\"total\": 120}");
    work.start("4712", "retail", "{\"total\": 80}");
    operate.find("4711");
    assertThat(operate.instance("Order fulfillment")).isVisible();
    assertThat(operate.instance("Retail fulfillment")).isVisible();
    Screenshots.take(operate.page(), "find-an-order");
  }

  @Test
  void leadsFromTheEntryProcessToThatOfTheBusinessType() {
    work.start("4720", "retail", "{\"total\": 120}");
    operate.open("4720", "Order fulfillment");
    assertThat(operate.badge("Fulfil_order", "active")).hasText("1");
    operate.select("Fulfil_order");
    assertThat(operate.details()).containsText("Retail fulfillment");
    Screenshots.take(operate.page(), "entry-process");
    operate.follow("View Retail fulfillment instance");
    assertThat(operate.header()).containsText("Retail fulfillment");
    assertThat(operate.variable("orderId")).containsText("4720");
  }

  @Test
  void showsWhereAnOrderStandsAndWhichWayItTook() {
    work.start("4730", "retail", "{\"total\": 120}");
    work.report("4730", "warehouse", "picked", NORMAL);
    operate.open("4730", "Retail fulfillment");
    operate.assertPassed("Trigger_inventory", "Trigger_warehouse", "Trigger_notify");
    operate.assertNotPassed("Trigger_fraud", "Trigger_transport", "Pause_outbound");
    assertThat(operate.badge("Status_warehouse", "active")).hasText("1");
    assertThat(operate.badge("Status_request", "active")).hasText("1");
    Screenshots.take(operate.page(), "where-an-order-stands");
    operate.zoomTo("Status_warehouse");
    assertThat(operate.badge("Status_warehouse", "active")).isVisible();
    Screenshots.take(operate.page(), "where-an-order-stands-enlarged");
    assertThat(operate.variable("warehouse")).containsText("\"status\":\"picked\"");
  }

  @Test
  void anIncidentSaysWhatToDoAndIsRetriedWithAClick() {
    work.systems().answer("4740:authorize:1", new Answer(403, "merchant account is locked"));
    work.start("4740", "retail", "{\"total\": 120}");
    operate.open("4740", "Retail fulfillment");
    assertThat(operate.badge("Trigger_authorize", "incidents")).hasText("1");
    operate.select("Trigger_authorize");
    assertThat(operate.details())
        .containsText("System authorize answered the call trigger with HTTP 403.");
    Screenshots.take(operate.page(), "incident");
    work.systems().mend("4740:authorize:1");
    operate.button("Retry Instance").click();
    assertThat(operate.badge("Trigger_authorize", "incidents")).hasCount(0);
    assertThat(operate.badge("Status_warehouse", "active")).hasText("1");
    assertThat(operate.state("ACTIVE")).isVisible();
    assertThat(work.systems().calls())
        .as("the call is repeated with its key")
        .containsSubsequence("4740:authorize:1", "4740:authorize:1", "4740:warehouse:1");
    operate.reload();
    Screenshots.take(operate.page(), "incident-is-over");
    work.report("4740", "warehouse", "packed", NORMAL);
    work.report("4740", "transport", "delivered", NORMAL);
    operate.awaitEnd();
    operate.assertPassed("Trigger_transport", "Status_transport", "End_transport");
    assertThat(operate.variable("outcome")).containsText("\"fulfilled\"");
    operate.variable("outcome").scrollIntoViewIfNeeded();
    Screenshots.take(operate.page(), "fulfilled");
  }

  @Test
  void showsWhatAnExceptionHasDoneAndWhomItTold() {
    String key = "4750:notify:apologise:1";
    work.systems()
        .answer(key, new Answer(200, "{\"answer\":\"refused\",\"reason\":\"no address\"}"));
    work.start("4750", "retail", "{\"total\": 120}");
    work.report("4750", "warehouse", "picked", NORMAL);
    work.report("4750", "warehouse", "short", "W3");
    operate.open("4750", "Retail fulfillment");
    operate.assertPassed("Abnormal_at_outbound", "Pause_outbound");
    assertThat(operate.badge("Instruct_outbound", "incidents")).hasText("1");
    assertThat(operate.variable("instruct")).containsText("\"status\":\"short\"");
    operate.zoomTo("Instruct_outbound");
    assertThat(operate.badge("Instruct_outbound", "incidents")).isVisible();
    Screenshots.take(operate.page(), "exception");
    work.systems().mend(key);
    operate.button("Retry Instance").click();
    operate.awaitEnd();
    assertThat(operate.variable("instruct_answers"))
        .containsText(Pattern.compile("notify.*apologise.*accepted"));
    assertThat(operate.variable("outcome")).containsText("exception: outbound");
    operate.variable("outcome").scrollIntoViewIfNeeded();
    assertThat(operate.badge("Instruct_outbound", "incidents")).hasCount(0);
    Screenshots.take(operate.page(), "exception-is-over");
  }

  @Test
  void aPersonDecidesInTasklist() {
    work.start("4760", "cross-border", "{\"total\": 120, \"terms\": \"DAP\"}");
    work.report("4760", "screening", "cleared", NORMAL);
    work.report("4760", "warehouse", "packed", NORMAL);
    work.report("4760", "customs", "released", NORMAL);
    work.report("4760", "transport", "refused", NORMAL);
    work.report("4760", "returns", "returned", "R1");
    operate.open("4760", "Cross-border fulfillment");
    assertThat(operate.badge("Decide_by_person", "active")).hasText("1");
    operate.zoomTo("Decide_by_person");
    assertThat(operate.badge("Decide_by_person", "active")).isVisible();
    Screenshots.take(operate.page(), "waits-for-a-decision");
    Tasklist tasks = new Tasklist(browser.newPage(), work.web());
    UserTaskCalls.carryOut(tasks.page(), work.web());
    tasks.openTask("Decide: resume or end");
    assertThat(tasks.form()).containsText("Order 4760");
    assertThat(tasks.form()).containsText("returns reported returned, which is abnormal");
    tasks.claim();
    tasks.choose("It ends");
    tasks.fill("Reason", "The customer keeps it; the return is written off.");
    Screenshots.take(tasks.page(), "decision");
    tasks.complete();
    operate.awaitEnd();
    operate.assertPassed("Ended_by_exception");
    assertThat(operate.variable("decision")).containsText("\"end\"");
    assertThat(operate.variable("decision_reason")).containsText("The customer keeps it");
    assertThat(operate.variable("outcome")).containsText("exception: return");
    tasks.page().close();
  }

  @Test
  void anOrderThatIsCancelledTellsAllWhoHaveBegun() {
    work.start("4770", "retail", "{\"total\": 120}");
    operate.open("4770", "Retail fulfillment");
    assertThat(operate.badge("Status_warehouse", "active")).hasText("1");
    work.cancel("4770");
    operate.awaitEnd();
    operate.assertPassed("Abnormal_at_cancellation", "Instruct_cancellation", "Ended_by_exception");
    assertThat(operate.history("Fulfil Retail order").getByTestId("TERMINATED-icon").first())
        .isVisible();
    assertThat(operate.variable("outcome")).containsText("exception: cancellation");
    assertThat(operate.variable("instruct_answers"))
        .containsText(Pattern.compile("inventory.*release.*authorize.*cancel.*warehouse.*cancel"));
    Screenshots.take(operate.page(), "cancelled");
  }
}
