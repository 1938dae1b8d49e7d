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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private static final String EXPORTER = RealBroker.class.getPackageName() + ".RecordExporter";

  private static final Duration TO_START = Duration.ofMinutes(3);

  private final BrokerSettings settings;
  private final Path folder;
  private final int gatewayPort;
  private final RecordLog records;
  private final BrokerClock clock;
  private final int nodeId;
  private Optional<BrokerProcess> process = Optional.empty();

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
    gatewayPort = ports.getFirst();
    clock = new BrokerClock(ports.get(1));
    String ofCluster = member.map(ClusterMember::yaml).orElse("");
    Files.writeString(configuration(), configuration(ports) + ofCluster);
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
    process =
        Optional.of(BrokerProcess.start(distribution(), folder, configuration(), settings.heap()));
  }

  /** Waits until it has its part of every partition, and somebody leads each of them. */
  void awaitReady() {
    BrokerProcess started = process.orElseThrow();
    try (CamundaClient client = newClient().build()) {
      Awaitility.await("the broker is ready")
          .atMost(TO_START)
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
    return URI.create("http://127.0.0.1:" + gatewayPort);
  }

  int grpcPort() {
    return gatewayPort;
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
    return process.map(BrokerProcess::lastWords).orElse("The broker has not started.");
  }

  /** Stops it in good order; {@link #startAgain()} continues. */
  public void stop() {
    process.ifPresent(BrokerProcess::stop);
  }

  /** Ends it at once, as {@code kill -9} does; {@link #startAgain()} continues. */
  public void kill() {
    process.ifPresent(BrokerProcess::kill);
  }

  @Override
  public void close() {
    kill(); // Nothing of it is needed any more, so nothing needs to be put in order.
    clock.close();
    try {
      records.close();
      delete(folder.resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path data) throws IOException {
    if (Files.exists(data)) {
      try (Stream<Path> all = Files.walk(data)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  // ---- where things are

  private static Path distribution() {
    String distribution = System.getProperty("baton.broker.distribution");
    if (distribution == null) {
      throw new IllegalStateException(
          "The system property baton.broker.distribution does not say where the broker is; Maven's failsafe plugin sets it");
    }
    return Path.of(distribution).toAbsolutePath();
  }

  private static Path brokers() {
    return Path.of("target", "brokers").toAbsolutePath();
  }

  private Path configuration() {
    return folder.resolve("broker.yaml");
  }

  private String configuration(List<Integer> ports) {
    return """
    server: {address: 127.0.0.1, port: %d}
    management: {server: {address: 127.0.0.1, port: %d}}
    zeebe:
      clock.controlled: true
      broker:
        network:
          host: 127.0.0.1
          commandApi.port: %d
          internalApi.port: %d
        gateway:
          network: {host: 127.0.0.1, port: %d}
          # A busy machine is slow, and that is no failure.
          cluster.requestTimeout: 60s
        cluster.partitionsCount: %d
        processing.maxCommandsInBatch: %d
        threads: {cpuThreadCount: 2, ioThreadCount: 2}
        data:
          directory: %s
          logSegmentSize: 16MB
          disk.freeSpace: {processing: 500MB, replication: 250MB}
        experimental.rocksdb.memoryLimit: 64MB
        flowControl.request.enabled: %s
        backpressure.enabled: %s
        exporters:
          records:
            className: %s
            args: {%s: %d, %s: %s}
    """
        .formatted(
            ports.get(2),
            ports.get(1),
            ports.get(3),
            ports.get(4),
            gatewayPort,
            settings.partitions(),
            settings.maxCommandsInBatch(),
            folder.resolve("data"),
            settings.flowControl(),
            settings.flowControl(),
            EXPORTER,
            RecordExporter.PORT,
            records.port(),
            RecordExporter.EVENTS_ONLY,
            settings.eventsOnly());
  }
}
