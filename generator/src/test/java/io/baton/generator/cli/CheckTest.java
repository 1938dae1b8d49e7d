package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** {@code baton check} as its users see it. */
class CheckTest {
  private static final Path SHIPPED = Path.of("../policies");

  @TempDir private Path folder;
  private Path retail = Path.of(".");
  private String xml = "";
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void copy() throws IOException {
    retail = folder.resolve("retail.dmn");
    xml = Files.readString(SHIPPED.resolve("retail.dmn"));
    Files.writeString(retail, xml);
  }

  @Test
  void findsNothingWrongWithThePoliciesThatComeWithBaton() {
    assertThat(check("--strict", SHIPPED.toString())).isZero();
    assertThat(out.toString().lines())
        .filteredOn(line -> !line.startsWith("accepted "))
        .containsExactly("3 policies: 0 errors, 0 warnings, 10 accepted warnings");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void writesNothing() throws IOException {
    check(retail.toString());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(retail);
    }
  }

  @Test
  void tellsAMistakeAsThePersonsTableHasIt() throws IOException {
    misspellASystem();
    assertThat(check(retail.toString())).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("error unknown-system  " + retail + " > steps, row 2")
        .contains("Did you mean \"warehouse\"?")
        .endsWith("1 policy: 1 error, 0 warnings\n");
  }

  @Test
  void takesAWarningForAnErrorOnlyWhenAsked() throws IOException {
    forgetTheEnd();
    assertThat(check(retail.toString())).isZero();
    assertThat(out.toString()).contains("warning no-end");
    assertThat(check("--strict", retail.toString())).isEqualTo(1);
  }

  @Test
  void livesWithAWarningThatTheTableAccepts() throws IOException {
    Path policy = folder.resolve("policy.dmn");
    String lost =
        Files.readString(
            Path.of("src/test/resources/golden/diagnostics/unhandled-node.noRow/policy.dmn"));
    Files.writeString(policy, lost);
    assertThat(check("--strict", policy.toString())).isEqualTo(1);
    String row = "<rule id=\"stepsRule4\">";
    Files.writeString(
        policy,
        lost.replace(
            row, row + "<description>accepts unhandled-node: the desk decides</description>"));
    assertThat(check("--strict", policy.toString())).isZero();
    assertThat(out.toString())
        .contains("accepted unhandled-node  " + policy + " > steps, row 4")
        .contains("the desk decides")
        .endsWith("1 policy: 0 errors, 0 warnings, 1 accepted warning\n");
    check("--format", "sarif", policy.toString());
    assertThat(new ObjectMapper().readTree(out.toString()).at("/runs/0/results/0/suppressions/0"))
        .hasToString("{\"kind\":\"inSource\",\"justification\":\"the desk decides\"}");
  }

  @Test
  void doesNotCompileWhatAWarningIsAboutWhenStrict() throws IOException {
    forgetTheEnd();
    Path bpmn = folder.resolve("bpmn");
    assertThat(run("compile", "--strict", "--out", bpmn.toString(), retail.toString()))
        .isEqualTo(1);
    assertThat(bpmn).doesNotExist();
    assertThat(run("compile", "--out", bpmn.toString(), retail.toString())).isZero();
    assertThat(bpmn.resolve("fulfillment-retail.bpmn")).exists();
  }

  @Test
  void tellsProgramsTheSameAsJson() throws IOException {
    misspellASystem();
    assertThat(check("--format", "json", retail.toString())).isEqualTo(1);
    JsonNode told = new ObjectMapper().readTree(out.toString());
    assertThat(told.get("errors").asInt()).isEqualTo(1);
    JsonNode mistake = told.get("diagnostics").get(0);
    assertThat(mistake.get("code").asText()).isEqualTo("unknown-system");
    assertThat(mistake.get("file").asText()).isEqualTo(retail.toString());
    assertThat(mistake.get("table").asText()).isEqualTo("steps");
    assertThat(mistake.get("row").asInt()).isEqualTo(2);
    assertThat(mistake.get("remedy").asText()).contains("warehouse");
  }

  @Test
  void tellsForgesTheLineAsSarif() throws IOException {
    misspellASystem();
    check("--format", "sarif", retail.toString());
    JsonNode told = new ObjectMapper().readTree(out.toString());
    assertThat(told.get("version").asText()).isEqualTo("2.1.0");
    JsonNode run = told.get("runs").get(0);
    assertThat(run.at("/tool/driver/rules/0/id").asText()).isEqualTo("unknown-system");
    JsonNode result = run.get("results").get(0);
    assertThat(result.get("ruleId").asText()).isEqualTo("unknown-system");
    assertThat(result.get("level").asText()).isEqualTo("error");
    int line = result.at("/locations/0/physicalLocation/region/startLine").asInt();
    assertThat(Files.readAllLines(retail).get(line - 1) + Files.readAllLines(retail).get(line))
        .contains("warehuose");
  }

  @Test
  void saysWhatIsNoPolicy() {
    assertThat(check(folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file or folder").contains("check --help");
  }

  @Test
  void watchesForPeopleOnly() {
    for (String format : new String[] {"json", "sarif"}) {
      assertThat(check("--watch", "--format", format, retail.toString())).isEqualTo(2);
      assertThat(err.toString()).contains("--format " + format).contains("check --help");
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void doesNotWatchWhatIsNotThereToBeginWith() {
    assertThat(check("--watch", folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file or folder");
  }

  private void misspellASystem() throws IOException {
    Files.writeString(
        retail, xml.replaceFirst("<text>\"warehouse\"</text>", "<text>\"warehuose\"</text>"));
  }

  private void forgetTheEnd() throws IOException {
    String table = xml.substring(xml.indexOf("<decision id=\"steps\""));
    String steps = table.substring(0, table.indexOf("</decision>"));
    assertThat(steps).contains("<text>\"end\"</text>");
    Files.writeString(
        retail, xml.replace(steps, steps.replace("<text>\"end\"</text>", "<text></text>")));
  }

  private int check(String... args) {
    return run(Stream.concat(Stream.of("check"), Stream.of(args)).toArray(String[]::new));
  }

  private int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    return Baton.run(new PrintWriter(out, true), new PrintWriter(err, true), Ansi.OFF, args);
  }
}
