package io.baton;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server, one for all tests of a JVM; it ends with it. */
public final class PostgresLedger {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresLedger() {}

  private static final class Server {
    private static final EmbeddedPostgres STARTED = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The URL of a new and empty database; its user is {@code postgres}, without a password. */
  public static String newDatabase() {
    String name = "ledger" + DATABASES.incrementAndGet();
    try (Connection connection = Server.STARTED.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "jdbc:postgresql://localhost:" + Server.STARTED.getPort() + "/" + name;
  }
}
