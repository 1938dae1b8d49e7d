package io.baton;

import static io.baton.KafkaBroker.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.order.OrderEnded;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Systems that are called by records on a real Kafka broker. */
@ExtendWith(OutputCaptureExtension.class)
class KafkaCallsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final String CALLS = "baton.calls.fraud";

  @TempDir private static Path folder;
  @TempDir private Path processes;
  private static KafkaBroker kafka;

  @BeforeAll
  static void startKafka() throws Exception {
    kafka = KafkaBroker.start(folder, CALLS, "baton.feedback.fraud", "baton.feedback-dead-letters");
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  /** Settings, of which the later ones win. */
  private static String[] overKafka(String... more) {
    Stream<String> usual =
        Stream.of(
            "spring.kafka.bootstrap-servers=" + kafka.address(),
            "logging.level.kafka=error",
            "baton.systems.fraud.adapter=kafka",
            "baton.kafka.feedback.topics=baton.feedback.{system}");
    Map<String, String> settings = new LinkedHashMap<>();
    Stream.concat(usual, Stream.of(more))
        .forEach(setting -> settings.put(setting.replaceFirst("=.*", ""), setting));
    return settings.values().toArray(String[]::new);
  }

  @Test
  void runsAnOrderWhoseSystemIsCalledAndReportsOverKafka() throws Exception {
    kafka.reportFraud("k1", "e1", "checking");
    try (RunningBaton baton = RunningBaton.start(overKafka("management.tracing.enabled=true"))) {
      baton.startParcel("k1");
      await().atMost(LONG).until(() -> !kafka.records(CALLS, "k1").isEmpty());
      kafka.reportFraud("k1", "e2", "cleared");
      await()
          .atMost(LONG)
          .until(
              () ->
                  baton
                      .events(OrderEnded.class)
                      .contains(new OrderEnded("k1", "parcel", "inventory/reserved/i1 e1 e2")));
      ConsumerRecord<String, String> call = kafka.records(CALLS, "k1").getFirst();
      assertThat(header(call, "call")).isEqualTo("trigger");
      assertThat(header(call, "Idempotency-Key")).isEqualTo("k1:fraud:1");
      assertThat(header(call, "traceparent")).startsWith("00-");
      JsonNode json = MAPPER.readTree(call.value());
      assertThat(json.path("system").asText()).isEqualTo("fraud");
      assertThat(json.path("key").asText()).isEqualTo("k1:fraud:1");
      assertThat(json.path("order").path("total").asInt()).isEqualTo(12);
      assertThat(baton.systems.calls("fraud/trigger", "k1")).isEmpty();
    }
  }

  @Test
  void instructsOverKafkaAndKeepsTheCallsOfEachOrderInTheirOrder() throws Exception {
    instructFraud();
    List<String> orders = List.of("i1", "i2", "i3", "i4");
    try (RunningBaton baton = RunningBaton.start(overKafka("baton.processes=" + processes))) {
      for (String order : orders) {
        baton.startParcel(order);
        kafka.reportFraud(order, "e1", "suspicious");
      }
      for (String order : orders) {
        await().atMost(LONG).until(() -> kafka.records(CALLS, order).size() == 2);
        List<ConsumerRecord<String, String>> calls = kafka.records(CALLS, order);
        assertThat(calls)
            .extracting(call -> header(call, "call"))
            .containsExactly("trigger", "instruct");
        assertThat(calls)
            .extracting(ConsumerRecord::partition)
            .containsOnly(calls.getFirst().partition());
        assertThat(header(calls.get(1), "Idempotency-Key")).isEqualTo(order + ":fraud:block:1");
        assertThat(MAPPER.readTree(calls.get(1).value()).path("instruction").asText())
            .isEqualTo("block");
      }
      await().atMost(LONG).until(() -> baton.results("instruct").size() == orders.size());
      assertThat(baton.results("instruct")).containsOnly(Map.of("instruct_answer", "accepted"));
      assertThat(orders.stream().map(order -> kafka.records(CALLS, order).getFirst().partition()))
          .as("several partitions, or the order of all would be kept anyway")
          .hasSizeGreaterThan(1);
    }
  }

  /** In place of the instruction that inventory gets otherwise. */
  private void instructFraud() throws Exception {
    for (String name : List.of("fulfillment-parcel.bpmn", "order-fulfillment.bpmn")) {
      String process = Files.readString(Path.of("test/resources/processes", name));
      Files.writeString(
          processes.resolve(name),
          process
              .replace("{system: &quot;inventory&quot;", "{system: &quot;fraud&quot;")
              .replace("&quot;release&quot;", "&quot;block&quot;")
              .replace(":inventory:release:1", ":fraud:block:1"));
    }
  }

  @Test
  void makesAnIncidentOfACallThatTheBrokerWillNeverTake() throws Exception {
    kafka.create(Map.of("max.message.bytes", "1000"), "narrow.fraud");
    try (RunningBaton baton =
        RunningBaton.start(overKafka("baton.calls.kafka.topic=narrow.{system}"))) {
      baton.startOrder(
          "fulfillment-parcel",
          Map.of(
              "orderId", "l1",
              "businessType", "parcel",
              "order", Map.of("wish", "x".repeat(5_000))));
      await().atMost(LONG).until(() -> !baton.incidents("triggerFraud").isEmpty());
      assertThat(baton.incidents("triggerFraud"))
          .singleElement()
          .asString()
          .startsWith(
              "The call trigger cannot be brought to system fraud: it is too large for Kafka"
                  + " (RecordTooLargeException")
          .contains("raise max.message.bytes of topic narrow.fraud")
          .endsWith("then retry; the call is repeated with the same key.");
      baton.startParcel("l2");
      await().atMost(LONG).until(() -> kafka.records("narrow.fraud", "l2").size() == 1);
    }
  }

  @Test
  void losesNothingByAnOutageOfKafkaAndCountsItAsOneTry(@TempDir Path other) throws Exception {
    try (KafkaBroker away = KafkaBroker.start(other, CALLS);
        RunningBaton baton =
            RunningBaton.start(
                "spring.kafka.bootstrap-servers=" + away.address(),
                "baton.systems.fraud.adapter=kafka",
                "baton.systems.fraud.connect-timeout=PT0.3S",
                "baton.systems.fraud.read-timeout=PT1S",
                "baton.systems.fraud.retry.attempts=2",
                "baton.systems.fraud.breaker.minimum-calls=1",
                "baton.systems.fraud.breaker.pause=PT0.3S")) {
      away.goAway();
      baton.startParcel("o1");
      await().atMost(LONG).until(() -> failedTriggers(baton) >= 4);
      away.comeBack();
      await().atMost(LONG).until(() -> baton.completedJobs("triggerFraud") == 1);
      assertThat(baton.incidents("triggerFraud")).isEmpty();
      assertThat(away.records(CALLS, "o1"))
          .extracting(call -> header(call, "Idempotency-Key"))
          .containsOnly("o1:fraud:1");
      assertThat(baton.reportFraud("o1", "e1", "cleared").body()).contains("accepted");
      await().until(() -> !baton.events(OrderEnded.class).isEmpty());
    }
  }

  private static long failedTriggers(RunningBaton baton) {
    long failed = 0;
    for (Record<?> each : baton.engine.getRecordStreamSource().getRecords()) {
      failed += each.getIntent() == JobIntent.FAILED ? 1 : 0;
    }
    return failed;
  }

  @Test
  void startsNotIfASystemThatAnswersByReplyIsToBeCalledOverKafka(CapturedOutput output) {
    refuses("baton.systems.inventory.adapter=kafka");
    assertThat(output)
        .contains(
            "Setting baton.systems.inventory.adapter: kafka brings no replies, and a policy expects"
                + " inventory to answer so. Let it answer by feedback in the policy's table"
                + " systems, or choose another adapter.");
  }

  @Test
  void startsNotWithSettingsOfKafkaThatCannotBeMeant(CapturedOutput output) {
    refuses("baton.systems.fraud.kafka.topik=x");
    refuses("baton.systems.fraud.kafka.topic=a b");
    refuses("baton.systems.fraud.auth.kind=basic");
    refuses("baton.kafka.feedback.topics=baton.feedback");
    refuses("baton.kafka.feedback.dead-letters=baton.feedback.dead");
    refuses("spring.kafka.bootstrap-servers=");
    refuses("spring.kafka.bootstrap-servers=nowhere.invalid:9092");
    assertThat(output)
        .contains("Setting baton.systems.fraud.kafka.topik is none that Baton knows.")
        .contains("Setting baton.systems.fraud.kafka.topic: 'a b' is no name of a topic.")
        .contains("Setting baton.systems.fraud.auth: the adapter kafka does not use it.")
        .contains("Setting baton.kafka.feedback.topics is baton.feedback. It must be the name of a")
        .contains("Setting baton.kafka.feedback.dead-letters is baton.feedback.dead. That is a")
        .contains("Setting baton.systems.fraud.adapter: it is kafka, and there is no Kafka.")
        .contains("Kafka's client cannot work with its settings: No resolvable bootstrap urls");
  }

  private static void refuses(String setting) {
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(BatonApplication.class)
            .properties(
                "server.port=0",
                "baton.processes=test/resources/processes",
                "spring.datasource.url=jdbc:h2:mem:refused;DB_CLOSE_DELAY=0");
    String[] arguments = Stream.of(overKafka(setting)).map("--"::concat).toArray(String[]::new);
    assertThatThrownBy(() -> application.run(arguments)).isInstanceOf(RuntimeException.class);
  }
}
