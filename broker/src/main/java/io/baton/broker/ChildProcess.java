package io.baton.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java program in an operating system's process of its own; it ends with ours at the latest. */
final class ChildProcess {
  private static final Duration TO_STOP = Duration.ofSeconds(30);
  private static final int LAST_LINES = 40;

  private final Process process;
  private final Path log;
  private final Thread atOurEnd;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.atOurEnd = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atOurEnd);
  }

  /**
   * A program to start.
   *
   * @param name its output is appended to {@code <name>.log}
   * @param classpath where its classes are; ours are added
   * @param heap its Java heap, such as {@code 512m}
   * @param flags more flags of its JVM
   * @param mainClass what it runs
   * @param arguments of its main method
   */
  record Program(
      String name,
      String classpath,
      String heap,
      List<String> flags,
      String mainClass,
      List<String> arguments) {}

  /** Starts a program in a folder. */
  static ChildProcess start(Program program, Path folder) {
    Path log = folder.resolve(program.name() + ".log");
    try {
      return new ChildProcess(
          new ProcessBuilder(command(program))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start(),
          log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Program program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + program.heap());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    // RocksDB and Agrona; the second flag is not known to older ones.
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(program.flags());
    command.addAll(List.of("-cp", program.classpath() + ":" + ours()));
    command.addAll(List.of(ChildMain.class.getName(), program.mainClass()));
    command.addAll(program.arguments());
    return command;
  }

  /** Where our own classes are: a folder or a jar. */
  private static Path ours() {
    try {
      return Path.of(ChildMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
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
      return "Its log is %s; it ends:%n%s"
          .formatted(
              log,
              String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size())));
    } catch (IOException e) {
      return "Its log %s cannot be read: %s".formatted(log, e);
    }
  }

  /** Removes what such a program has kept. */
  static void delete(Path data) throws IOException {
    if (Files.exists(data)) {
      try (Stream<Path> all = Files.walk(data)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
