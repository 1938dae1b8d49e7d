package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import io.baton.RecordedSystems.Answer;
import io.baton.order.OrderEnded;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.value.MessageRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples that start orders, run as their readers run them: as processes of their own, against
 * an engine with the shipped processes.
 */
class StartOrderExamplesTest {

  private static final Path EXAMPLES = Path.of("../examples/start-order");

  @TempDir private static Path logs;

  private static RunningBaton baton;

  @BeforeAll
  static void start() throws IOException {
    baton =
        RunningBaton.start("baton.processes=" + Path.of("../bpmn").toAbsolutePath().normalize());
  }

  @AfterAll
  static void stop() {
    baton.close();
  }

  @Test
  void startsAnOrderFromJava() throws Exception {
    run("StartOrder.java", "j1");
    waitsForTheWarehouse("j1");
    goesWrongInTheWarehouse("j1");
  }

  @Test
  void startsAnOrderOnceWhileItIsActiveFromJava() throws Exception {
    startsOnceWhileActive("StartOrderOnce.java", "j2");
  }

  @Test
  void startsAnOrderFromNodeJs() throws Exception {
    installWhatNodeJsNeeds();
    run("start-order.js", "n1");
    waitsForTheWarehouse("n1");
    goesWrongInTheWarehouse("n1");
  }

  @Test
  void startsAnOrderOnceWhileItIsActiveFromNodeJs() throws Exception {
    installWhatNodeJsNeeds();
    startsOnceWhileActive("start-order-once.js", "n2");
  }

  @Test
  void startsAnOrderOnceForEverOverHttp() throws Exception {
    needs("curl", "--version");
    run("start-order.sh", "h1");
    run("start-order.sh", "h1");
    waitsForTheWarehouse("h1");
    goesWrongInTheWarehouse("h1");
    run("start-order.sh", "h1");
    await().untilAsserted(() -> assertThat(messagesGone("h1")).isEqualTo(1));
    assertThat(startedByMessage("h1")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StartOrder.java",
        "StartOrderOnce.java",
        "start-order.js",
        "start-order-once.js",
        "start-order.sh"
      })
  void areInTheDocsAsTheyAreRun(String example) throws IOException {
    String language = example.substring(example.lastIndexOf('.') + 1);
    assertThat(Files.readString(Path.of("../docs/service-developer.md")))
        .contains("```" + language + "\n" + Files.readString(EXAMPLES.resolve(example)) + "```\n");
  }

  private static void startsOnceWhileActive(String example, String orderId) throws Exception {
    run(example, orderId);
    waitsForTheWarehouse(orderId);
    run(example, orderId);
    await().untilAsserted(() -> assertThat(messagesGone(orderId)).isEqualTo(2));
    assertThat(startedByMessage(orderId)).isEqualTo(1);

    goesWrongInTheWarehouse(orderId);
    run(example, orderId);
    await().untilAsserted(() -> assertThat(startedByMessage(orderId)).isEqualTo(2));
  }

  private static void systemsAnswer(String orderId) {
    Answer authorized = new Answer(200, "{\"status\":\"authorized\"}");
    Answer accepted = new Answer(200, "{\"answer\":\"accepted\"}");
    baton.systems.answer("authorize/trigger", orderId, call -> authorized);
    baton.systems.answer("authorize/instruct", orderId, call -> accepted);
    baton.systems.answer("warehouse/trigger", orderId, call -> new Answer(202, ""));
    baton.systems.answer("warehouse/instruct", orderId, call -> accepted);
  }

  private static void waitsForTheWarehouse(String orderId) {
    await()
        .untilAsserted(
            () ->
                assertThat(baton.systems.calls("warehouse/trigger", orderId))
                    .singleElement()
                    .satisfies(
                        call -> {
                          assertThat(call.body().path("businessType").asText()).isEqualTo("retail");
                          assertThat(call.body().path("order")).hasToString("{\"total\":120}");
                        }));
  }

  private static void goesWrongInTheWarehouse(String orderId) throws Exception {
    baton.report(
        "warehouse",
        """
        {"orderId":"%s","eventId":"w-1","status":"short","params":{"resultCode":"1"}}
        """
            .formatted(orderId));
    OrderEnded end = new OrderEnded(orderId, "retail", "exception: outbound");
    await().untilAsserted(() -> assertThat(baton.events(OrderEnded.class)).contains(end));
  }

  /** How many orders the engine has begun because of messages. */
  private static long startedByMessage(String orderId) {
    return records(MessageStartEventSubscriptionIntent.CORRELATED)
        .map(Record::getValue)
        .map(MessageStartEventSubscriptionRecordValue.class::cast)
        .filter(start -> start.getCorrelationKey().equals(orderId))
        .count();
  }

  /** How many messages the engine is done with. */
  private static long messagesGone(String orderId) {
    return records(MessageIntent.EXPIRED)
        .map(Record::getValue)
        .map(MessageRecordValue.class::cast)
        .filter(message -> message.getCorrelationKey().equals(orderId))
        .count();
  }

  private static Stream<Record<?>> records(Intent intent) {
    List<Record<?>> records = new ArrayList<>();
    baton.engine.getRecordStreamSource().getRecords().forEach(records::add);
    return records.stream().filter(each -> each.getIntent().equals(intent));
  }

  private static void run(String example, String orderId) throws Exception {
    systemsAnswer(orderId);
    String address = baton.engine.getGatewayAddress();
    List<String> command =
        switch (example.substring(example.lastIndexOf('.') + 1)) {
          case "java" ->
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  example,
                  orderId);
          case "js" -> List.of("node", example, orderId);
          default -> List.of("./" + example, orderId);
        };
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("CAMUNDA_GRPC_ADDRESS", "http://" + address);
    process.environment().put("ZEEBE_GRPC_ADDRESS", "grpc://" + address);
    process.environment().put("BATON", baton.url(""));
    run(process);
  }

  private static void installWhatNodeJsNeeds() throws Exception {
    needs("node", "-e", "process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)");
    needs("npm", "--version");
    Path wanted = EXAMPLES.resolve("package-lock.json");
    Path installed = EXAMPLES.resolve("node_modules/.package-lock.json");
    if (!Files.exists(installed)
        || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
      run(new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    }
  }

  /** Leaves the test out if a program is missing; in CI, where nobody reads that, it fails. */
  private static void needs(String... program) throws InterruptedException {
    try {
      if (new ProcessBuilder(program).redirectOutput(Redirect.DISCARD).start().waitFor() == 0) {
        return;
      }
    } catch (IOException notThere) {
      // Said below, together with what is there and too old.
    }
    String leftOut =
        "LEFT OUT: an example of starting orders. The examples need curl, and Node.js of 18 or newer"
            + " with npm: \"apt-get install curl nodejs npm\" on Debian.";
    System.err.println("baton: " + leftOut);
    assertThat(System.getenv("CI")).as(leftOut).isNull();
    abort(leftOut);
  }

  private static void run(ProcessBuilder builder) throws Exception {
    Path log = Files.createTempFile(logs, "example", ".log");
    Process process =
        builder
            .directory(EXAMPLES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean isOver = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(isOver).as("%s: %s", builder.command(), Files.readString(log)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", builder.command(), Files.readString(log)).isZero();
  }
}
