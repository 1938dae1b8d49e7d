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
public final class RealBroker implements AutoCloseable {
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
  private Optional<ChildProcess> process = Optional.empty();

  private RealBroker(BrokerSettings settings) throws IOException {
    this.settings = settings;
    folder = Files.createTempDirectory(Files.createDirectories(brokers()), "broker-");
    List<Integer> ports = FreePorts.find(5);
    records = new RecordLog();
    configuration =
        new BrokerConfiguration(
            ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), records.port());
    clock = new BrokerClock(configuration.management());
    Files.writeString(file(), configuration.yaml(settings, folder.resolve("data")));
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
    ChildProcess started = ChildProcess.start(program(), folder);
    process = Optional.of(started);
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
    return URI.create("http://127.0.0.1:" + configuration.grpc());
  }

  /** Where Operate and Tasklist are, if it was set up with them. */
  public URI webAddress() {
    return URI.create("http://127.0.0.1:" + configuration.web());
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

  /** Ends it for good and removes its data. */
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
