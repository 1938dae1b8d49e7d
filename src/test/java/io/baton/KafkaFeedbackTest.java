package io.baton;

import static io.baton.KafkaBroker.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.order.OrderEnded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Systems that report over a real Kafka broker; a ledger that can go away. */
@ExtendWith(OutputCaptureExtension.class)
class KafkaFeedbackTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String FEEDBACK = "baton.feedback.fraud";

  @TempDir private static Path folder;
  private static KafkaBroker kafka;
  private static Server database;

  private RunningBaton baton;
  private String deadLetters;

  @BeforeAll
  static void startAll() throws Exception {
    kafka = KafkaBroker.start(folder, FEEDBACK, "baton.feedback.drone");
    database = database("0");
  }

  private static Server database(String port) throws Exception {
    return Server.createTcpServer(
            "-tcpPort", port, "-ifNotExists", "-baseDir", folder.resolve("ledgers").toString())
        .start();
  }

  @AfterAll
  static void stopAll() {
    kafka.close();
    database.stop();
  }

  @BeforeEach
  void start(TestInfo test) throws IOException {
    deadLetters = "dead." + test.getTestMethod().orElseThrow().getName();
    String ledger = "jdbc:h2:tcp://localhost:" + database.getPort() + "/./" + UUID.randomUUID();
    baton =
        RunningBaton.start(
            "spring.kafka.bootstrap-servers=" + kafka.address(),
            "logging.level.kafka=error",
            "baton.kafka.feedback.topics=baton.feedback.{system}",
            "baton.kafka.feedback.dead-letters=" + deadLetters,
            "spring.datasource.url=" + ledger,
            "spring.datasource.hikari.connection-timeout=1000");
  }

  @AfterEach
  void stop() {
    baton.close();
  }

  @Test
  void actsOnceUponWhatIsReportedTwice() throws Exception {
    startOrder("d1");
    kafka.reportFraud("d1", "e1", "checking");
    kafka.reportFraud("d1", "e1", "checking");
    kafka.reportFraud("d1", "e2", "cleared");
    ends("d1", "e1 e2");
    assertThat(baton.published("d1")).containsExactly("e1", "e2");
  }

  @Test
  void putsWhatIsNoFeedbackIntoATopicOfItsOwnAndGoesOn() throws Exception {
    kafka.create(Map.of(), deadLetters);
    startOrder("p1");
    kafka.send(FEEDBACK, "p1", "{\"orderId\":");
    kafka.send(FEEDBACK, "p1", "{\"orderId\":\"p1\",\"eventId\":\"e0\"}");
    kafka.send(FEEDBACK, "p1", null);
    kafka.send(FEEDBACK, "p1", "\"" + "x".repeat(600_000) + "\"");
    kafka.reportFraud("p1", "e1", "cleared");
    ends("p1", "e1");
    assertThat(kafka.records(deadLetters, "p1"))
        .extracting(letter -> header(letter, "problem") + " " + header(letter, "remedy"))
        .containsExactly(
            "The body is not JSON. Send one JSON object, UTF-8 encoded.",
            "The field status is missing. Send it as a text.",
            "The body is not a JSON object. Send one JSON object.",
            "Feedback may have 256 KB at most. Send a reference to large contents, not the"
                + " contents.");
    ConsumerRecord<String, String> letter = kafka.records(deadLetters, "p1").get(1);
    assertThat(letter.value()).isEqualTo("{\"orderId\":\"p1\",\"eventId\":\"e0\"}");
    assertThat(header(letter, "topic")).isEqualTo(FEEDBACK);
    ConsumerRecord<String, String> refused = kafka.records(FEEDBACK, "p1").get(1);
    assertThat(header(letter, "partition")).isEqualTo(Integer.toString(refused.partition()));
    assertThat(header(letter, "offset")).isEqualTo(Long.toString(refused.offset()));
    assertThat(kafka.records(deadLetters, "p1").getLast().value()).hasSize(256 * 1024);
  }

  @Test
  void believesTheTopicAndNotTheRecordAboutWhoReports() throws Exception {
    kafka.send(
        "baton.feedback.drone",
        "s1",
        "{\"orderId\":\"s1\",\"eventId\":\"e1\",\"system\":\"fraud\",\"status\":\"cleared\"}");
    await().atMost(LONG).until(() -> baton.get("/quarantine").body().contains("s1"));
    assertThat(baton.get("/quarantine").body())
        .contains("No deployed policy knows the system drone.");
  }

  @Test
  void waitsForALedgerThatIsAwayAndLosesNothing(CapturedOutput output) throws Exception {
    startOrder("w1");
    database.stop();
    kafka.reportFraud("w1", "e1", "checking");
    kafka.reportFraud("w1", "e2", "checking");
    kafka.reportFraud("w1", "e3", "cleared");
    await()
        .atMost(LONG)
        .until(() -> output.getOut().contains("waits until it can be kept (try 2)"));
    database = database(Integer.toString(database.getPort()));
    ends("w1", "e1 e2 e3");
  }

  @Test
  void waitsForTheTopicOfDeadLettersAndLosesNothing(CapturedOutput output) throws Exception {
    startOrder("m1");
    kafka.send(FEEDBACK, "m1", "no JSON");
    kafka.reportFraud("m1", "e1", "cleared");
    await().atMost(LONG).until(() -> output.getOut().contains("it can be no dead letter, either"));
    assertThat(baton.events(OrderEnded.class)).isEmpty();
    kafka.create(Map.of(), deadLetters);
    ends("m1", "e1");
    assertThat(kafka.records(deadLetters, "m1").getFirst().value()).isEqualTo("no JSON");
  }

  private void startOrder(String orderId) {
    baton.startParcel(orderId);
    await().until(() -> baton.completedJobs("triggerFraud") == 1);
  }

  private void ends(String orderId, String events) {
    await()
        .atMost(LONG)
        .until(
            () ->
                baton
                    .events(OrderEnded.class)
                    .contains(
                        new OrderEnded(orderId, "parcel", "inventory/reserved/i1 " + events)));
  }
}
