package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of a plain start is a file. */
class LedgerFileTest {

  @TempDir private Path folder;

  @Test
  void holdsACommitAtOnceSoThatAKilledApplicationLosesNothing() throws Exception {
    try (Connection ledger = DriverManager.getConnection(url("baton"), "sa", "")) {
      ledger.createStatement().execute("create table kept (id int)");
      for (int id = 0; id < 100; id++) {
        ledger.createStatement().execute("insert into kept values (" + id + ")");
      }
      Files.copy(folder.resolve("baton.mv.db"), folder.resolve("killed.mv.db"));
    }
    try (Connection killed = DriverManager.getConnection(url("killed"), "sa", "");
        ResultSet count = killed.createStatement().executeQuery("select count(*) from kept")) {
      count.next();
      assertThat(count.getInt(1)).isEqualTo(100);
    }
  }

  private String url(String name) {
    assertThat(BatonApplication.LEDGER).contains("./data/baton");
    return BatonApplication.LEDGER.replace("./data/baton", folder.resolve(name).toString());
  }
}
