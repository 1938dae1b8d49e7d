package io.baton.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * An OpenSearch in a process of its own, on free ports of this machine: what a {@link RealBroker}
 * with Operate and Tasklist writes to, and these two read.
 *
 * <p>Its data are removed when it is closed, which is after the broker; its log stays.
 */
public final class SearchStore implements AutoCloseable {
  private static final Duration TO_START = Duration.ofMinutes(2);

  /** It answers after 30 s at the latest, if it is well. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(40);

  private static final int OK = 200;

  private final Path folder;
  private final URI address;
  private final ChildProcess process;

  private SearchStore(Path folder, List<Integer> ports) throws IOException {
    this.folder = folder;
    address = URI.create("http://127.0.0.1:" + ports.getFirst());
    process = ChildProcess.start(program(ports), folder);
  }

  private ChildProcess.Program program(List<Integer> ports) {
    Path built = Path.of(RealBroker.place("baton.store"));
    if (!Files.isDirectory(built.resolve("lib"))) {
      throw new IllegalStateException(
          "There is no OpenSearch at %s. \"./mvnw verify\" puts it there, or: ./mvnw pre-integration-test -pl store"
              .formatted(built));
    }
    return new ChildProcess.Program(
        "store",
        "%s:%s".formatted(built.resolve("classes"), built.resolve("lib/*")),
        "512m",
        List.of(),
        "io.baton.store.StoreMain",
        List.of(folder.toString(), ports.getFirst().toString(), ports.getLast().toString()));
  }

  /** Starts a store and waits until it is ready. */
  public static SearchStore start() {
    try {
      Path stores = Files.createDirectories(Path.of("target", "brokers").toAbsolutePath());
      SearchStore store =
          new SearchStore(Files.createTempDirectory(stores, "store-"), FreePorts.find(2));
      store.awaitReady();
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Awaitility.await("the store is ready")
          .atMost(TO_START)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !process.isAlive() || isReady(http));
    } catch (ConditionTimeoutException e) {
      String lastWords = process.lastWords();
      process.kill();
      throw new IllegalStateException("The store is not ready in time. " + lastWords, e);
    }
    if (!process.isAlive()) {
      throw new IllegalStateException("The store has ended. " + process.lastWords());
    }
  }

  private boolean isReady(HttpClient http) throws InterruptedException {
    try {
      HttpRequest health =
          HttpRequest.newBuilder(address.resolve("/_cluster/health?wait_for_status=yellow"))
              .timeout(TO_ANSWER)
              .build();
      return http.send(health, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false; // It does not listen yet.
    }
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  /** Ends it for good and removes its data. */
  @Override
  public void close() {
    process.kill();
    try {
      ChildProcess.delete(folder.resolve("node_1/data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
