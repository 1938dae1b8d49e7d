package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./baton deploy} on the embedded engine. */
final class DeployCommandTest {

  private static EmbeddedEngine engine;

  @TempDir private Path workspace;
  private Path bpmn;

  private record Ran(int code, String out, String err) {}

  @BeforeAll
  static void start() {
    engine = EmbeddedEngine.start();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @BeforeEach
  void copyProcesses() throws IOException {
    bpmn = copy("bpmn");
  }

  @Test
  void tellsWhatIsNewThenThatNothingHasChangedThenWhatHas() throws IOException {
    Path process = own("change");
    Ran first = deploy(bpmn);
    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(first.out()).containsPattern("fulfillment-change +1 +new");
    List<String> processes = first.out().lines().skip(1).map(String::strip).toList();
    assertThat(processes.getFirst()).startsWith("fulfillment-decision (form) ");
    assertThat(processes.get(5)).startsWith("order-fulfillment ");

    Ran second = deploy(bpmn);
    assertThat(second.code()).isZero();
    assertThat(second.out())
        .doesNotContain("new")
        .containsPattern("fulfillment-change +1 +unchanged")
        .contains("The engine had all of it: nothing is changed.");

    Files.writeString(process, Files.readString(process).replace("a change", "another"));
    Ran third = deploy(bpmn);
    assertThat(third.out())
        .containsPattern("fulfillment-change +2 +new")
        .containsPattern("order-fulfillment +\\d+ +unchanged")
        .contains("Orders that begin now follow the new versions");
  }

  @Test
  void saysInADryRunWhatTheEngineHasNoneOfAndDeploysNothing() throws IOException {
    own("dry");
    for (int i = 0; i < 2; i++) {
      Ran ran = deploy(bpmn, "--dry-run");
      assertThat(ran.code()).isZero();
      assertThat(ran.out())
          .containsPattern("fulfillment-dry +1 +new\\n")
          .contains("Nothing was deployed.");
    }
    deploy(bpmn);
    assertThat(deploy(bpmn, "--dry-run").out())
        .containsPattern("fulfillment-dry +new if it differs\\n");
  }

  @Test
  void saysInALineWhichElementTheEngineRefusesAndWhatWasDeployedBefore() throws IOException {
    Path process = own("refused");
    Files.writeString(process, Files.readString(process).replace("=1 = 1", "=1 = "));
    Ran ran = deploy(bpmn);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith(
            "baton: The engine refuses the file fulfillment-refused.bpmn: element Flow_yes: ")
        .contains("Correct its policy and generate it again.")
        .hasLineCount(1);
    assertThat(ran.out())
        .containsPattern("fulfillment-cross-border +1 ")
        .doesNotContain("order-fulfillment")
        .contains("3 of 6 files are told; the others are as they were.");
  }

  @Test
  void saysWhichProcessesWereNotCompiledAfterAChange() throws IOException {
    Path policy = copy("policies").resolve("retail.dmn");
    String text = Files.readString(policy);
    assertThat(text).contains("\"packed\"");
    Files.writeString(policy, text.replace("\"packed\"", "\"boxed\""));
    Files.delete(bpmn.resolve("fulfillment-cold-chain.bpmn"));
    Ran ran = deploy(bpmn, "--dry-run");
    assertThat(ran.code()).isZero();
    assertThat(ran.err())
        .contains("fulfillment-retail.bpmn is not what ")
        .contains("fulfillment-cold-chain.bpmn is not in the folder, but ")
        .contains("Is ./baton compile missing?")
        .doesNotContain("cross-border");
  }

  @Test
  void saysWhatIsWrongWithTheFolder() throws IOException {
    assertThat(deploy(workspace.resolve("none")).err())
        .startsWith("baton: The folder ")
        .contains("cannot be read. Generate the processes");
    Path empty = Files.createDirectory(workspace.resolve("empty"));
    assertThat(deploy(empty).err()).contains("holds no .bpmn file. Generate the processes");
    Files.writeString(bpmn.resolve("fulfillment-cut.bpmn"), "<bpmn:definitions");
    Ran cut = deploy(bpmn);
    assertThat(cut.code()).isEqualTo(1);
    assertThat(cut.err()).contains("fulfillment-cut.bpmn cannot be read").hasLineCount(1);
  }

  @Test
  void saysWhatIsWrongWithTheEngineAndHowItIsSignedInTo() throws IOException {
    Ran away = run("deploy", bpmn.toString(), "--address", "http://127.0.0.1:9");
    assertThat(away.code()).isEqualTo(1);
    assertThat(away.err()).contains("No engine answers at http://127.0.0.1:9: ").hasLineCount(1);
    assertThat(away.out()).isEmpty();
    Ran tls = run("deploy", bpmn.toString(), "--address", https());
    assertThat(tls.err()).contains("No engine answers at https://").hasLineCount(1);
    assertThat(run("deploy", bpmn.toString(), "--address", "localhost:26500").err())
        .contains("The address localhost:26500 is no URL with http or https.");
    assertThat(deploy(bpmn, "--user", "baton").err())
        .contains("There is no password for baton. Set CAMUNDA_BASIC_AUTH_PASSWORD");
    assertThat(deploy(bpmn, "--user", "baton", "--password-file", "none").err())
        .contains("The file none of --password-file cannot be read.");
    assertThat(deploy(bpmn, "--ca-certificate", "none").err())
        .contains("The file none of --ca-certificate cannot be read.");
  }

  /** A process that no other test deploys. */
  private Path own(String type) throws IOException {
    return Files.writeString(
        bpmn.resolve("fulfillment-" + type + ".bpmn"),
        """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            id="d" targetNamespace="http://bpmn.io/schema/bpmn">
          <bpmn:process id="fulfillment-%1$s" name="a %1$s" isExecutable="true">
            <bpmn:startEvent id="Start"/>
            <bpmn:exclusiveGateway id="Fork" default="Flow_no"/>
            <bpmn:endEvent id="End"/>
            <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Fork"/>
            <bpmn:sequenceFlow id="Flow_yes" sourceRef="Fork" targetRef="End">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=1 = 1</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_no" sourceRef="Fork" targetRef="End"/>
          </bpmn:process>
        </bpmn:definitions>
        """
            .formatted(type));
  }

  private Path copy(String folder) throws IOException {
    Path copy = Files.createDirectory(workspace.resolve(folder));
    try (Stream<Path> files = Files.list(Path.of("..", folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    return copy;
  }

  private static String https() {
    return engine.address().toString().replace("http:", "https:");
  }

  private static Ran deploy(Path folder, String... options) {
    return run(
        Stream.concat(
                Stream.of("deploy", folder.toString(), "--address", engine.address().toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new BatonCli())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }
}
