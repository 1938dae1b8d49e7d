package io.baton.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The operating system's process of a broker; it ends with ours at the latest. */
final class BrokerProcess {
  private static final Duration TO_STOP = Duration.ofSeconds(30);
  private static final int LAST_LINES = 40;

  private final Process process;
  private final Path log;
  private final Thread atOurEnd;

  private BrokerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.atOurEnd = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atOurEnd);
  }

  /**
   * Starts a broker; its output is appended to {@code <folder>/broker.log}.
   *
   * @param distribution the unpacked distribution
   * @param folder where it runs
   * @param configuration its configuration file
   */
  static BrokerProcess start(Path distribution, Path folder, Path configuration, String heap) {
    if (!Files.isDirectory(distribution.resolve("lib"))) {
      throw new IllegalStateException(
          "There is no Camunda distribution at %s. \"./mvnw verify\" puts it there, or: ./mvnw pre-integration-test -pl broker -DskipTests"
              .formatted(distribution));
    }
    Path log = folder.resolve("broker.log");
    String classpath =
        "%s:%s:%s".formatted(distribution.resolve("config"), distribution.resolve("lib/*"), ours());
    List<String> command =
        Stream.of(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                // RocksDB and Agrona; the second flag is not known to older ones.
                List.of("--enable-native-access=ALL-UNNAMED"),
                Runtime.version().feature() < 24
                    ? List.<String>of()
                    : List.of("--sun-misc-unsafe-memory-access=allow"),
                List.of("-Dapp.home=" + folder, "-Dbasedir=" + folder),
                List.of("-Dspring.config.additional-location=file:" + configuration),
                List.of("-cp", classpath, BrokerMain.class.getName()))
            .flatMap(List::stream)
            .toList();
    try {
      return new BrokerProcess(
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start(),
          log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where our own classes are: a folder or a jar. */
  private static Path ours() {
    try {
      return Path.of(BrokerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** As an administrator stops it. */
  void stop() {
    process.destroy();
    awaitEnd();
  }

  /** As a power failure stops it. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
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

  /** Where its log is, and the end of it. */
  String lastWords() {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return "The broker's log is %s; it ends:%n%s"
          .formatted(
              log,
              String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size())));
    } catch (IOException e) {
      return "The broker's log %s cannot be read: %s".formatted(log, e);
    }
  }
}
