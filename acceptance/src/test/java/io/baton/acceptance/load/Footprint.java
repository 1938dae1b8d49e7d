package io.baton.acceptance.load;

import io.baton.acceptance.Memory;
import io.baton.acceptance.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What all orders together take: bytes of the ledger and the engine's disk, and memory. */
record Footprint(long ledger, long engine, Memory application, Memory broker) {

  static Footprint of(Stage stage) {
    String size =
        stage.ledger().rows("select pg_database_size(current_database())").getFirst().getFirst();
    return new Footprint(
        Long.parseLong(size),
        size(stage.broker().folder().resolve("data")),
        Memory.of(stage.application().pid()),
        Memory.of(stage.broker().pid()));
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(Footprint::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException justRemoved) {
      return 0;
    }
  }

  /** What has come for each of some orders. */
  String since(Footprint before, int orders) {
    return "%,d bytes of the ledger, %,d bytes of the engine's disk; memory of application %s, of broker %s"
        .formatted(
            (ledger - before.ledger) / orders,
            (engine - before.engine) / orders,
            application,
            broker);
  }
}
