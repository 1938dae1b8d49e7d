package io.baton.broker;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.response.PartitionBrokerRole;
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
public final class RealBroker implements AutoCloseable {
  /** By name: only the broker can load it. */
  private static final String EXPORTER = RealBroker.class.getPackageName() + ".RecordExporter";

  private static final Duration TO_START = Duration.ofMinutes(3);

  private final BrokerSettings settings;
  private final Path folder;
  private final int gatewayPort;
  private final RecordLog records;
  private final BrokerClock clock;
  private Optional<BrokerProcess> process = Optional.empty();

  private RealBroker(BrokerSettings settings) throws IOException {
    this.settings = settings;
    folder = Files.createTempDirectory(Files.createDirectories(brokers()), "broker-");
    List<Integer> ports = FreePorts.find(5);
    gatewayPort = ports.getFirst();
    records = new RecordLog();
    clock = new BrokerClock(ports.get(1));
    Files.writeString(configuration(), configuration(ports));
  }

  /** Starts a broker and waits until all of it is ready. */
  public static RealBroker start(BrokerSettings settings) {
    try {
      RealBroker broker = new RealBroker(settings);
      broker.startAgain();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it with the data that it had when it was stopped or killed. */
  public void startAgain() {
    BrokerProcess started =
        BrokerProcess.start(distribution(), folder, configuration(), settings.heap());
    process = Optional.of(started);
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
    clock.continueAfterRestart();
  }

  private boolean isReady(CamundaClient client) {
    try {
      return client.newTopologyRequest().send().join().getBrokers().stream()
                  .flatMap(broker -> broker.getPartitions().stream())
                  .filter(partition -> partition.getRole() == PartitionBrokerRole.LEADER)
                  .filter(partition -> partition.getHealth() == PartitionBrokerHealth.HEALTHY)
                  .count()
              == settings.partitions()
          && clock.isThere();
    } catch (ClientException e) {
      return false; // It does not listen yet.
    }
  }

  /** A client of this broker, to be completed and built. */
  public CamundaClientBuilder newClient() {
    // The REST calls of a newer client do not fit an older gateway.
    return CamundaClient.newClientBuilder().preferRestOverGrpc(false).grpcAddress(grpcAddress());
  }

  public URI grpcAddress() {
    return URI.create("http://127.0.0.1:" + gatewayPort);
  }

  /** What it has written to its log. */
  public RecordLog records() {
    return records;
  }

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

  /** The operating system's number of its process. */
  public long pid() {
    return process.map(BrokerProcess::pid).orElseThrow();
  }

  /** Stops it in good order; {@link #startAgain()} continues. */
  public void stop() {
    process.ifPresent(BrokerProcess::stop);
  }

  /** Ends it at once, as {@code kill -9} does; {@link #startAgain()} continues. */
  public void kill() {
    process.ifPresent(BrokerProcess::kill);
  }

  /** Ends it for good and removes its data. */
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
