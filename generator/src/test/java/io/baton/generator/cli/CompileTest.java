package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class CompileTest {

  private static final String ENTRY = "order-fulfillment.bpmn";

  @TempDir Path folder = Path.of(".");
  private Path policies = Path.of(".");
  private Path bpmn = Path.of(".");
  private String retail = "";
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void twoPolicies() throws IOException {
    policies = Files.createDirectory(folder.resolve("policies"));
    bpmn = folder.resolve("bpmn");
    retail = Files.readString(Path.of("../policies/retail.dmn"));
    Files.writeString(policies.resolve("retail.dmn"), retail);
    Files.writeString(
        policies.resolve("export.dmn"), retail.replace("id=\"retail\"", "id=\"export\""));
  }

  @Test
  void writesAProcessForEachPolicyAndTheEntry() throws IOException {
    assertThat(compile(policies)).isZero();
    assertThat(bpmn)
        .isDirectoryContaining("glob:**/fulfillment-retail.bpmn")
        .isDirectoryContaining("glob:**/fulfillment-export.bpmn")
        .isDirectoryContaining("glob:**/order-fulfillment.bpmn")
        .isDirectoryContaining("glob:**/fulfillment-decision.form")
        .isDirectoryNotContaining("glob:**/*.tmp");
    assertThat(bpmn.resolve(".camunda/element-templates/baton.json")).isNotEmptyFile();
    assertThat(out.toString())
        .contains(
            "written    " + bpmn.resolve("fulfillment-retail.bpmn") + "  (8 systems, 41 rules")
        .contains("(2 business types)");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void writesTheElementTemplatesAboveTheProcessesWhereThereAreSome() throws IOException {
    Path above = Files.createDirectories(folder.resolve(".camunda/element-templates"));
    compile(policies);
    assertThat(above.resolve("baton.json")).isNotEmptyFile();
    assertThat(bpmn.resolve(".camunda")).doesNotExist();
  }

  @Test
  void leavesAFileAloneWhoseContentWouldBeTheSame() throws IOException {
    compile(policies);
    Path process = bpmn.resolve("fulfillment-retail.bpmn");
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(process, longAgo);
    assertThat(compile(policies)).isZero();
    assertThat(Files.getLastModifiedTime(process)).isEqualTo(longAgo);
    assertThat(out.toString()).contains("unchanged  " + process).doesNotContain("written");
  }

  @Test
  void compilesTheOthersWhenAPolicyIsBroken() throws IOException {
    breakPolicy("export");
    assertThat(compile(policies)).isEqualTo(1);
    assertThat(bpmn)
        .isDirectoryContaining("glob:**/fulfillment-retail.bpmn")
        .isDirectoryNotContaining("glob:**/fulfillment-export.bpmn");
    assertThat(entry()).contains("\"retail\"").doesNotContain("\"export\"");
    assertThat(err.toString())
        .contains("error unknown-system  " + policies.resolve("export.dmn") + " > steps, row 2")
        .contains("Did you mean \"warehouse\"?");
  }

  @Test
  void keepsTheOldProcessOfABrokenPolicyAndTheWayToIt() throws IOException {
    compile(policies);
    String old = Files.readString(bpmn.resolve("fulfillment-export.bpmn"));
    String oldEntry = entry();
    breakPolicy("export");
    assertThat(compile(policies)).isEqualTo(1);
    assertThat(bpmn.resolve("fulfillment-export.bpmn")).hasContent(old);
    assertThat(entry()).isEqualTo(oldEntry);
  }

  @Test
  void keepsTheWayToAPolicyThatIsNotXmlAnyMore() throws IOException {
    compile(policies);
    Files.writeString(policies.resolve("export.dmn"), "<<<<<<< HEAD");
    assertThat(compile(policies)).isEqualTo(1);
    assertThat(entry()).contains("\"export\"", "\"retail\"");
  }

  @Test
  void leadsOnToTheOtherPoliciesWhenOneIsCompiledAlone() throws IOException {
    compile(policies);
    assertThat(compile(policies.resolve("retail.dmn"))).isZero();
    assertThat(entry()).contains("\"export\"", "\"retail\"");
  }

  @Test
  void leadsNoMoreToAPolicyThatIsGone() throws IOException {
    compile(policies);
    Files.delete(policies.resolve("export.dmn"));
    assertThat(compile(policies)).isZero();
    assertThat(entry()).contains("\"retail\"").doesNotContain("\"export\"");
    assertThat(out.toString()).contains("left over  " + bpmn.resolve("fulfillment-export.bpmn"));
  }

  @Test
  void saysWhatIsWrongWithItsUse() throws IOException {
    assertThat(compile(folder.resolve("nowhere.dmn"))).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file or folder " + folder);
    assertThat(compile(Files.createDirectory(folder.resolve("empty")))).isEqualTo(2);
    assertThat(err.toString()).contains("has no policy (*.dmn)");
    assertThat(compile(Files.createFile(folder.resolve("retail.xml")))).isEqualTo(2);
    assertThat(err.toString()).contains("the name of a policy ends with .dmn");
    assertThat(compile(policies, policies.resolve("retail.dmn"))).isEqualTo(2);
    assertThat(err.toString()).contains("policies of the same business type");
    assertThat(run("compile", "--no-such-option")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(bpmn).doesNotExist();
  }

  @Test
  void saysWhichFileCouldNotBeWritten() throws IOException {
    Files.writeString(bpmn, "a file where the folder should be");
    assertThat(compile(policies)).isEqualTo(3);
    assertThat(err.toString()).contains("Cannot read or write " + bpmn);
  }

  @Test
  void teachesItsUseByAnExample() {
    assertThat(run("compile", "--help")).isZero();
    assertThat(out.toString())
        .contains("baton compile policies/ --out bpmn/")
        .contains("Exit codes");
  }

  @Test
  void colorsWhatItTellsOnATerminalOnly() throws IOException {
    breakPolicy("export");
    compile(policies);
    assertThat(err.toString()).doesNotContain("\u001B");
    Baton.run(
        new PrintWriter(out),
        new PrintWriter(err),
        Ansi.ON,
        "compile",
        "--out",
        bpmn.toString(),
        policies.toString());
    assertThat(err.toString())
        .contains("\u001B[31m")
        .as("bold ends by a reset: 21 underlines twice")
        .doesNotContain("\u001B[21m");
  }

  private void breakPolicy(String type) throws IOException {
    String broken = retail.replaceFirst("<text>\"warehouse\"</text>", "<text>\"warehuose\"</text>");
    Files.writeString(
        policies.resolve(type + ".dmn"), broken.replace("id=\"retail\"", "id=\"" + type + "\""));
  }

  private String entry() throws IOException {
    return Files.readString(bpmn.resolve(ENTRY));
  }

  private int compile(Path... named) {
    List<String> args = new ArrayList<>(List.of("compile", "--out", bpmn.toString()));
    Arrays.stream(named).map(Path::toString).forEach(args::add);
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    return Baton.run(new PrintWriter(out, true), new PrintWriter(err, true), Ansi.OFF, args);
  }
}
