package io.baton.broker;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.BrokerInfo;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.response.PartitionBrokerRole;
import io.camunda.client.api.response.PartitionInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A Camunda broker in a process of its own, on free ports of this machine, as a fixture of tests
 * and benchmarks.
 *
 * <p>Its data are removed when it is closed; its log stays in {@link #folder()}.
 */
public final class RealBroker implements RealEngine {
  /** By name: only the broker can load it. */
  static final String EXPORTER = RealBroker.class.getPackageName() + ".RecordExporter";

  private static final Duration TO_START = Duration.ofMinutes(3);

  /** Operate makes its indices before anything else. */
  private static final Duration TO_START_OPERATE = Duration.ofMinutes(5);

  private final BrokerSettings settings;
  private final Path folder;
  private final BrokerConfiguration configuration;
  private final RecordLog records;
  private final BrokerClock clock;
  private final int nodeId;
  private Optional<ChildProcess> process = Optional.empty();

  /**
   * Prepares a broker.
   *
   * @param member what makes it one of a cluster; empty: it is alone
   */
  RealBroker(BrokerSettings settings, RecordLog records, Optional<ClusterMember> member)
      throws IOException {
    this.settings = settings;
    this.records = records;
    nodeId = member.map(ClusterMember::nodeId).orElse(0);
    folder = Files.createTempDirectory(Files.createDirectories(brokers()), "broker-");
    List<Integer> ports = FreePorts.find(5);
    configuration =
        new BrokerConfiguration(
            ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), records.port());
    clock = new BrokerClock(configuration.management());
    String ofCluster = member.map(ClusterMember::yaml).orElse("");
    Files.writeString(file(), configuration.yaml(settings, folder.resolve("data")) + ofCluster);
  }

  /** Starts a broker and waits until all of it is ready. */
  public static RealBroker start(BrokerSettings settings) {
    try {
      RealBroker broker = new RealBroker(settings, new RecordLog(), Optional.empty());
      broker.startAgain();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it with the data that it had when it was stopped or killed. */
  public void startAgain() {
    begin();
    awaitReady();
    clock.continueAfterRestart();
  }

  /** Starts it without waiting. */
  void begin() {
    process = Optional.of(ChildProcess.start(program(), folder));
  }

  /** Waits until it has its part of every partition, and somebody leads each of them. */
  void awaitReady() {
    ChildProcess started = process.orElseThrow();
    try (CamundaClient client = newClient().build()) {
      Awaitility.await("the broker is ready")
          .atMost(settings.store().isPresent() ? TO_START_OPERATE : TO_START)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !started.isAlive() || isReady(client));
    } catch (ConditionTimeoutException e) {
      String lastWords = started.lastWords();
      started.kill();
      throw new IllegalStateException("The broker is not ready in time. " + lastWords, e);
    }
    if (!started.isAlive()) {
      throw new IllegalStateException("The broker has ended. " + started.lastWords());
    }
  }

  private boolean isReady(CamundaClient client) {
    try {
      List<BrokerInfo> brokers = client.newTopologyRequest().send().join().getBrokers();
      long led =
          brokers.stream()
              .flatMap(broker -> broker.getPartitions().stream())
              .filter(PartitionInfo::isLeader)
              .map(PartitionInfo::getPartitionId)
              .distinct()
              .count();
      long healthy =
          brokers.stream()
              .filter(broker -> broker.getNodeId() == nodeId)
              .flatMap(broker -> broker.getPartitions().stream())
              .filter(partition -> partition.getRole() != PartitionBrokerRole.INACTIVE)
              .filter(partition -> partition.getHealth() == PartitionBrokerHealth.HEALTHY)
              .count();
      return led == settings.partitions() && healthy == settings.partitions() && clock.isThere();
    } catch (ClientException e) {
      return false; // It does not listen yet.
    }
  }

  @Override
  public URI grpcAddress() {
    return URI.create("http://127.0.0.1:" + configuration.grpc());
  }

  /** Where Operate and Tasklist are, if it was set up with them. */
  public URI webAddress() {
    return URI.create("http://127.0.0.1:" + configuration.web());
  }

  int grpcPort() {
    return configuration.grpc();
  }

  /** Its number in the operating system. */
  public long pid() {
    return process.orElseThrow().pid();
  }

  @Override
  public RecordLog records() {
    return records;
  }

  @Override
  public BrokerClock clock() {
    return clock;
  }

  /** Where it runs, with its log, {@code broker.log}. */
  public Path folder() {
    return folder;
  }

  /** Where its log is, and the end of it; for the message of a test that fails. */
  public String lastWords() {
    return process.map(ChildProcess::lastWords).orElse("The broker has not started.");
  }

  /** Stops it in good order; {@link #startAgain()} continues. */
  public void stop() {
    process.ifPresent(ChildProcess::stop);
  }

  /** Ends it at once, as {@code kill -9} does; {@link #startAgain()} continues. */
  public void kill() {
    process.ifPresent(ChildProcess::kill);
  }

  @Override
  public void close() {
    kill(); // Nothing of it is needed any more, so nothing needs to be put in order.
    clock.close();
    try {
      records.close();
      ChildProcess.delete(folder.resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- where things are

  private ChildProcess.Program program() {
    Path distribution = Path.of(place("baton.broker.distribution"));
    if (!Files.isDirectory(distribution.resolve("lib"))) {
      throw new IllegalStateException(
          "There is no Camunda distribution at %s. \"./mvnw verify\" puts it there, or: ./mvnw pre-integration-test -pl broker -DskipTests"
              .formatted(distribution));
    }
    boolean withOperate = settings.store().isPresent();
    return new ChildProcess.Program(
        "broker",
        "%s:%s".formatted(distribution.resolve("config"), distribution.resolve("lib/*")),
        settings.heap(),
        List.of(
            "-Dapp.home=" + folder,
            "-Dbasedir=" + folder,
            "-Dspring.profiles.active=" + (withOperate ? "broker,operate,tasklist" : "broker"),
            "-Dspring.config.additional-location=file:" + file()),
        "io.camunda.application." + (withOperate ? "StandaloneCamunda" : "StandaloneBroker"),
        List.of());
  }

  /** Where Maven has put something that a test starts. */
  static String place(String property) {
    String place = System.getProperty(property);
    if (place == null) {
      throw new IllegalStateException(
          "The system property %s does not say where it is; Maven's failsafe plugin sets it"
              .formatted(property));
    }
    return Path.of(place).toAbsolutePath().toString();
  }

  private static Path brokers() {
    return Path.of("target", "brokers").toAbsolutePath();
  }

  private Path file() {
    return folder.resolve("broker.yaml");
  }
}
