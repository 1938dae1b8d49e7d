package io.baton.generator.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.diagnostic.Diagnosed;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.generator.model.FulfillmentPolicy.Proceed;
import io.baton.generator.model.FulfillmentPolicy.ResultRule;
import io.baton.generator.model.FulfillmentPolicy.StepRule;
import io.baton.generator.model.FulfillmentSystem.Answers;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyModelTest {

  private static final String STATUSES_OF_STEPS =
      "\"reserved\",\"authorized\",\"cleared\",\"picked\",\"packed\",\"captured\",\"collected\",\"delivered\",\"out-of-stock\",\"declined\",\"suspicious\",\"short\",\"delayed\",\"lost\",\"failed\",\"cancelled\"";

  private String retail = "";

  @BeforeEach
  void readRetail() throws IOException {
    retail = Files.readString(Path.of("../policies/retail.dmn"));
  }

  @Test
  void listsTheSystemsInTheOrderInWhichTheyAreTriggered() {
    assertThat(policy().systems())
        .extracting(FulfillmentSystem::id)
        .containsExactly(
            "inventory",
            "authorize",
            "warehouse",
            "fraud",
            "notify",
            "capture",
            "transport",
            "invoice");
    assertThat(policy().systems().get(3))
        .isEqualTo(
            new FulfillmentSystem(
                "fraud", "Fraud check", Answers.FEEDBACK, Optional.of("PT2H"), List.of("cleared")));
  }

  @Test
  void decidesBeforehandWhoseReportsARuleIsAbout() {
    StepRule join = policy().steps().get(1);
    assertThat(join.reporters()).containsExactly("inventory", "authorize");
    assertThat(join.statuses()).containsExactly("reserved", "authorized");
    assertThat(join.conditions())
        .contains(
            new Condition("list contains(inventory.seen, \"reserved\")", "true"),
            new Condition("order.total", "< 500"))
        .noneMatch(condition -> condition.input().equals("feedback.system"));
    assertThat(join.trigger()).containsExactly("warehouse");
    assertThat(join.node()).isEmpty();
  }

  @Test
  void leavesCommentsOutOfConditions() {
    retail =
        retail
            .replaceFirst("&lt; 500</text>", "&lt; 500 // or 400?</text>")
            .replaceFirst("<text>order.total</text>", "<text>/* net */ order.total</text>");
    assertThat(policy().steps().get(1).conditions())
        .contains(new Condition("order.total", "< 500"));
  }

  @Test
  void keepsTheBackticksThatANameNeeds() {
    retail = retail.replaceFirst("<text>order.total</text>", "<text>order.`net total`</text>");
    assertThat(policy().steps().get(1).conditions())
        .contains(new Condition("order.`net total`", "< 500"));
  }

  @Test
  void takesASystemCellThatExcludesForAllOthers() {
    retail =
        retail.replaceFirst(
            "<text>\"fraud\"(</text>\\s*</inputEntry>)", "<text>not(\"fraud\", \"request\")$1");
    assertThat(policy().steps().get(3).reporters())
        .containsExactly(
            "inventory", "authorize", "warehouse", "notify", "capture", "transport", "invoice");
  }

  @Test
  void namesStatusesOnlyWhereTheCellIsAListOfThem() {
    retail = retail.replaceFirst("<text>\"cleared\"</text>", "<text>not(\"suspicious\")</text>");
    StepRule cleared = policy().steps().get(3);
    assertThat(cleared.statuses()).isEmpty();
    assertThat(cleared.conditions())
        .containsExactly(new Condition("feedback.status", "not(\"suspicious\")"));
  }

  @Test
  void readsHowAnOrderProceeds() {
    assertThat(policy().steps().get(8).outcome()).contains("fulfilled");
    retail = retail.replaceFirst("<text>\"end\"</text>", "<text>\"end handed over\"</text>");
    assertThat(policy().steps().get(8).outcome()).contains("handed over");
    assertThat(policy().exceptions().get(10))
        .extracting(ExceptionRule::node, ExceptionRule::instruction, ExceptionRule::proceed)
        .containsExactly("\"transport\"", "trace", Optional.of(Proceed.RESUME));
  }

  @Test
  void takesAnyStatusUnlessEveryColumnOfStatusesHasPredefinedValues() {
    assertThat(policy().statuses()).isEmpty();
    predefine("steps", "\"received\",\"overdue\"," + STATUSES_OF_STEPS);
    assertThat(policy().statuses()).isEmpty();
    predefine("results", "\"cancelled\",\"ill at ease\"");
    assertThat(policy().statuses())
        .startsWith("received", "reserved")
        .contains("ill at ease", "cancelled")
        .doesNotContain("overdue")
        .doesNotHaveDuplicates();
  }

  @Test
  void takesTheStatusesThatFinishASystemWhateverIsPredefined() {
    predefine("steps", "\"received\",\"overdue\"," + STATUSES_OF_STEPS);
    predefine("results", "\"cancelled\"");
    assertThat(policy().statuses()).doesNotContain("shelved");
    retail =
        retail.replaceFirst("(?s)(id=\"systems\".*?)\"cleared\"", "$1[\"cleared\", \"shelved\"]");
    assertThat(policy().statuses()).contains("shelved");
  }

  private void predefine(String table, String values) {
    retail =
        retail.replaceFirst(
            "(?s)(id=\"" + table + "\".*?<text>feedback.status</text>\\s*</inputExpression>)",
            "$1<inputValues id=\"values_of_"
                + table
                + "\"><text>"
                + values
                + "</text></inputValues>");
  }

  @Test
  void cancelsWhereTheInstructionIsEmpty() {
    retail = retail.replaceFirst("<text>\"release\"</text>", "<text></text>");
    assertThat(policy().exceptions().get(1).instruction()).isEqualTo("cancel");
  }

  @Test
  void knowsWhichResultsCountForOverdue() {
    assertThat(policy().results()).extracting(ResultRule::namesOverdue).containsOnly(false);
    retail =
        retail.replaceFirst("(?s)(id=\"results\".*?)\"cancelled\"", "$1\"cancelled\", \"overdue\"");
    assertThat(policy().results())
        .extracting(ResultRule::namesOverdue)
        .containsExactly(true, false, false, false);
  }

  @Test
  void knowsTheRequestWithAndWithoutARow() {
    assertThat(policy().request().deadline()).isEmpty();
    retail =
        retail
            .replaceFirst("(?s)(id=\"systems\".*)\"invoice\"(</text>)", "$1\"request\"$2")
            .replaceFirst("(?s)(id=\"systems\".*)\"Invoice\"(</text>.*?<text>)\"reply\"", "$1$2");
    FulfillmentPolicy policy = model().value().orElseThrow();
    assertThat(policy.request().id()).isEqualTo("request");
    assertThat(policy.systems()).noneMatch(system -> system.id().equals("request"));
  }

  @Test
  void refusesMoreThanAThousandRules() {
    int start = retail.indexOf("<rule ");
    String rule = retail.substring(start, retail.indexOf("</rule>") + "</rule>".length());
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      rules.append(rule.replaceAll(" id=\"", " id=\"copy" + i));
    }
    retail = retail.substring(0, start) + rules + retail.substring(start);
    assertThat(model().diagnostics()).extracting(Diagnostic::code).containsOnly("too-many-rules");
  }

  private FulfillmentPolicy policy() {
    Diagnosed<FulfillmentPolicy> model = model();
    assertThat(model.diagnostics()).isEmpty();
    return model.value().orElseThrow();
  }

  private Diagnosed<FulfillmentPolicy> model() {
    Diagnosed<PolicyDocument> read = PolicyReader.read("retail.dmn", retail.getBytes(UTF_8));
    assertThat(read.diagnostics()).isEmpty();
    return PolicyModel.of(read.value().orElseThrow());
  }
}
