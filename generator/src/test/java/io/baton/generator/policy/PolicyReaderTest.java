package io.baton.generator.policy;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.diagnostic.Diagnosed;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

  private static final String NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/";

  @Test
  void readsTheRetailPolicyWithoutAWord() throws IOException {
    Diagnosed<PolicyDocument> read =
        PolicyReader.read("retail.dmn", Path.of("../policies/retail.dmn"));
    assertThat(read.diagnostics()).isEmpty();
    PolicyDocument document = read.value().orElseThrow();
    assertThat(document.id()).isEqualTo("retail");
    assertThat(document.name()).isEqualTo("Retail");
    assertThat(document.tables())
        .extracting(DecisionTable::id)
        .containsExactly("steps", "results", "exceptions", "systems");
    assertThat(document.table("systems").orElseThrow().hitPolicy()).isEqualTo("UNIQUE");
  }

  @Test
  void keepsEveryCellWithItsPlace() {
    DecisionTable table = table(table("<text> \"a\"\n </text>", "<text>\"b\"</text>"));
    assertThat(table.rules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.annotation()).isEqualTo("Why");
              assertThat(rule.inputs().getFirst().text()).isEqualTo("\"a\"");
              assertThat(rule.inputs().getFirst().place())
                  .isEqualTo(new Place("p.dmn", "steps", 1, "the system", "left"));
              assertThat(rule.outputs().getFirst().place())
                  .isEqualTo(new Place("p.dmn", "steps", 1, "trigger", "right"));
            });
  }

  @Test
  void takesEveryWayOfLeavingACellEmptyForEmpty() {
    for (String text : new String[] {"<text></text>", "<text />", "", "<text>-</text>"}) {
      DecisionTable table = table(table(text, text));
      assertThat(table.rules().getFirst().inputs().getFirst().isEmpty()).as(text).isTrue();
      assertThat(table.rules().getFirst().outputs().getFirst().isEmpty()).as(text).isTrue();
    }
  }

  @Test
  void acceptsAnyPrefixAndPassesOverWhatIsForeign() {
    String foreign =
        table("<text><!-- why -->\"a\"</text>", "<text><![CDATA[\"a & b\"]]></text>")
            .replace("<rule ", "<x:rule xmlns:x=\"urn:x\"><x:text>no</x:text></x:rule><rule ");
    String prefixed =
        foreign
            .replaceAll("<(/?)(?!x:|\\?|!)(\\w)", "<$1dmn:$2")
            .replace("xmlns=", "xmlns:y=\"urn:y\" y:width=\"3\" xmlns:dmn=");
    for (String xml : new String[] {foreign, prefixed}) {
      DecisionTable table = table(xml);
      assertThat(table.rules()).hasSize(1);
      assertThat(table.rules().getFirst().inputs().getFirst().text()).isEqualTo("\"a\"");
      assertThat(table.rules().getFirst().outputs().getFirst().text()).isEqualTo("\"a & b\"");
    }
  }

  @Test
  void acceptsAByteOrderMarkAndOtherEncodings() {
    String xml = table("<text>\"预订\"</text>", "");
    for (byte[] content : new byte[][] {("\uFEFF" + xml).getBytes(UTF_8), xml.getBytes(UTF_16)}) {
      Diagnosed<PolicyDocument> read = PolicyReader.read("p.dmn", content);
      assertThat(read.diagnostics()).isEmpty();
      DecisionTable table = read.value().orElseThrow().table("steps").orElseThrow();
      assertThat(table.rules().getFirst().inputs().getFirst().text()).isEqualTo("\"预订\"");
    }
  }

  @Test
  void acceptsElementsWithoutAName() {
    String xml =
        table("", "")
            .replace(" name=\"Policy\"", "")
            .replace(" name=\"Steps\"", "")
            .replace("</definitions>", "<inputData id=\"feedback\" /></definitions>");
    PolicyDocument document = read(xml).value().orElseThrow();
    assertThat(document.name()).isEmpty();
    assertThat(document.table("steps").orElseThrow().name()).isEmpty();
    assertThat(read(xml).diagnostics()).isEmpty();
  }

  @Test
  void namesAColumnByItsLabelOrItsExpressionOrItsNumber() {
    String xml = table("", "");
    assertThat(column(xml)).isEqualTo("the system");
    assertThat(column(xml.replace(" label=\"the system\"", ""))).isEqualTo("feedback.system");
    assertThat(
            column(
                xml.replace(" label=\"the system\"", "")
                    .replace("<text>feedback.system</text>", "")))
        .isEqualTo("input 1");
  }

  @Test
  void refusesAFileOfMoreThanTenMegabytes() {
    Diagnosed<PolicyDocument> read = PolicyReader.read("p.dmn", new byte[10 * 1024 * 1024 + 1]);
    assertThat(read.value()).isEmpty();
    assertThat(read.diagnostics()).extracting(Diagnostic::code).containsExactly("file-too-large");
  }

  private static String column(String xml) {
    return table(xml).inputs().getFirst().place().column();
  }

  private static DecisionTable table(String xml) {
    return read(xml).value().orElseThrow().table("steps").orElseThrow();
  }

  private static Diagnosed<PolicyDocument> read(String xml) {
    return PolicyReader.read("p.dmn", xml.getBytes(UTF_8));
  }

  private static String table(String left, String right) {
    return """
        <definitions xmlns="%s" id="p" name="Policy">
          <decision id="steps" name="Steps"><decisionTable id="table" hitPolicy="COLLECT">
            <input id="in" label="the system">
              <inputExpression id="e"><text>feedback.system</text></inputExpression>
            </input>
            <output id="out" name="trigger" />
            <rule id="rule"><description>Why</description>
              <inputEntry id="left">%s</inputEntry><outputEntry id="right">%s</outputEntry>
            </rule>
          </decisionTable></decision>
        </definitions>
        """
        .formatted(NAMESPACE, left, right);
  }
}
