package io.baton.acceptance;

import io.baton.broker.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Baton's application as it is shipped, the executable jar, in a process of its own that can be
 * killed and started again at the same address.
 */
public final class ApplicationProcess implements AutoCloseable {
  private static final Duration TO_START = Duration.ofMinutes(3);
  private static final Duration TO_STOP = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> properties = new TreeMap<>();
  private final int port;
  private final Path folder;
  private Process process;
  private Thread atOurEnd;

  /**
   * Starts the application and waits until it takes orders and feedback.
   *
   * @param properties as they would stand in its {@code application.yaml}, such as the engine's
   *     address; that anybody on this machine may report is said here
   */
  public static ApplicationProcess start(Map<String, String> properties) {
    ApplicationProcess application = begin(properties);
    application.awaitReady();
    return application;
  }

  /** Starts it without waiting, for an engine that is not there yet. */
  public static ApplicationProcess begin(Map<String, String> properties) {
    try {
      return new ApplicationProcess(properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ApplicationProcess(Map<String, String> properties) throws IOException {
    port = FreePorts.find(1).getFirst();
    folder =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target", "applications").toAbsolutePath()), "baton-");
    this.properties.put("server.port", String.valueOf(port));
    this.properties.put("server.address", "127.0.0.1");
    this.properties.putAll(properties);
    process = newProcess();
    atOurEnd = endWithUs(process);
  }

  private Process newProcess() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-jar", System.getProperty("baton.application.jar")));
    properties.forEach((name, value) -> command.add("--" + name + "=" + value));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private static Thread endWithUs(Process process) {
    Thread hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  /** Base URL. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The operating system's number of its process. */
  public long pid() {
    return process.pid();
  }

  /** Whether its process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Everything that it has logged, over all of its lives. */
  public Path log() {
    return folder.resolve("application.log");
  }

  public boolean isReady() {
    try {
      HttpRequest ready =
          HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // It does not listen yet.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits until it takes orders and feedback; fails with its log when it ends instead. */
  public void awaitReady() {
    Awaitility.await("the application is ready; its log is " + log())
        .atMost(TO_START)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !process.isAlive() || isReady());
    if (!process.isAlive()) {
      throw new IllegalStateException("The application has ended; its log is " + log());
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Ends it as an administrator does. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  /** Starts it again, without waiting until it is ready. */
  public void startAgain() {
    try {
      process = newProcess();
      atOurEnd = endWithUs(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(atOurEnd);
  }

  @Override
  public void close() {
    kill();
    http.close();
  }
}
