package io.baton.acceptance;

import io.baton.broker.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The ledger's PostgreSQL, a real one, that can be stopped and started with its data. */
public final class LedgerServer implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private LedgerServer() throws IOException {
    data =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target", "ledgers").toAbsolutePath()), "ledger-");
    server = begin(FreePorts.find(1).getFirst());
  }

  private EmbeddedPostgres begin(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  public static LedgerServer start() {
    try {
      return new LedgerServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the application is told to use it. */
  public Map<String, String> properties() {
    return Map.of("spring.datasource.url", url(), "spring.datasource.username", "postgres");
  }

  private String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Stops it as an administrator in a hurry does: connections are broken. */
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, as a power failure does. */
  public void kill() {
    try {
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      ProcessHandle postgres = ProcessHandle.of(pid).orElseThrow();
      List<ProcessHandle> all = Stream.concat(Stream.of(postgres), postgres.descendants()).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
      server.close(); // Nothing is left to be stopped, but it holds a lock of ours.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it with the data that it had, at the same port. */
  public void startAgain() {
    try {
      server = begin(server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a query, each as the texts of its columns. */
  public List<List<String>> rows(String query) {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf(result.getString(column)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
