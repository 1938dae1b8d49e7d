package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

/** What somebody has changed in a process by hand is never lost unseen. */
class HandWorkTest {
  private static final String WAREHOUSE_SHAPE = "bpmnElement=\"Trigger_warehouse\"";

  @TempDir Path folder = Path.of(".");
  private Path policy = Path.of(".");
  private Path process = Path.of(".");
  private String given = "";
  private String out = "";

  @BeforeEach
  void compileRetail() throws IOException {
    policy = folder.resolve("retail.dmn");
    process = folder.resolve("bpmn/fulfillment-retail.bpmn");
    Files.copy(Path.of("../policies/retail.dmn"), policy);
    assertThat(compile()).isZero();
    given = Files.readString(process);
  }

  @Test
  void whatBatonHasWrittenItselfFollowsThePolicy() throws IOException {
    renameTheWarehouse();
    assertThat(compile()).isZero();
    assertThat(process).content().contains("Trigger Depot");
  }

  @Test
  void aFileThatAnEditorHasOnlySavedIsNotTakenForChanged() throws IOException {
    edit(
        text ->
            text.replace("exporter=\"Baton\"", "exporter=\"Camunda Modeler\"")
                .replace("<bpmn:incoming>", "\n\n   <bpmn:incoming>")
                .replaceAll("((?:x|y|width|height)=\"[0-9]+)[.]0\"", "$1\""));
    renameTheWarehouse();
    assertThat(compile()).isZero();
    assertThat(process).content().contains("Trigger Depot");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name=\"Trigger Warehouse\" | name=\"Trigger Depot\" | The service task \"Trigger Depot\": the"
            + " label is | Write \"Depot\" into the column name of systems, row of \"warehouse\".",
        "name=\"Warehouse status\" | name=\"Depot status\" | The receive task \"Depot status\": the"
            + " label is | Write \"Depot\" into the column name of systems, row of \"warehouse\".",
        "name=\"Warehouse status\" | name=\"Wait\" | The receive task \"Wait\": the label | Baton calls"
            + " it \"... status\" and the system's name",
        "name=\"Retail fulfillment\" | name=\"Shop\" | The process \"Shop\": the label | Change the"
            + " name of the diagram (DRD) to \"Shop\".",
        "key=\"answers\" value=\"feedback\" | key=\"answers\" value=\"reply\" | how the system answers"
            + " is \"reply\", the policy gives \"feedback\" | into the column answers of systems",
        "targetRef=\"Trigger_fraud\" | targetRef=\"Trigger_invoice\" | where it leads is"
            + " \"Trigger_invoice\" | No table can say this",
        "sourceRef=\"Instruct_transport\" targetRef=\"Resume_order\" | sourceRef=\"Instruct_transport\""
            + " targetRef=\"Ended_by_exception\" | where it leads | Write \"end\" into the column proceed"
            + " of exceptions, row 11.",
        "The carrier has given the parcel up. | It is gone. | the documentation is | Write it into the"
            + " annotations of steps, row 8",
        "type=\"fulfillment-resume\" | type=\"go-on\" | the job type is \"go-on\" | No table can say",
      })
  void aChangeIsToldInThePolicysWords(String from, String to, String told, String remedy)
      throws IOException {
    edit(text -> text.replace(from, to));
    String edited = Files.readString(process);
    assertThat(edited).isNotEqualTo(given);
    assertThat(compile()).isEqualTo(1);
    assertThat(out).contains("edited     " + process + "  (changed by hand: ");
    assertThat(out).contains(told).contains(remedy).contains("give it up here with --overwrite");
    assertThat(process).hasContent(edited);
  }

  @Test
  void otherStatusesAreToldAsPredefinedValues() throws IOException {
    Path crossBorder = Path.of("../policies/cross-border.dmn");
    policy = Files.copy(crossBorder, folder.resolve("cross-border.dmn"));
    process = folder.resolve("bpmn/fulfillment-cross-border.bpmn");
    assertThat(compile()).isZero();
    edit(
        text ->
            text.replace(
                "name=\"statuses\" value=\"[", "name=\"statuses\" value=\"[&quot;new&quot;,"));
    assertThat(compile()).isEqualTo(1);
    assertThat(out)
        .contains("what systems may report is \"[\"new\",\"received\",")
        .contains(
            "Change the predefined values of the columns feedback.status in steps and results.");
  }

  @Test
  void whatWasAddedOrRemovedIsTold() throws IOException {
    edit(
        text ->
            text.replaceFirst(
                    "</bpmn:subProcess>",
                    """
                    <bpmn:userTask id="Call" name="Call the customer"/>
                    <bpmn:serviceTask id="Gift" name="Trigger Gift wrap"><bpmn:extensionElements>
                    <zeebe:taskDefinition type="fulfillment-trigger"/><zeebe:taskHeaders>
                    <zeebe:header key="system" value="gift"/></zeebe:taskHeaders>
                    </bpmn:extensionElements></bpmn:serviceTask>
                    <bpmn:sequenceFlow id="f1" name="picked" sourceRef="Decided_warehouse" \
                    targetRef="Trigger_invoice"/>
                    <bpmn:sequenceFlow id="f2" name="lost" sourceRef="Decided_transport" \
                    targetRef="End_transport"/>
                    </bpmn:subProcess>""")
                .replaceAll(
                    "(?s)<bpmn:sequenceFlow id=\"Flow_Decided_fraud_to_Trigger_warehouse\".*?</bpmn:sequenceFlow>",
                    ""));
    assertThat(compile()).isEqualTo(1);
    assertThat(out)
        .contains("The user task \"Call the customer\" is not from the policy.")
        .contains("Add a row to systems: system \"gift\", name \"Gift wrap\"; and a row to steps")
        .contains("The flow \"picked\" from \"Warehouse?\" to \"Trigger Invoice\" is not from")
        .contains(
            "Add a row to steps: system \"warehouse\", status \"picked\", trigger \"invoice\".")
        .contains("Add a row to steps: system \"transport\", status \"lost\", proceed \"end\".")
        .contains("from \"Fraud check?\" to \"Trigger Warehouse\" is missing.")
        .contains("Take \"warehouse\" out of the column trigger: steps, row 4.");
  }

  @Test
  void whatWasMovedIsKeptWhenAsked() throws IOException {
    edit(text -> moved(text, "200"));
    String arranged = Files.readString(process);
    assertThat(compile()).isEqualTo(1);
    assertThat(out).contains("1 thing was moved; nothing written").contains("--keep-layout");
    assertThat(process).hasContent(arranged);
    renameTheWarehouse();
    assertThat(compile("--keep-layout")).isZero();
    assertThat(process).content().contains("Trigger Depot").isEqualTo(moved(text(), "200"));
    assertThat(compile("--keep-layout")).isZero();
    assertThat(out).contains("unchanged  " + process);
    assertThat(compile()).as("it is not forgotten later either").isEqualTo(1);
    assertThat(compile("--overwrite")).isZero();
    assertThat(process).content().isNotEqualTo(moved(text(), "200"));
  }

  @Test
  void whatIsNewStandsWhereBatonDrawsItAmongWhatIsKept() throws IOException {
    edit(text -> moved(text, "200"));
    Files.writeString(policy, Files.readString(policy).replace("\"loss\"", "\"gone\""));
    assertThat(compile("--keep-layout")).as(out).isZero();
    assertThat(out).contains("placed     " + process).contains("Abnormal_at_gone");
    assertThat(process).content().isEqualTo(moved(text(), "200"));
  }

  @Test
  void anEditorMayMoveThePictureAsAWhole() throws IOException {
    edit(text -> movedAsAWhole(text, 110));
    assertThat(compile()).as(out).isZero();
    assertThat(process).hasContent(given);
    edit(text -> moved(movedAsAWhole(text, 110), "200"));
    Files.writeString(policy, Files.readString(policy).replace("\"loss\"", "\"gone\""));
    assertThat(compile("--keep-layout")).isZero();
    String kept = text();
    assertThat(compile("--overwrite")).isZero();
    assertThat(x(kept, "Abnormal_at_gone")).isEqualTo(x(text(), "Abnormal_at_gone") + 110);
    assertThat(x(kept, "Trigger_fraud")).isEqualTo(x(text(), "Trigger_fraud") + 110);
    assertThat(x(kept, "Trigger_warehouse")).isEqualTo(200);
  }

  @Test
  void aLabelThatWasMovedIsNoticedButNotOneThatAnEditorHasMeasured() throws IOException {
    edit(text -> text.replaceFirst("(<bpmndi:BPMNLabel[^>]*>\\s*<dc:Bounds height=\")28", "$127"));
    assertThat(text()).isNotEqualTo(given);
    assertThat(compile()).as(out).isZero();
    edit(
        text ->
            text.replaceFirst("(<bpmndi:BPMNLabel[^>]*>\\s*<dc:Bounds [^>]* y=\")[0-9.]+", "$19"));
    assertThat(compile()).isEqualTo(1);
    assertThat(out).contains("1 thing was moved");
  }

  @Test
  void changesAreGivenUpOnlyWhenAskedAndTheArrangementCanStayAllTheSame() throws IOException {
    edit(text -> moved(text, "200").replace("name=\"Trigger Warehouse\"", "name=\"Depot\""));
    assertThat(compile("--keep-layout")).isEqualTo(1);
    assertThat(out).contains("And 1 thing was moved.");
    assertThat(compile("--keep-layout", "--overwrite")).isZero();
    assertThat(process)
        .content()
        .contains("name=\"Trigger Warehouse\"")
        .isEqualTo(moved(text(), "200"));
    assertThat(compile("--overwrite")).isZero();
    assertThat(process).hasContent(given);
  }

  @ParameterizedTest
  @CsvSource({
    "not xml at all",
    "<a/>",
    "'<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>'",
  })
  void whatIsNoProcessIsLeftAlone(String content) throws IOException {
    Files.writeString(process, content);
    assertThat(compile()).isEqualTo(1);
    assertThat(out).contains("changed by hand: it cannot be read as BPMN; nothing written");
    assertThat(process).hasContent(content);
    assertThat(compile("--overwrite", "--keep-layout")).isZero();
    assertThat(process).hasContent(given);
  }

  @Test
  void aPictureThatIsNoneBreaksNothing() throws IOException {
    edit(
        text ->
            text.replaceAll("<dc:Bounds[^>]*/>", "")
                .replaceAll("<di:waypoint x=\"[0-9.]+\"", "<di:waypoint x=\"left\""));
    assertThat(compile()).isEqualTo(1);
    assertThat(out).contains("things were moved");
    Files.writeString(policy, Files.readString(policy).replace("\"loss\"", "\"gone\""));
    assertThat(compile("--keep-layout")).isZero();
    edit(text -> "<a>".repeat(100_000) + "</a>".repeat(100_000));
    assertThat(compile()).isEqualTo(1);
    assertThat(out).contains("it cannot be read as BPMN");
  }

  @Test
  void aProcessThatDoesNotSayThatBatonWroteItIsLeftAlone() throws IOException {
    edit(
        text ->
            text.replaceAll(" baton:[a-z]+=\"[0-9a-f]+\"", "")
                .replace("name=\"Trigger Warehouse\"", "name=\"Trigger Depot\""));
    assertThat(compile()).isEqualTo(1);
  }

  @Test
  void theEntryProcessIsGuardedLikeTheOthers() throws IOException {
    process = folder.resolve("bpmn/order-fulfillment.bpmn");
    edit(text -> text.replace("name=\"Fulfil order\"", "name=\"Do it\""));
    assertThat(compile()).isEqualTo(1);
    assertThat(out).contains("The call activity \"Do it\": the label is \"Do it\"");
  }

  private void renameTheWarehouse() throws IOException {
    Files.writeString(policy, Files.readString(policy).replace("\"Warehouse\"", "\"Depot\""));
  }

  private static String moved(String text, String x) {
    return text.replaceFirst(
        "(" + WAREHOUSE_SHAPE + "[^>]*>\\s*<dc:Bounds[^>]*x=\")[0-9.]+", "$1" + x);
  }

  private static String movedAsAWhole(String text, int by) {
    return Pattern.compile("(<(?:dc:Bounds|di:waypoint)[^>]* x=\")([0-9]+)")
        .matcher(text)
        .replaceAll(found -> found.group(1) + (Integer.parseInt(found.group(2)) + by));
  }

  private static long x(String text, String element) {
    Matcher shape =
        Pattern.compile("bpmnElement=\"" + element + "\"[^>]*>\\s*<dc:Bounds[^>]* x=\"([0-9]+)")
            .matcher(text);
    assertThat(shape.find()).as(element).isTrue();
    return Long.parseLong(shape.group(1));
  }

  private String text() throws IOException {
    return Files.readString(process);
  }

  private void edit(UnaryOperator<String> change) throws IOException {
    Files.writeString(process, change.apply(Files.readString(process)));
  }

  private int compile(String... options) {
    List<String> arguments = new ArrayList<>(List.of("compile"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--out", folder.resolve("bpmn").toString(), policy.toString()));
    StringWriter told = new StringWriter();
    PrintWriter writer = new PrintWriter(told, true);
    int exit = Baton.run(writer, writer, Ansi.OFF, arguments.toArray(String[]::new));
    out = told.toString();
    return exit;
  }
}
