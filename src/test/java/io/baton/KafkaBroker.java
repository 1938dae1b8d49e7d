package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** A real Kafka broker in this JVM, which can go away and come back with all that it had. */
final class KafkaBroker implements AutoCloseable {

  private static final int PARTITIONS = 3;

  private final Properties settings = new Properties();
  private final String address;
  private KafkaRaftServer server;

  private KafkaBroker(Path folder) throws IOException {
    beQuiet();
    int port = freePort();
    int controllerPort = freePort();
    address = "localhost:" + port;
    settings.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@localhost:" + controllerPort,
            "controller.listener.names", "CONTROLLER",
            "listeners", "PLAINTEXT://" + address + ",CONTROLLER://localhost:" + controllerPort,
            "log.dirs", folder.resolve("data").toString(),
            "auto.create.topics.enable", "false",
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "group.initial.rebalance.delay.ms", "0"));
    Path file = folder.resolve("server.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, "");
    }
    String[] format = {
      "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
    };
    assertThat(StorageTool.execute(format, new PrintStream(OutputStream.nullOutputStream())))
        .isZero();
    server = comeBack();
  }

  /** It tells its whole life otherwise. */
  private static void beQuiet() {
    LoggingSystem logging = LoggingSystem.get(KafkaBroker.class.getClassLoader());
    for (String logger : List.of("kafka", "org.apache.kafka", "state.change.logger")) {
      logging.setLogLevel(logger, LogLevel.ERROR);
    }
  }

  static KafkaBroker start(Path folder, String... topics) throws Exception {
    KafkaBroker broker = new KafkaBroker(folder);
    broker.create(Map.of(), topics);
    return broker;
  }

  String address() {
    return address;
  }

  void create(Map<String, String> settings, String... topics) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      List<NewTopic> all = new ArrayList<>();
      for (String topic : topics) {
        all.add(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()).configs(settings));
      }
      admin.createTopics(all).all().get();
    }
  }

  void goAway() {
    server.shutdown();
    server.awaitShutdown();
  }

  KafkaRaftServer comeBack() {
    server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    server.startup();
    return server;
  }

  void send(String topic, String key, @Nullable String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  /** Reports a status of the system {@code fraud}. */
  void reportFraud(String orderId, String eventId, String status) throws Exception {
    send(
        "baton.feedback.fraud",
        orderId,
        """
        {"orderId":"%s","eventId":"%s","status":"%s","params":{"resultCode":"0"}}
        """
            .formatted(orderId, eventId, status));
  }

  /** All records of a topic that have a key, in the order of their partitions. */
  List<ConsumerRecord<String, String>> records(String topic, String key) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records.stream().filter(record -> key.equals(record.key())).toList();
    }
  }

  static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    goAway();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
